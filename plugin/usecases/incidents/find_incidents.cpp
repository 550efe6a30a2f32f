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
    const Result<User> user = co_await chat_.user(asker.user);
    if (!user) co_return user.error();
    query.all_visible = user->is_system_admin;
    if (query.all_visible) co_return query;

    const Result<bool> in_team = co_await chat_.is_team_member(query.team, asker.user);
    if (!in_team) co_return in_team.error();
    if (!*in_team) co_return fail(Fault::Forbidden, "team_id: not a member of this team", "team_id");

    const bool active_only = query.status == IncidentStatus::Active;
    Result<std::vector<ChannelId>> hidden = co_await incidents_.private_channels(query.team, active_only);
    if (!hidden) co_return hidden.error();
    Result<std::vector<ChannelId>> seen = co_await joined(std::move(*hidden), asker.user);
    if (!seen) co_return seen.error();
    query.visible_private = std::move(*seen);
    co_return query;
}

Async<Result<std::vector<Incident>>> FindIncidents::ongoing_of(TeamId team, UserId user, std::size_t limit) const
{
    std::vector<Incident> found;
    IncidentQuery query;
    query.team = team;
    query.status = IncidentStatus::Active;
    query.all_visible = true; // narrowed to the person's own channels below
    for (bool more = true; more && found.size() < limit; ++query.page) {
        const Result<IncidentPage> page = co_await incidents_.list(query);
        if (!page) co_return page.error();
        for (const Incident& incident : page->incidents) {
            if (found.size() == limit || incident.channel.empty()) continue;
            const Result<bool> in_channel = co_await chat_.is_channel_member(incident.channel, user);
            if (!in_channel) co_return in_channel.error();
            if (*in_channel) found.push_back(incident);
        }
        more = (query.page + 1) * query.per_page < page->total;
    }
    co_return found;
}

Async<Result<std::vector<ChannelId>>> FindIncidents::joined(std::vector<ChannelId> channels, UserId user) const
{
    std::vector<ChannelId> in;
    for (const ChannelId& channel : channels) {
        const Result<bool> in_channel = co_await chat_.is_channel_member(channel, user);
        if (!in_channel) co_return in_channel.error();
        if (*in_channel) in.push_back(channel);
    }
    co_return in;
}

} // namespace muster::usecases
