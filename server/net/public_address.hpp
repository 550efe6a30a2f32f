// Which addresses lie in the public internet: a program that calls where people tell it to must not be led to its own
// neighbours.
#pragma once

#include <boost/asio/ip/address.hpp>

namespace muster::net
{

/// False for this machine, private and local networks, groups, and what is reserved (IANA's registries of
/// special-purpose addresses, RFC 6890); an IPv6 address that stands for an IPv4 one is judged as that.
[[nodiscard]] bool is_public(const boost::asio::ip::address& address);

} // namespace muster::net
