// Unpacks what an integration has packed, since callbacks say that they take gzip, as Mattermost's do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// Nothing for what is not gzip, is cut short, or unpacks to more than `limit` bytes.
[[nodiscard]] std::optional<std::string> gunzip(std::string_view packed, std::size_t limit);

} // namespace muster::sandbox
