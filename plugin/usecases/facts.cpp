#include "plugin/usecases/facts.hpp"

namespace muster::usecases
{

Async<Result<Standing>> Facts::standing_in(TeamId team, Asker asker) const
{
    Standing standing;
    const Result<bool> in_team = co_await chat_.is_team_member(team, asker.user);
    if (!in_team) co_return in_team.error();
    standing.is_team_member = *in_team;
    const Result<User> user = co_await chat_.user(asker.user);
    if (!user) co_return user.error();
    standing.is_system_admin = user->is_system_admin;
    standing.is_guest = user->is_guest;
    co_return standing;
}

Async<Result<Standing>> Facts::standing(Asker asker, const Incident& incident) const
{
    Standing standing;
    standing.incident_is_public = incident.is_public;
    if (!asker.vouched.empty() && asker.vouched == incident.channel) {
        standing.is_team_member = true;
        standing.is_channel_member = true;
        co_return standing;
    }

    if (!incident.channel.empty()) {
        const Result<bool> in_channel = co_await chat_.is_channel_member(incident.channel, asker.user);
        if (!in_channel) co_return in_channel.error();
        standing.is_channel_member = *in_channel;
        if (*in_channel) co_return standing;
    }
    Result<Standing> in_team = co_await standing_in(incident.team, asker);
    if (in_team) in_team->incident_is_public = incident.is_public;
    co_return in_team;
}

Async<Result<>> Facts::may_edit(Asker asker, const Incident& incident) const
{
    const Result<Standing> facts = co_await standing(asker, incident);
    if (!facts) co_return facts.error();
    if (may(Right::EditIncident, *facts)) co_return Result<>{};
    if (may(Right::ViewIncident, *facts))
        co_return fail(Fault::Forbidden, "only members of the incident channel may change it");
    co_return fail(Fault::NotFound, "incident: not found");
}

Async<Result<>> Facts::may_view(Asker asker, const Incident& incident) const
{
    const Result<Standing> facts = co_await standing(asker, incident);
    if (!facts) co_return facts.error();
    if (may(Right::ViewIncident, *facts)) co_return Result<>{};
    co_return fail(Fault::NotFound, "incident: not found");
}

Async<Result<Post>> Facts::readable_post(PostId post, UserId reader) const
{
    const Failure unreadable = fail(Fault::Invalid, "post_id: no post that you can read", "post_id");
    const Result<Post> found = co_await chat_.read_post(post);
    const bool is_away = !found && found.error().fault() == Fault::Unavailable;
    if (is_away) co_return found.error();
    if (!found) co_return unreadable;
    const Result<bool> can_read = co_await chat_.is_channel_member(found->channel, reader);
    if (!can_read) co_return can_read.error();
    if (!*can_read) co_return unreadable;
    co_return *found;
}

} // namespace muster::usecases
