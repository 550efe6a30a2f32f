#include "plugin/usecases/incidents/change_commander.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Incident>> ChangeCommander::run(IncidentId incident, Asker asker, std::string username) const
{
    Result<User> next = co_await chat_.user_by_name(username);
    co_return co_await hand_over(incident, asker, std::move(next));
}

Async<Result<Incident>> ChangeCommander::run(IncidentId incident, Asker asker, UserId user) const
{
    Result<User> next = co_await chat_.user(user);
    co_return co_await hand_over(incident, asker, std::move(next));
}

Async<Result<Incident>> ChangeCommander::hand_over(IncidentId incident, Asker asker, Result<User> next) const
{
    // First of all: who may not see the incident learns nothing of who is in its channel.
    const Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_edit(asker, *found);
    if (!allowed) co_return allowed.error();

    if (!next && next.error().fault() == Fault::NotFound)
        co_return fail(Fault::NotFound, "commander: unknown", "commander");
    if (!next) co_return next.error();
    if (next->is_bot || next->is_deleted) co_return fail(Fault::Invalid, "commander: cannot act", "commander");
    const Result<bool> in_channel = co_await chat_.is_channel_member(found->channel, next->id);
    if (!in_channel) co_return in_channel.error();
    if (!*in_channel) co_return fail(Fault::Invalid, "commander: not in the incident channel", "commander");

    const Decide decide = [to = next->id](Incident& current) { return change_commander(current, to); };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
