#include "sandbox/integrations/base64.hpp"

#include <cstdint>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint32_t byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

} // namespace

std::string encode_base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::uint32_t three = byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
        text += kAlphabet[three >> 18];
        text += kAlphabet[three >> 12 & 63];
        text += at + 1 < bytes.size() ? kAlphabet[three >> 6 & 63] : '=';
        text += at + 2 < bytes.size() ? kAlphabet[three & 63] : '=';
    }
    return text;
}

std::optional<std::string> decode_base64(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    int digits = 0;
    int padding = 0;
    for (const char c : text) {
        if (c == '\r' || c == '\n') continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const std::size_t digit = kAlphabet.find(c);
        if (digit == std::string_view::npos || padding > 0) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        if (++digits == 4) {
            bytes += static_cast<char>(bits >> 16 & 0xff);
            bytes += static_cast<char>(bits >> 8 & 0xff);
            bytes += static_cast<char>(bits & 0xff);
            bits = 0;
            digits = 0;
        }
    }
    if (digits == 0) return padding == 0 ? std::optional(bytes) : std::nullopt;
    if (digits == 1 || digits + padding != 4) return std::nullopt;
    bits <<= 6 * (4 - digits);
    bytes += static_cast<char>(bits >> 16 & 0xff);
    if (digits == 3) bytes += static_cast<char>(bits >> 8 & 0xff);
    return bytes;
}

} // namespace muster::sandbox
