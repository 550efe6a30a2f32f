#include "tests/support/engine_scene.hpp"

namespace muster::test
{

EngineScene::EngineScene()
{
    Team team;
    team.id = sre;
    team.name = "sre";
    team.display_name = "SRE";
    chat.add_team(team);
    ada = chat.add_user("ada", sre);
    ben = chat.add_user("ben", sre);
    cleo = chat.add_user("cleo", sre);

    Channel square;
    square.id = town;
    square.team = sre;
    square.name = "town-square";
    chat.add_channel(square);

    Playbook outage = a_playbook()
                          .with_id(playbook)
                          .in_team(sre)
                          .for_members({ada, ben})
                          .with_stage("Triage", {"Page on-call", "Open bridge"})
                          .with_stage("Fix", {"Roll back"})
                          .with_stage("Review", {"Write it up"});
    (void)wait(store.add(outage)).value();
}

void EngineScene::deliver() { run_async(loop, deliver_waiting()); }

Reply EngineScene::type(const UserId& user, const ChannelId& channel, std::string text)
{
    commands::Call call;
    call.user = user;
    call.team = sre;
    call.channel = channel;
    call.text = std::move(text);
    call.trigger = "trigger";
    call.response = "response";
    Reply reply = wait(commands.run(call));
    deliver();
    return reply;
}

dialogs::Verdict EngineScene::submit(const UserId& user, std::map<std::string, std::string> values)
{
    const dialogs::Submission submission{user, chat.dialogs().back().state, false, std::move(values)};
    dialogs::Verdict verdict = wait(forms.submit(submission));
    deliver();
    return verdict;
}

Incident EngineScene::start(const UserId& user, const std::string& name)
{
    type(user, town, "start");
    submit(user, {{"incidentName", name}, {"playbookID", playbook.str()}});
    IncidentQuery query;
    query.team = sre;
    query.all_visible = true;
    for (const Incident& incident : wait(store.list(query)).value().incidents)
        if (incident.name == name) return incident;
    throw std::runtime_error("the incident was not started");
}

Incident EngineScene::now(const IncidentId& id) { return wait(ports.incidents.by_id(id)).value(); }

Async<Result<>> EngineScene::settled(IncidentId, std::chrono::milliseconds)
{
    co_await deliver_waiting();
    co_return Result<>{};
}

Async<void> EngineScene::deliver_waiting()
{
    co_await deliver_waiting(Receiver::Chat);
    co_await deliver_waiting(Receiver::Webhook);
}

Async<void> EngineScene::deliver_waiting(Receiver receiver)
{
    const auto incidents = co_await store.incidents_waiting(receiver);
    for (const IncidentId& incident : incidents.value()) {
        const auto rows = co_await store.waiting(incident, receiver, 100);
        for (const OutboxRow& row : rows.value()) {
            const Result<PostId> done = co_await reactions.react(row, row.attempts == 0);
            if (!done) {
                ignore(co_await store.failed(row.sequence, done.error().detail()), "the store is in memory");
                break;
            }
            ignore(co_await store.delivered(row, *done), "the store is in memory");
        }
    }
}

} // namespace muster::test
