// /users: several at a time.
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

Answer by_ids(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids || ids->empty()) return errors::invalid_body("user_ids");
    return wire::users(c.world.users.find_all(*ids));
}

Answer by_usernames(Context& c)
{
    const auto names = c.body_texts();
    if (!names || names->empty()) return errors::invalid_body("usernames");
    return wire::users(c.world.users.find_all_by_name(*names));
}

/// Who is in a team or channel is the business of those who are in it too.
Refusal may_not_list(const Context& c, const UserFilter& filter)
{
    for (const std::string& team_id : {filter.in_team, filter.not_in_team}) {
        if (team_id.empty()) continue;
        if (auto refused = c.lacks_in_team(team_id, "view_team")) return refused;
    }
    for (const std::string& channel_id : {filter.in_channel, filter.not_in_channel}) {
        if (channel_id.empty()) continue;
        if (auto refused = c.lacks_in_channel(channel_id, "read_channel")) return refused;
    }
    return std::nullopt;
}

int rank_of(const std::string& status)
{
    if (status == "online") return 0;
    if (status == "away") return 1;
    return status == "dnd" ? 2 : 3;
}

Answer list(Context& c)
{
    const Page page = c.page();
    UserFilter filter;
    filter.in_team = c.query.get("in_team");
    filter.not_in_team = c.query.get("not_in_team");
    filter.in_channel = c.query.get("in_channel");
    filter.not_in_channel = c.query.get("not_in_channel");
    filter.limit = page.limit;
    filter.offset = page.offset;
    if (!filter.not_in_channel.empty() && filter.in_team.empty()) return errors::invalid_url("team_id");
    if (const auto refused = may_not_list(c, filter)) return *refused;
    std::vector<User> users = c.world.users.list(filter);
    if (c.query.get("sort") == "status" && !filter.in_channel.empty()) {
        std::stable_sort(users.begin(), users.end(), [&](const User& a, const User& b) {
            return rank_of(c.world.statuses.of(a.id).status) < rank_of(c.world.statuses.of(b.id).status);
        });
    }
    return wire::users(users);
}

Answer autocomplete(Context& c)
{
    UserFilter filter;
    filter.in_team = c.query.get("in_team");
    filter.in_channel = c.query.get("in_channel");
    filter.term = c.query.get("name");
    filter.limit = std::clamp<std::int64_t>(c.number("limit", 100), 1, 1'000);
    if (const auto refused = may_not_list(c, filter)) return *refused;
    Json answer = {{"users", wire::users(c.world.users.list(filter))}};
    if (filter.in_channel.empty()) return answer;
    UserFilter outside = filter;
    outside.in_channel.clear();
    outside.not_in_channel = filter.in_channel;
    const std::vector<User> others = c.world.users.list(outside);
    if (!others.empty()) answer["out_of_channel"] = wire::users(others);
    return answer;
}

Answer search(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("");
    Reader in(*body);
    UserFilter filter;
    filter.term = in.text_or("term", "");
    filter.in_team = in.text_or("team_id", "");
    filter.not_in_team = in.text_or("not_in_team_id", "");
    filter.in_channel = in.text_or("in_channel_id", "");
    filter.not_in_channel = in.text_or("not_in_channel_id", "");
    filter.limit = std::clamp<std::int64_t>(in.integer_or("limit", 100), 1, 1'000);
    if (in.failure() || filter.term.empty()) return errors::invalid_body("term");
    if (filter.term.starts_with('@')) filter.term.erase(0, 1);
    if (const auto refused = may_not_list(c, filter)) return *refused;
    return wire::users(c.world.users.list(filter));
}

} // namespace

void add_user_list_routes(Routes& routes)
{
    routes.add("POST", "/users/ids", by_ids);
    routes.add("POST", "/users/usernames", by_usernames);
    routes.add("GET", "/users", list);
    routes.add("GET", "/users/autocomplete", autocomplete);
    routes.add("POST", "/users/search", search);
}

} // namespace muster::sandbox
