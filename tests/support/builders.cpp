#include "tests/support/builders.hpp"

#include "tests/support/clock.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace muster::test
{

namespace
{

/// Ids of built things: far from those of a test's own CountedIds, so that the two never meet.
std::string new_id()
{
    static std::atomic<std::int64_t> last = 1'000'000'000;
    return counted_id(++last);
}

} // namespace

IncidentBuilder::IncidentBuilder()
{
    incident_.id = IncidentId(new_id());
    incident_.team = test::named<TeamId>("sre");
    incident_.name = "Database down";
    incident_.channel_name = "database-down";
    incident_.reporter = test::named<UserId>("ada");
    incident_.commander = incident_.reporter;
    incident_.created_at = ManualClock().now();
}

IncidentBuilder& IncidentBuilder::with_id(IncidentId id)
{
    incident_.id = std::move(id);
    return *this;
}

IncidentBuilder& IncidentBuilder::named(std::string name)
{
    incident_.name = std::move(name);
    return *this;
}

IncidentBuilder& IncidentBuilder::described(std::string description)
{
    incident_.description = std::move(description);
    return *this;
}

IncidentBuilder& IncidentBuilder::in_team(TeamId team)
{
    incident_.team = std::move(team);
    return *this;
}

IncidentBuilder& IncidentBuilder::in_channel(ChannelId channel)
{
    incident_.channel = std::move(channel);
    return *this;
}

IncidentBuilder& IncidentBuilder::from_playbook(PlaybookId playbook)
{
    incident_.playbook = std::move(playbook);
    return *this;
}

IncidentBuilder& IncidentBuilder::reported_by(UserId reporter)
{
    incident_.reporter = std::move(reporter);
    return *this;
}

IncidentBuilder& IncidentBuilder::commanded_by(UserId commander)
{
    incident_.commander = std::move(commander);
    return *this;
}

IncidentBuilder& IncidentBuilder::created_at(Instant at)
{
    incident_.created_at = at;
    return *this;
}

IncidentBuilder& IncidentBuilder::ended_at(Instant at)
{
    incident_.ended_at = at;
    incident_.status = Status::Resolved;
    return *this;
}

IncidentBuilder& IncidentBuilder::private_to_members()
{
    incident_.is_public = false;
    return *this;
}

IncidentBuilder& IncidentBuilder::with_stage(std::string title, std::initializer_list<std::string> tasks)
{
    Stage& stage = incident_.stages.emplace_back();
    stage.id = StageId(new_id());
    stage.title = std::move(title);
    for (const std::string& task_title : tasks) {
        Task& task = stage.tasks.emplace_back();
        task.id = TaskId(new_id());
        task.title = task_title;
    }
    return *this;
}

PlaybookBuilder::PlaybookBuilder()
{
    playbook_.id = PlaybookId(new_id());
    playbook_.team = named<TeamId>("sre");
    playbook_.title = "Service outage";
    playbook_.created_at = ManualClock().now();
}

PlaybookBuilder& PlaybookBuilder::with_id(PlaybookId id)
{
    playbook_.id = std::move(id);
    return *this;
}

PlaybookBuilder& PlaybookBuilder::titled(std::string title)
{
    playbook_.title = std::move(title);
    return *this;
}

PlaybookBuilder& PlaybookBuilder::described(std::string description)
{
    playbook_.description = std::move(description);
    return *this;
}

PlaybookBuilder& PlaybookBuilder::in_team(TeamId team)
{
    playbook_.team = std::move(team);
    return *this;
}

PlaybookBuilder& PlaybookBuilder::for_members(std::initializer_list<UserId> members)
{
    playbook_.members.assign(members.begin(), members.end());
    return *this;
}

PlaybookBuilder& PlaybookBuilder::creating_private_incidents()
{
    playbook_.creates_public_incident = false;
    return *this;
}

PlaybookBuilder& PlaybookBuilder::with_stage(std::string title, std::initializer_list<std::string> tasks)
{
    PlannedStage stage;
    stage.title = std::move(title);
    for (const std::string& task : tasks) stage.tasks.push_back(PlannedTask{task, {}, {}});
    return with_stage(std::move(stage));
}

PlaybookBuilder& PlaybookBuilder::with_stage(PlannedStage stage)
{
    playbook_.stages.push_back(std::move(stage));
    return *this;
}

IncidentStarted started(const Incident& incident, std::string playbook_title)
{
    return IncidentStarted{incident.reporter, incident.commander, std::move(playbook_title)};
}

bool is_participant(const Incident& incident, const UserId& user)
{
    const auto is_in = [&user](const Participant& one) { return one.user == user && one.left_at == Instant{}; };
    return std::any_of(incident.participants.begin(), incident.participants.end(), is_in);
}

} // namespace muster::test
