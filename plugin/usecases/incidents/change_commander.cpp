#include "plugin/usecases/incidents/change_commander.hpp"

namespace muster::usecases
{

Async<Result<Incident>> ChangeCommander::run(IncidentId incident, Asker asker, std::string username) const
{
    const Result<User> next = co_await chat_.user_by_name(username);
    if (!next && next.error().fault() == Fault::NotFound)
        co_return fail(Fault::NotFound, "commander: unknown", "commander");
    if (!next) co_return next.error();
    if (next->is_bot || next->is_deleted) co_return fail(Fault::Invalid, "commander: cannot act", "commander");

    const Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<bool> in_channel = co_await chat_.is_channel_member(found->channel, next->id);
    if (!in_channel) co_return in_channel.error();
    if (!*in_channel) co_return fail(Fault::Invalid, "commander: not in the incident channel", "commander");

    const Decide decide = [to = next->id](Incident& current) { return change_commander(current, to); };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
