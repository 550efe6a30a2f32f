#include "plugin/usecases/participants/follow_members.hpp"

#include "plugin/domain/participants.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<>> FollowMembers::joined(ChannelId channel, UserId user) const
{
    const Result<Incident> incident = co_await incidents_.by_channel(channel);
    if (!incident && incident.error().fault() == Fault::NotFound) co_return Result<>();
    if (!incident) co_return incident.error();
    const Result<bool> person = co_await is_person(user);
    if (!person) co_return person.error();
    if (!*person) co_return Result<>();
    const Decide decide = [&](Incident& current) -> Result<EventBodies> { return join(current, user, clock_.now()); };
    co_return co_await change(incident->id, user, decide);
}

Async<Result<>> FollowMembers::left(ChannelId channel, UserId user) const
{
    const Result<Incident> incident = co_await incidents_.by_channel(channel);
    if (!incident && incident.error().fault() == Fault::NotFound) co_return Result<>();
    if (!incident) co_return incident.error();
    const Decide decide = [&](Incident& current) -> Result<EventBodies> { return leave(current, user, clock_.now()); };
    co_return co_await change(incident->id, user, decide);
}

Async<Result<>> FollowMembers::left_team(TeamId team, UserId user) const
{
    IncidentQuery query;
    query.team = std::move(team);
    query.member = user;
    query.all_visible = true;
    std::vector<IncidentId> incidents;
    for (bool more = true; more; ++query.page) {
        const Result<IncidentPage> page = co_await incidents_.list(query);
        if (!page) co_return page.error();
        for (const Incident& incident : page->incidents) incidents.push_back(incident.id);
        more = (query.page + 1) * query.per_page < page->total;
    }
    const Decide decide = [&](Incident& current) -> Result<EventBodies> { return leave(current, user, clock_.now()); };
    for (const IncidentId& incident : incidents) {
        const Result<> left = co_await change(incident, user, decide);
        if (!left) co_return left.error();
    }
    co_return Result<>();
}

Async<Result<>> FollowMembers::reconcile(const Incident& incident) const
{
    if (incident.channel.empty()) co_return Result<>();
    const Result<std::vector<UserId>> members = co_await chat_.members(incident.channel);
    // A channel that is gone or closed to the bot is no reason to send everybody out.
    if (!members && members.error().fault() == Fault::Unavailable) co_return members.error();
    if (!members) co_return Result<>();

    std::vector<UserId> people;
    for (const UserId& member : *members) {
        const Result<bool> person = co_await is_person(member);
        if (!person) co_return person.error();
        if (*person) people.push_back(member);
    }
    const Decide decide = [&](Incident& current) -> Result<EventBodies> {
        return muster::reconcile(current, people, clock_.now());
    };
    co_return co_await change(incident.id, chat_.self().id, decide);
}

Async<Result<bool>> FollowMembers::is_person(UserId user) const
{
    const Result<User> found = co_await chat_.user(user);
    if (!found && found.error().fault() == Fault::NotFound) co_return false;
    if (!found) co_return found.error();
    co_return !found->is_bot && !found->is_deleted;
}

Async<Result<>> FollowMembers::change(IncidentId incident, UserId actor, Decide decide) const
{
    const Change change{actor, clock_.now()};
    const Result<Incident> changed = co_await incidents_.change(incident, change, decide);
    if (!changed) co_return changed.error();
    co_return Result<>();
}

} // namespace muster::usecases
