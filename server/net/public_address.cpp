#include "server/net/public_address.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace muster::net
{

namespace asio = boost::asio;

namespace
{

/// The addresses that begin with the first `bits` of `start`.
struct Block {
    std::uint32_t start;
    int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0)
{
    return (a << 24) | (b << 16) | (c << 8);
}

constexpr std::array kNotPublic{
    Block{v4(0, 0), 8},         // this network
    Block{v4(10, 0), 8},        // private
    Block{v4(100, 64), 10},     // shared by a provider's customers
    Block{v4(127, 0), 8},       // this machine
    Block{v4(169, 254), 16},    // the link; clouds answer questions about the machine there
    Block{v4(172, 16), 12},     // private
    Block{v4(192, 0, 0), 24},   // protocols
    Block{v4(192, 0, 2), 24},   // examples
    Block{v4(192, 88, 99), 24}, // 6to4 relays
    Block{v4(192, 168), 16},    // private
    Block{v4(198, 18), 15},     // measurements
    Block{v4(198, 51, 100), 24}, Block{v4(203, 0, 113), 24}, Block{v4(224, 0), 4}, // groups
    Block{v4(240, 0), 4},                                                          // reserved, and everybody
};

bool is_public_v4(std::uint32_t address)
{
    return std::none_of(kNotPublic.begin(), kNotPublic.end(), [address](const Block& block) {
        const int rest = 32 - block.bits;
        return (address >> rest) == (block.start >> rest);
    });
}

std::uint32_t last_four(const asio::ip::address_v6::bytes_type& bytes)
{
    return (std::uint32_t{bytes[12]} << 24) | (std::uint32_t{bytes[13]} << 16) | (std::uint32_t{bytes[14]} << 8) |
           std::uint32_t{bytes[15]};
}

bool is_public_v6(const asio::ip::address_v6& address)
{
    const auto bytes = address.to_bytes();
    if (address.is_v4_mapped()) return is_public_v4(last_four(bytes));
    constexpr std::array<unsigned char, 12> kNat64{0x00, 0x64, 0xff, 0x9b};
    if (std::equal(kNat64.begin(), kNat64.end(), bytes.begin())) return is_public_v4(last_four(bytes));

    const bool is_global_unicast = (bytes[0] & 0xe0U) == 0x20;
    const bool is_for_protocols = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02;
    const bool is_example = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8;
    const bool is_6to4 = bytes[0] == 0x20 && bytes[1] == 0x02;
    return is_global_unicast && !is_for_protocols && !is_example && !is_6to4;
}

} // namespace

bool is_public(const asio::ip::address& address)
{
    return address.is_v4() ? is_public_v4(address.to_v4().to_uint()) : is_public_v6(address.to_v6());
}

} // namespace muster::net
