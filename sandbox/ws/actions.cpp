#include "sandbox/ws/actions.hpp"

#include "sandbox/chat/errors.hpp"
#include "sandbox/options.hpp"
#include "sandbox/world/access.hpp"
#include "sandbox/world/world.hpp"
#include "sandbox/ws/hub.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

/// One request, and who sent it.
class Request
{
public:
    World& world;
    Hub& hub;
    const std::string& user_id;
    const Json& data;
};

Outcome<Json> ping(const Request& request)
{
    return Json{{"text", "pong"}, {"version", kServerVersion}, {"server_time", request.world.now()}, {"node_id", ""}};
}

Outcome<Json> get_statuses(const Request& request)
{
    Json statuses = Json::object();
    for (const auto& [user_id, status] : request.world.statuses.all()) statuses[user_id] = status.status;
    return statuses;
}

Outcome<Json> get_statuses_by_ids(const Request& request)
{
    Reader in(request.data);
    const auto user_ids = in.texts_or_empty("user_ids");
    if (in.failure() || user_ids.empty())
        return ApiError{400, "api.websocket_handler.invalid_param.app_error", "Invalid user_ids parameter.", ""};
    Json statuses = Json::object();
    for (const std::string& user_id : user_ids) statuses[user_id] = request.world.statuses.of(user_id).status;
    return statuses;
}

Outcome<Json> user_typing(const Request& request)
{
    Reader in(request.data);
    const std::string channel_id = in.text_or("channel_id", "");
    const std::string parent_id = in.text_or("parent_id", "");
    if (in.failure() || channel_id.empty())
        return ApiError{400, "api.websocket_handler.invalid_param.app_error", "Invalid channel_id parameter.", ""};
    if (!may_in_channel(request.world, request.user_id, channel_id, "create_post"))
        return ApiError{403, "api.websocket_handler.invalid_param.app_error", "Invalid channel_id parameter.", ""};
    const Json data = {{"parent_id", parent_id}, {"user_id", request.user_id}};
    request.hub.publish(Event("typing", data, Audience::channel_but(channel_id, request.user_id)));
    return Json();
}

Outcome<Json> user_update_active_status(const Request& request)
{
    Reader in(request.data);
    const bool is_active = in.boolean_or("user_is_active", false);
    const bool manual = in.boolean_or("manual", false);
    if (in.failure())
        return ApiError{400, "api.websocket_handler.invalid_param.app_error", "Invalid user_is_active parameter.", ""};
    request.hub.set_status(request.user_id, is_active ? "online" : "away", manual);
    return Json();
}

using Action = Outcome<Json> (*)(const Request&);

Action action_named(const std::string& name)
{
    if (name == "ping") return ping;
    if (name == "get_statuses") return get_statuses;
    if (name == "get_statuses_by_ids") return get_statuses_by_ids;
    if (name == "user_typing") return user_typing;
    if (name == "user_update_active_status") return user_update_active_status;
    return nullptr;
}

std::string failure(std::int64_t seq, const ApiError& error)
{
    Json reply = {{"status", "FAIL"},
                  {"error",
                   {{"id", error.id},
                    {"message", error.message},
                    {"detailed_error", error.detail},
                    {"status_code", error.status}}}};
    if (seq > 0) reply["seq_reply"] = seq;
    return to_text(reply);
}

} // namespace

std::optional<std::string> answer_action(World& world, Hub& hub, const Connection& connection, const Json& request)
{
    Reader in(request);
    const std::string name = in.text_or("action", "");
    const std::int64_t seq = in.integer_or("seq", 0);
    const Json* data = in.object_or_null("data");
    if (seq <= 0)
        return failure(0,
                       {400, "api.web_socket_router.bad_seq.app_error", "Invalid sequence for WebSocket message.", ""});
    if (name.empty())
        return failure(seq, {400, "api.web_socket_router.no_action.app_error", "No websocket action.", ""});
    if (!world.sessions.find(connection.token(), world.now()))
        return failure(seq, {401, "api.context.invalid_token.error",
                             "Invalid session token=" + connection.token() + ", err=", ""});
    const Action action = action_named(name);
    if (!action)
        return failure(seq, {500, "api.web_socket_router.bad_action.app_error", "Unknown WebSocket action.", ""});

    const Json nothing = Json::object();
    const Outcome<Json> answer = action({world, hub, connection.user_id(), data ? *data : nothing});
    if (!answer) return failure(seq, answer.error());
    Json reply = {{"status", "OK"}, {"seq_reply", seq}};
    if (!answer->is_null()) reply["data"] = *answer;
    return to_text(reply);
}

} // namespace muster::sandbox
