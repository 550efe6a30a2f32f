#include "plugin/usecases/incidents/start_incident.hpp"

#include "plugin/domain/playbook.hpp"

#include <utility>

namespace muster::usecases
{

namespace
{

/// Somebody besides those who are in the channel from its beginning hears of the start, or reads where it came from.
bool calls_together(const Incident& incident)
{
    const Settings& settings = incident.settings;
    return settings.invited_users.is_on || settings.announcement_channel.is_on || !incident.origin.empty();
}

} // namespace

Async<Result<Incident>> StartIncident::run(Args args) const
{
    const Result<Playbook> playbook = co_await plan_of(args);
    if (!playbook) co_return playbook.error();
    const Result<UserId> commander = co_await commander_of(args, *playbook);
    if (!commander) co_return commander.error();
    if (!args.origin.empty()) {
        const Result<Post> origin = co_await facts_.readable_post(args.origin, args.reporter);
        if (!origin) co_return origin.error();
    }

    const Instant now = clock_.now();
    const StartOrder order{args.id, args.name, args.description, args.reporter, *commander, args.origin};
    Result<Incident> incident = start(*playbook, order, ids_, now);
    if (!incident) co_return incident.error();

    const Change change{args.reporter, now};
    const IncidentStarted started{incident->reporter, incident->commander, playbook->title, calls_together(*incident)};
    const Result<Incident> recorded = co_await incidents_.create(*incident, started, change);
    if (!recorded) co_return recorded.error();

    ignore(co_await deliveries_.settled(args.id, kPatience), "whether the channel is open is read from the store");
    co_return co_await incidents_.by_id(args.id);
}

Async<Result<Playbook>> StartIncident::plan_of(const Args& args) const
{
    Result<Playbook> playbook = without_playbook(args.team);
    playbook->members = {args.reporter};
    if (!args.playbook.empty()) playbook = co_await playbooks_.by_id(args.playbook);
    const bool is_missing = !playbook && playbook.error().fault() == Fault::NotFound;
    if (is_missing || (playbook && playbook->team != args.team))
        co_return fail(Fault::NotFound, "playbook: not found", "playbook");
    if (!playbook) co_return playbook;
    const Result<> allowed = co_await playbook_facts_.may_start(args.reporter, *playbook);
    if (!allowed) co_return allowed.error();
    if (playbook->archived_at) co_return fail(Fault::Conflict, "playbook: it is archived", "playbook");
    co_return playbook;
}

Async<Result<UserId>> StartIncident::commander_of(const Args& args, const Playbook& playbook) const
{
    if (!args.commander.empty()) {
        const Result<bool> is_active = co_await playbook_facts_.is_active_in(args.team, args.commander);
        if (!is_active) co_return is_active.error();
        if (!*is_active)
            co_return fail(Fault::Invalid, "commander_user_id: no active member of the team", "commander_user_id");
        co_return args.commander;
    }
    const Switched<UserId>& by_default = playbook.settings.default_commander;
    if (!by_default.is_on || by_default.value.empty()) co_return args.reporter;
    // One who has left since the playbook was written holds up no incident.
    const Result<bool> is_active = co_await playbook_facts_.is_active_in(args.team, by_default.value);
    if (!is_active) co_return is_active.error();
    co_return *is_active ? by_default.value : args.reporter;
}

} // namespace muster::usecases
