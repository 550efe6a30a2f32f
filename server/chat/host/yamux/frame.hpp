// The twelve bytes before everything that goes over a yamux connection.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::yamux
{

using StreamId = std::uint32_t;

inline constexpr std::size_t kHeaderSize = 12;

enum class FrameType : std::uint8_t { Data = 0, WindowUpdate = 1, Ping = 2, GoAway = 3 };

/// A frame may carry several.
namespace flag
{
inline constexpr std::uint16_t kSyn = 1;
inline constexpr std::uint16_t kAck = 2;
inline constexpr std::uint16_t kFin = 4;
inline constexpr std::uint16_t kRst = 8;
} // namespace flag

/// What a side says before it goes.
enum class GoAwayCode : std::uint32_t { Normal = 0, ProtocolError = 1, InternalError = 2 };

class FrameHeader
{
public:
    FrameHeader() = default;
    FrameHeader(FrameType of, std::uint16_t with, StreamId on, std::uint32_t says)
        : type(of), flags(with), stream(on), value(says)
    {
    }

    [[nodiscard]] bool has(std::uint16_t one) const { return (flags & one) != 0; }

    FrameType type = FrameType::Data;
    std::uint16_t flags = 0;
    StreamId stream = 0;
    std::uint32_t value = 0; ///< bytes that follow, credit, a ping's own number or a GoAwayCode
};

/// Reads the first twelve bytes. faults  Invalid  an unknown version or type: the session must end
[[nodiscard]] Result<FrameHeader> read_header(std::string_view bytes);

void put_header(std::string& out, const FrameHeader& header);

} // namespace muster::yamux
