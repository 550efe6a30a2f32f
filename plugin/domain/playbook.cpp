#include "plugin/domain/playbook.hpp"

#include "base/text.hpp"
#include "plugin/domain/channel_name.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

Stage planned(const PlannedStage& plan, IdSource& ids)
{
    Stage stage{.id = StageId(ids.next()), .title = plan.title, .tasks = {}};
    for (const PlannedTask& task : plan.tasks)
        stage.tasks.push_back(Task{.id = TaskId(ids.next()),
                                   .title = task.title,
                                   .description = task.description,
                                   .command = task.command,
                                   .state = TaskState::Open,
                                   .state_modified_at = {},
                                   .state_modified_by = {},
                                   .assignee = {},
                                   .assignee_modified_at = {},
                                   .due_at = {},
                                   .due_announced = false,
                                   .command_ran_at = {},
                                   .command_ran_by = {}});
    return stage;
}

} // namespace

bool is_member(const Playbook& playbook, const UserId& user)
{
    return std::find(playbook.members.begin(), playbook.members.end(), user) != playbook.members.end();
}

Playbook without_playbook(TeamId team)
{
    Playbook playbook;
    playbook.team = std::move(team);
    playbook.stages = {{"Checklist", {}}};
    playbook.version = 0;
    return playbook;
}

Result<Incident> start(const Playbook& playbook, const StartOrder& order, IdSource& ids, Instant at)
{
    if (const Result<> name = check_name(order.name); !name) return name.error();
    if (const Result<> description = check_description(order.description); !description) return description.error();

    Incident incident;
    incident.id = order.id;
    incident.team = playbook.team;
    incident.name = std::string(trim(order.name));
    incident.description = std::string(trim(order.description));
    incident.channel_name = channel_name_of(incident.name, incident.id);
    incident.is_public = playbook.creates_public_incident;
    incident.playbook = playbook.id;
    incident.playbook_version = playbook.version;
    incident.settings = playbook.settings;
    incident.reporter = order.reporter;
    incident.commander = order.commander.empty() ? order.reporter : order.commander;
    incident.origin = order.origin;
    incident.created_at = at;
    for (const PlannedStage& stage : playbook.stages) incident.stages.push_back(planned(stage, ids));
    return incident;
}

} // namespace muster
