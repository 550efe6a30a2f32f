#include "base/text.hpp"

#include <openssl/crypto.h>

#include <cstdint>

namespace muster
{

namespace
{

constexpr std::string_view kSpace = " \t\r\n\v\f";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Length of the well-formed sequence that starts at `at`, 0 if it is none.
std::size_t sequence_length(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) return 1;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + size > bytes.size()) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if (!is_continuation(bytes[at + i])) return 0;
    const std::uint32_t second = byte(at + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool too_high = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || too_high ? 0 : size;
}

} // namespace

std::string_view trim(std::string_view text)
{
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> found;
    for (auto at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
        const auto end = text.find_first_of(kSpace, at);
        found.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(kSpace, end);
    }
    return found;
}

std::string join(const std::vector<std::string>& words)
{
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined.push_back(' ');
        joined += word;
    }
    return joined;
}

std::string lower(std::string_view text)
{
    std::string lowered(text);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

std::size_t length(std::string_view utf8)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count) {
        const std::size_t size = sequence_length(utf8, at);
        at += size == 0 ? 1 : size;
    }
    return count;
}

std::string_view cut(std::string_view utf8, std::size_t code_points)
{
    std::size_t at = 0;
    for (; at < utf8.size() && code_points > 0; --code_points) {
        const std::size_t size = sequence_length(utf8, at);
        at += size == 0 ? 1 : size;
    }
    return utf8.substr(0, at);
}

std::string_view cut_bytes(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes) return utf8;
    while (bytes > 0 && is_continuation(utf8[bytes])) --bytes;
    return utf8.substr(0, bytes);
}

bool is_utf8(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = sequence_length(bytes, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

std::string markdown_escape(std::string_view text)
{
    static constexpr std::string_view kActive = "\\`*_{}[]()<>#|~!";
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            escaped.push_back(' ');
            continue;
        }
        if (kActive.find(c) != std::string_view::npos) escaped.push_back('\\');
        escaped.push_back(c);
    }
    return escaped;
}

bool same_secret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace muster
