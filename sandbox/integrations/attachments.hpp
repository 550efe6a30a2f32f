// Message attachments as the server spells them: every member there, the buttons' targets hidden from clients.
#pragma once

#include "base/json.hpp"

#include <optional>
#include <string_view>

namespace muster::sandbox
{

enum class FieldValues { Kept, MadeText };

/// A list of attachments with every member filled in and empty ones dropped; null stays null. Values of fields become
/// text where they come from an integration. Nothing when a member has the wrong type.
[[nodiscard]] std::optional<Json> filled_attachments(const Json& given, FieldValues values);

/// The attachments with what clients must not see taken out.
[[nodiscard]] Json without_integrations(Json attachments);

/// The action of that id in `props.attachments`, with its integration. Null when there is none.
[[nodiscard]] const Json* find_action(const Json& props, std::string_view id);

} // namespace muster::sandbox
