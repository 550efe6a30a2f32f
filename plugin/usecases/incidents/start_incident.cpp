#include "plugin/usecases/incidents/start_incident.hpp"

#include "plugin/domain/playbook.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Incident>> StartIncident::run(Args args) const
{
    const Result<Playbook> playbook = co_await playbooks_.by_id(args.playbook);
    if (!playbook && playbook.error().fault() != Fault::NotFound) co_return playbook.error();
    if (!playbook || playbook->team != args.team || !is_member(*playbook, args.reporter))
        co_return fail(Fault::NotFound, "playbook: not found", "playbook");

    const Result<bool> in_team = co_await chat_.is_team_member(args.team, args.reporter);
    if (!in_team) co_return in_team.error();
    if (!*in_team) co_return fail(Fault::Forbidden, "team: not a member", "team");

    const Instant now = clock_.now();
    const StartOrder order{args.id, args.name, args.description, args.reporter};
    Result<Incident> incident = start(*playbook, order, ids_, now);
    if (!incident) co_return incident.error();

    const Change change{args.reporter, now};
    const IncidentStarted started{incident->reporter, incident->commander, playbook->title};
    const Result<Incident> recorded = co_await incidents_.create(*incident, started, change);
    if (!recorded) co_return recorded.error();

    ignore(co_await deliveries_.settled(args.id, kPatience), "whether the channel is open is read from the store");
    co_return co_await incidents_.by_id(args.id);
}

} // namespace muster::usecases
