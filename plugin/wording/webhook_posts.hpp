// What the bot says of webhooks. Their addresses may hold secrets: they are never shown.
#pragma once

#include "plugin/domain/events.hpp"

#include <string>
#include <string_view>

namespace muster::wording
{

/// Why a program elsewhere was not told of the incident, or of the status update, and will not be.
[[nodiscard]] std::string webhook_failed(const EventBody& event, std::string_view why);

} // namespace muster::wording
