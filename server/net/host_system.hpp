// What is taken of the system that the executable runs on, which may be another than it was built on, and may have
// hardly more than a kernel.
#pragma once

#include <boost/asio/ssl/context.hpp>

namespace muster::net
{

/// Host names are looked up in /etc/hosts and by DNS, which libc knows by itself. What else nsswitch.conf may name are
/// libraries of the system; a static executable cannot load those of another libc. For the whole process.
void look_up_names_without_plugins();

/// Trusts the authorities that the system trusts: where OpenSSL looks for them (SSL_CERT_FILE and SSL_CERT_DIR say),
/// and in the one file in which systems keep all, which may be the only one that an image has.
void trust_authorities_of_system(boost::asio::ssl::context& context);

} // namespace muster::net
