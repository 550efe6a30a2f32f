// Channels of a team and of a user.
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

constexpr std::int64_t kMostFound = 100;

Answer list_public(Context& c)
{
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "list_team_channels")) return *refused;
    const Page page = c.page();
    return wire::list(c.world.channels.public_of_team(c.id("team_id"), page.limit, page.offset), wire::channel);
}

Answer list_private(Context& c)
{
    if (const auto refused = c.lacks("manage_system")) return *refused;
    const Page page = c.page();
    return wire::list(c.world.channels.private_of_team(c.id("team_id"), page.limit, page.offset), wire::channel);
}

Answer list_archived(Context& c)
{
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "view_team")) return *refused;
    const Page page = c.page();
    return wire::list(c.world.channels.archived_of_team(c.id("team_id"), c.me(), page.limit, page.offset),
                      wire::channel);
}

Answer by_ids(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids || ids->empty()) return errors::invalid_body("channel_ids");
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "view_team")) return *refused;
    const auto channels = c.world.channels.public_by_ids(c.id("team_id"), *ids);
    if (channels.empty())
        return ApiError{404, "app.channel.get_channels_by_ids.not_found.app_error", "No channel found.",
                        "resource: Channel id: "};
    return wire::list(channels, wire::channel);
}

Answer search(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("channel_search");
    Reader in(*body);
    const std::string term = in.text_or("term", "");
    if (in.failure()) return errors::invalid_body("channel_search");
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "list_team_channels")) return *refused;
    return wire::list(c.world.channels.search(c.id("team_id"), c.me(), term, kMostFound), wire::channel);
}

Answer autocomplete(Context& c)
{
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "list_team_channels")) return *refused;
    const std::string nobody; // private channels are completed for nobody, not even for their members
    return wire::list(c.world.channels.search(c.id("team_id"), nobody, c.query.get("name"), kMostFound), wire::channel);
}

/// One's own lists, in a team that one is in.
Refusal may_not_list(const Context& c)
{
    if (auto refused = c.is_not_self(c.id("user_id"))) return refused;
    return c.lacks_in_team(c.id("team_id"), "view_team");
}

Answer of_user(Context& c)
{
    if (const auto refused = may_not_list(c)) return *refused;
    return wire::list(c.world.channels.of_user(c.id("team_id"), c.id("user_id"), c.flag("include_deleted")),
                      wire::channel);
}

Answer memberships_of_user(Context& c)
{
    if (const auto refused = may_not_list(c)) return *refused;
    return wire::list(c.world.channel_members.of_user(c.id("team_id"), c.id("user_id")), wire::channel_member);
}

} // namespace

void add_channel_list_routes(Routes& routes)
{
    routes.add("GET", "/teams/{team_id}/channels", list_public);
    routes.add("GET", "/teams/{team_id}/channels/private", list_private);
    routes.add("GET", "/teams/{team_id}/channels/deleted", list_archived);
    routes.add("POST", "/teams/{team_id}/channels/ids", by_ids);
    routes.add("POST", "/teams/{team_id}/channels/search", search);
    routes.add("GET", "/teams/{team_id}/channels/autocomplete", autocomplete);
    routes.add("GET", "/users/{user_id}/teams/{team_id}/channels", of_user);
    routes.add("GET", "/users/{user_id}/teams/{team_id}/channels/members", memberships_of_user);
}

} // namespace muster::sandbox
