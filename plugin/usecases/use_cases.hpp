// Every use case, put together once for all doors.
#pragma once

#include "plugin/usecases/channels/follow_channel.hpp"
#include "plugin/usecases/channels/reconcile_team.hpp"
#include "plugin/usecases/checklists/announce_due_task.hpp"
#include "plugin/usecases/checklists/edit_stages.hpp"
#include "plugin/usecases/checklists/edit_tasks.hpp"
#include "plugin/usecases/checklists/set_task_state.hpp"
#include "plugin/usecases/editing.hpp"
#include "plugin/usecases/facts.hpp"
#include "plugin/usecases/incidents/change_commander.hpp"
#include "plugin/usecases/incidents/change_stage.hpp"
#include "plugin/usecases/incidents/edit_incident.hpp"
#include "plugin/usecases/incidents/end_incident.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"
#include "plugin/usecases/incidents/start_incident.hpp"
#include "plugin/usecases/participants/follow_members.hpp"
#include "plugin/usecases/playbooks/create_playbook.hpp"
#include "plugin/usecases/playbooks/edit_playbook.hpp"
#include "plugin/usecases/playbooks/find_playbooks.hpp"
#include "plugin/usecases/playbooks/playbook_facts.hpp"
#include "plugin/usecases/statistics/read_statistics.hpp"
#include "plugin/usecases/timeline/timeline.hpp"
#include "plugin/usecases/updates/update_status.hpp"

namespace muster::usecases
{

/// The ports that the use cases reach the world through. All of them outlive the use cases.
struct Ports {
    IncidentStore& incidents;
    PlaybookStore& playbooks;
    Chat& chat;
    Deliveries& deliveries;
    IdSource& ids;
    const Clock& clock;
};

class UseCases
{
public:
    explicit UseCases(const Ports& ports)
        : facts(ports.chat), playbook_facts(ports.chat, facts), editing(ports.incidents, facts, ports.clock),
          start_incident(ports.incidents, ports.playbooks, facts, playbook_facts, ports.deliveries, ports.ids,
                         ports.clock),
          end_incident(editing), restart_incident(editing), change_stage(editing), edit_incident(editing),
          change_commander(editing, facts, ports.incidents, ports.chat), set_task_state(editing),
          edit_tasks(editing, facts, ports.incidents, ports.chat, ports.ids), edit_stages(editing, ports.ids),
          announce_due_task(ports.incidents, ports.chat, ports.clock), update_status(editing),
          dismiss_reminder(editing), remind_of_update(ports.incidents, ports.chat, ports.clock),
          follow_update_post(ports.incidents, ports.chat, ports.clock), read_timeline(ports.incidents, facts),
          add_timeline_note(editing, facts), follow_members(ports.incidents, ports.chat, ports.clock),
          follow_channel(ports.incidents, ports.chat, ports.clock),
          reconcile_team(ports.incidents, follow_members, follow_channel),
          find_incidents(ports.incidents, facts, ports.chat),
          create_playbook(ports.playbooks, playbook_facts, ports.ids, ports.clock),
          copy_playbook(ports.playbooks, playbook_facts, ports.ids, ports.clock),
          edit_playbook(ports.playbooks, playbook_facts, ports.clock),
          archive_playbook(ports.playbooks, playbook_facts, ports.clock),
          find_playbooks(ports.playbooks, playbook_facts),
          read_statistics(ports.incidents, ports.chat, find_incidents, find_playbooks, ports.clock)
    {
    }
    UseCases(const UseCases&) = delete;
    UseCases& operator=(const UseCases&) = delete;

    const Facts facts;
    const PlaybookFacts playbook_facts;
    const Editing editing;
    const StartIncident start_incident;
    const EndIncident end_incident;
    const RestartIncident restart_incident;
    const ChangeStage change_stage;
    const EditIncident edit_incident;
    const ChangeCommander change_commander;
    const SetTaskState set_task_state;
    const EditTasks edit_tasks;
    const EditStages edit_stages;
    const AnnounceDueTask announce_due_task;
    const UpdateStatus update_status;
    const DismissReminder dismiss_reminder;
    const RemindOfUpdate remind_of_update;
    const FollowUpdatePost follow_update_post;
    const ReadTimeline read_timeline;
    const AddTimelineNote add_timeline_note;
    const FollowMembers follow_members;
    const FollowChannel follow_channel;
    const ReconcileTeam reconcile_team;
    const FindIncidents find_incidents;
    const CreatePlaybook create_playbook;
    const CopyPlaybook copy_playbook;
    const EditPlaybook edit_playbook;
    const ArchivePlaybook archive_playbook;
    const FindPlaybooks find_playbooks;
    const ReadStatistics read_statistics;
};

} // namespace muster::usecases
