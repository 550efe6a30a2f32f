#include "plugin/usecases/incidents/find_incidents.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Incident>> FindIncidents::by_id(IncidentId incident, Asker asker) const
{
    Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_view(asker, *found);
    if (!allowed) co_return allowed.error();
    co_return found;
}

Async<Result<Incident>> FindIncidents::to_edit(IncidentId incident, Asker asker) const
{
    Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_edit(asker, *found);
    if (!allowed) co_return allowed.error();
    co_return found;
}

Async<Result<Incident>> FindIncidents::by_channel(ChannelId channel, Asker asker) const
{
    Result<Incident> found = co_await incidents_.by_channel(channel);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_view(asker, *found);
    if (!allowed) co_return allowed.error();
    co_return found;
}

Async<Result<IncidentPage>> FindIncidents::of_team(IncidentQuery query, Asker asker) const
{
    Result<IncidentQuery> narrowed = co_await visible(std::move(query), asker);
    if (!narrowed) co_return narrowed.error();
    co_return co_await incidents_.list(std::move(*narrowed));
}

Async<Result<std::vector<User>>> FindIncidents::commanders(IncidentQuery query, Asker asker) const
{
    Result<IncidentQuery> narrowed = co_await visible(std::move(query), asker);
    if (!narrowed) co_return narrowed.error();
    const Result<std::vector<UserId>> found = co_await incidents_.commanders(std::move(*narrowed));
    if (!found) co_return found.error();

    std::vector<User> commanders;
    for (const UserId& id : *found) {
        Result<User> user = co_await chat_.user(id);
        if (user) commanders.push_back(std::move(*user));
        if (!user && user.error().fault() != Fault::NotFound) co_return user.error();
    }
    co_return commanders;
}

Async<Result<FindIncidents::Surroundings>> FindIncidents::with_surroundings(IncidentId incident, Asker asker) const
{
    Result<Incident> found = co_await by_id(incident, asker);
    if (!found) co_return found.error();
    Result<Channel> channel = co_await chat_.channel(found->channel);
    if (!channel && channel.error().fault() == Fault::NotFound) co_return fail(Fault::NotFound, "channel: not found");
    if (!channel) co_return channel.error();
    Result<Team> team = co_await chat_.team(found->team);
    if (!team) co_return team.error();
    Surroundings all{std::move(*found), std::move(*channel), std::move(*team)};
    co_return all;
}

Async<Result<IncidentQuery>> FindIncidents::visible(IncidentQuery query, Asker asker) const
{
    const Result<Standing> facts = co_await facts_.standing_in(query.team, asker);
    if (!facts) co_return facts.error();
    if (!may(Right::ListIncidents, *facts))
        co_return fail(Fault::Forbidden, "team_id: not a member of this team", "team_id");
    query.all_visible = facts->is_system_admin;
    if (query.all_visible) co_return query;

    query.public_visible = !facts->is_guest;
    const bool active_only = query.status == IncidentStatus::Active;
    const JoinedQuery wanted{query.team, asker.user, query.public_visible, active_only};
    Result<std::vector<ChannelId>> seen = co_await joined(wanted);
    if (!seen) co_return seen.error();
    query.joined = std::move(*seen);
    co_return query;
}

Async<Result<std::vector<Incident>>> FindIncidents::ongoing_of(TeamId team, UserId user, std::size_t limit) const
{
    const JoinedQuery wanted{team, user, false, true};
    Result<std::vector<ChannelId>> channels = co_await joined(wanted);
    if (!channels) co_return channels.error();
    IncidentQuery query;
    query.team = team;
    query.status = IncidentStatus::Active;
    query.public_visible = false;
    query.joined = std::move(*channels);
    query.per_page = limit;
    Result<IncidentPage> page = co_await incidents_.list(std::move(query));
    if (!page) co_return page.error();
    co_return std::move(page->incidents);
}

Async<Result<std::vector<ChannelId>>> FindIncidents::joined(JoinedQuery wanted) const
{
    const Result<std::vector<ChannelId>> known = co_await incidents_.joined_channels(wanted);
    if (!known) co_return known.error();
    std::vector<ChannelId> in;
    for (const ChannelId& channel : *known) {
        const Result<bool> in_channel = co_await chat_.is_channel_member(channel, wanted.participant);
        if (!in_channel) co_return in_channel.error();
        if (*in_channel) in.push_back(channel);
    }
    co_return in;
}

} // namespace muster::usecases
