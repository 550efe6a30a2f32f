// The table of the REST interface: who may knock at a door, and what every answer has in common.
#pragma once

#include "base/async.hpp"
#include "sandbox/rest/answer.hpp"
#include "sandbox/rest/context.hpp"
#include "server/http/router.hpp"

#include <functional>
#include <string_view>

namespace muster::sandbox
{

/// What a route asks of the request before its handler runs.
enum class Door {
    Session,  ///< a session, and against forged requests of browsers the CSRF token where the cookie carried it
    Trusting, ///< a session, whoever made the browser send the request
    Open,     ///< nothing; a session is there when the credentials are good
};

using SyncHandler = Answer (*)(Context&);
using AsyncHandler = std::function<Async<Answer>(Context&)>;

class Routes
{
public:
    explicit Routes(Chat& chat);

    /// The pattern is below /api/v4. A {name} that ends with _id (but {action_id}) must be an id, or "me" for
    /// {user_id}; what else is refused as Mattermost refuses it.
    void add(std::string_view method, std::string_view pattern, SyncHandler handler, Door door = Door::Session);
    /// For a handler that waits for another server. The context outlives the coroutine.
    void add_async(std::string_view method, std::string_view pattern, AsyncHandler handler, Door door = Door::Session);

    /// Answers a request below /api/. The request must outlive the coroutine.
    [[nodiscard]] Async<net::HttpResponse> route(const net::HttpRequest& request) const
    {
        return router_.route(request);
    }

    /// The session of good credentials, whatever the route; for upgrades and for other servers' requests.
    [[nodiscard]] std::optional<Session> session_of(const net::HttpRequest& request) const;

private:
    Chat& chat_;
    http::Router router_;
};

/// The body for what is not in the table.
[[nodiscard]] net::HttpResponse no_such_route(const net::HttpRequest& request);

/// Every noun adds its rows.
void add_bot_routes(Routes& routes);
void add_category_routes(Routes& routes);
void add_channel_list_routes(Routes& routes);
void add_channel_member_routes(Routes& routes);
void add_channel_routes(Routes& routes);
void add_login_routes(Routes& routes);
void add_post_list_routes(Routes& routes);
void add_post_routes(Routes& routes);
void add_preference_routes(Routes& routes);
void add_reaction_routes(Routes& routes);
void add_role_routes(Routes& routes);
void add_status_routes(Routes& routes);
void add_system_routes(Routes& routes);
void add_team_member_routes(Routes& routes);
void add_team_routes(Routes& routes);
void add_token_routes(Routes& routes);
void add_user_list_routes(Routes& routes);
void add_user_routes(Routes& routes);

} // namespace muster::sandbox
