// Base64 as Mattermost writes and reads it: the standard alphabet, padded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster::sandbox
{

[[nodiscard]] std::string encode_base64(std::string_view bytes);

/// Line breaks are skipped; anything else outside the alphabet, or wrong padding, gives nothing.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

} // namespace muster::sandbox
