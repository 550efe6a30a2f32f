// What a plugin says in values of any type (props, payloads, contexts) as JSON, and back.
#pragma once

#include "base/json.hpp"
#include "generated/rpc_structures.hpp"

namespace muster::sandbox
{

/// A value of a type that JSON has not becomes null.
[[nodiscard]] Json json_of(const gob::Any& value);
/// Null where there are no members.
[[nodiscard]] Json json_of(const gob::AnyMap& members);
[[nodiscard]] Json json_of(const std::vector<rpc::SlackAttachment>& attachments);

/// As the server sends what it has read from JSON: every number is a double.
[[nodiscard]] gob::Any any_of(const Json& value);
[[nodiscard]] gob::AnyMap any_map_of(const Json& object);

} // namespace muster::sandbox
