// Asio, compiled once (BOOST_ASIO_SEPARATE_COMPILATION); its TLS part is in server/net.
#include <boost/asio/impl/src.hpp>
