// The sidebar's categories: the three that everybody has.
#include "sandbox/rest/routes.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Json category(const Context& c, const std::string& type, const std::string& title, const std::string& sorting,
              const Json& channel_ids)
{
    const std::string user_id = c.id("user_id");
    const std::string team_id = c.id("team_id");
    return {{"id", type + "_" + user_id + "_" + team_id},
            {"user_id", user_id},
            {"team_id", team_id},
            {"sorting", sorting},
            {"type", type},
            {"display_name", title},
            {"muted", false},
            {"collapsed", false},
            {"channel_ids", channel_ids}};
}

Answer list(Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    Json channels = Json::array();
    Json direct_messages = Json::array();
    for (const Channel& channel : c.world.channels.of_user(c.id("team_id"), c.id("user_id"), false))
        (channel.is_direct_or_group() ? direct_messages : channels).push_back(channel.id);

    const Json categories = Json::array({category(c, "favorites", "Favorites", "", Json::array()),
                                         category(c, "channels", "Channels", "", channels),
                                         category(c, "direct_messages", "Direct Messages", "recent", direct_messages)});
    Json order = Json::array();
    for (const Json& each : categories) order.push_back(each.at("id"));
    return Json{{"categories", categories}, {"order", order}};
}

} // namespace

void add_category_routes(Routes& routes)
{
    routes.add("GET", "/users/{user_id}/teams/{team_id}/channels/categories", list);
}

} // namespace muster::sandbox
