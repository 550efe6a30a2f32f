#include "server/chat/host/gob/primitives.hpp"

#include <bit>

namespace muster::gob
{

void put_uint(std::string& out, std::uint64_t value)
{
    if (value < 128) {
        out.push_back(static_cast<char>(value));
        return;
    }
    const int bytes = (static_cast<int>(std::bit_width(value)) + 7) / 8;
    out.push_back(static_cast<char>(256 - bytes));
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

void put_int(std::string& out, std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    put_uint(out, value < 0 ? (~bits << 1) | 1 : bits << 1);
}

void put_float(std::string& out, double value)
{
    put_uint(out, __builtin_bswap64(std::bit_cast<std::uint64_t>(value)));
}

void put_text(std::string& out, std::string_view bytes)
{
    put_uint(out, bytes.size());
    out.append(bytes);
}

} // namespace muster::gob
