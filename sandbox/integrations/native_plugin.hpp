// The plugin that the sandbox hosts, as commands, dialogs and buttons see it.
#pragma once

#include "base/async.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/integrations/command_answer.hpp"
#include "sandbox/world/command.hpp"
#include "sandbox/world/session.hpp"
#include "server/net/http_message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

/// A command on its way to the plugin.
struct NativeCall {
    Session session;
    std::string command;
    std::string channel_id;
    std::string team_id;
    std::string root_id;
    std::string site_url;
    std::string trigger_id;
};

class NativePlugin
{
public:
    virtual ~NativePlugin() = default;

    /// Those that it has registered in the team, or in every team.
    [[nodiscard]] virtual std::vector<Command> commands(const std::string& team_id) const = 0;
    /// Nothing where it does not answer: the command is unknown then. Refused with the plugin's own error.
    [[nodiscard]] virtual Async<Outcome<std::optional<CommandAnswer>>> execute(NativeCall call) = 0;

    /// Whether a path is below the plugin's route.
    [[nodiscard]] virtual bool has_route(std::string_view path) const = 0;
    /// Answers a request below its route. 500 while it is not running, as after a crash.
    [[nodiscard]] virtual Async<net::HttpResponse> serve(net::HttpRequest request) = 0;
    /// A request of the server's own, for a user whose session it has checked.
    [[nodiscard]] virtual Async<net::HttpResponse> post_as(std::string user_id, std::string path, std::string body) = 0;
};

} // namespace muster::sandbox
