// The doors at which the chat server knocks: commands, forms, buttons. Each proves first that it is the chat server who
// knocks.
#pragma once

#include "base/async.hpp"
#include "plugin/commands/commands.hpp"
#include "plugin/dialogs/buttons.hpp"
#include "plugin/dialogs/forms.hpp"
#include "server/http/router.hpp"
#include "server/net/http_message.hpp"

#include <functional>
#include <string>

namespace muster::api
{

/// True when the token is the one that the chat server gave our command in that team.
using VerifyToken = std::function<Async<bool>(TeamId team, std::string token)>;

class Doors
{
public:
    Doors(const commands::Commands& commands, const dialogs::Forms& forms, const dialogs::Buttons& buttons,
          VerifyToken verify, std::string action_url)
        : commands_(commands), forms_(forms), buttons_(buttons), verify_(std::move(verify)),
          action_url_(std::move(action_url))
    {
    }

    /// POST /hooks/command, /hooks/dialog and /hooks/action. The object must outlive the router.
    void add_to(http::Router& router);

private:
    /// A forged or stale token gets 401 and a log line, and nothing is done.
    [[nodiscard]] Async<net::HttpResponse> command(const net::HttpRequest& request) const;
    /// A forged or foreign state is answered inside the form.
    [[nodiscard]] Async<net::HttpResponse> dialog(const net::HttpRequest& request) const;
    /// A forged context is answered to the person who clicked.
    [[nodiscard]] Async<net::HttpResponse> action(const net::HttpRequest& request) const;

    const commands::Commands& commands_;
    const dialogs::Forms& forms_;
    const dialogs::Buttons& buttons_;
    VerifyToken verify_;
    std::string action_url_;
};

} // namespace muster::api
