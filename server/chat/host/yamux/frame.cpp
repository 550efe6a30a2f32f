#include "server/chat/host/yamux/frame.hpp"

namespace muster::yamux
{

namespace
{

std::uint32_t big_endian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

void put_big_endian(std::string& out, std::uint32_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

} // namespace

Result<FrameHeader> read_header(std::string_view bytes)
{
    const auto version = static_cast<unsigned char>(bytes[0]);
    const auto type = static_cast<unsigned char>(bytes[1]);
    if (version != 0) return fail(Fault::Invalid, "version " + std::to_string(version));
    if (type > static_cast<unsigned char>(FrameType::GoAway))
        return fail(Fault::Invalid, "frame of type " + std::to_string(type));
    const auto flags = static_cast<std::uint16_t>(big_endian(bytes.substr(2, 2)));
    return FrameHeader(static_cast<FrameType>(type), flags, big_endian(bytes.substr(4, 4)),
                       big_endian(bytes.substr(8, 4)));
}

void put_header(std::string& out, const FrameHeader& header)
{
    out.push_back(0);
    out.push_back(static_cast<char>(header.type));
    put_big_endian(out, header.flags, 2);
    put_big_endian(out, header.stream, 4);
    put_big_endian(out, header.value, 4);
}

} // namespace muster::yamux
