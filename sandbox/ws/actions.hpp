// What a client may ask over the socket.
#pragma once

#include "base/json.hpp"

#include <optional>
#include <string>

namespace muster::sandbox
{

class Connection;
class Hub;
class World;

/// The reply to a request of an authenticated connection; nothing when none is due.
[[nodiscard]] std::optional<std::string> answer_action(World& world, Hub& hub, const Connection& connection,
                                                       const Json& request);

} // namespace muster::sandbox
