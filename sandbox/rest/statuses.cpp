// /users/…/status: online, away, dnd, offline.
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Answer get(Context& c) { return wire::status(c.world.statuses.of(c.id("user_id"))); }

Answer by_ids(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids || ids->empty()) return errors::invalid_body("user_ids");
    Json list = Json::array();
    for (const std::string& id : *ids) list.push_back(wire::status(c.world.statuses.of(id)));
    return list;
}

Answer set(Context& c)
{
    const std::string user_id = c.id("user_id");
    const auto body = c.body();
    if (!body) return errors::invalid_body("status");
    Reader in(*body);
    const std::string of_user = in.text_or("user_id", "");
    const std::string status = in.text_or("status", "");
    if (in.failure() || of_user != user_id) return errors::invalid_body("user_id");
    if (const auto refused = c.is_not_self(user_id)) return *refused;
    if (status != "online" && status != "away" && status != "dnd" && status != "offline")
        return errors::invalid_body("status");
    c.chat.hub.set_status(user_id, status, true);
    return get(c);
}

} // namespace

void add_status_routes(Routes& routes)
{
    routes.add("GET", "/users/{user_id}/status", get);
    routes.add("POST", "/users/status/ids", by_ids);
    routes.add("PUT", "/users/{user_id}/status", set);
}

} // namespace muster::sandbox
