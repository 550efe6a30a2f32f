// What a person is told who typed a command, sent a form or pressed a button.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/incident.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::wording
{

/// A fault that no subcommand has a better sentence for. `Unavailable` says that nothing was changed and to try again.
[[nodiscard]] std::string of_failure(const Failure& failure);

// Where and how a command can be used.
[[nodiscard]] std::string only_in_incident_channel();
[[nodiscard]] std::string usage(std::string_view subcommand, std::string_view arguments, std::string_view description);
[[nodiscard]] std::string unknown_subcommand(std::string_view word);
[[nodiscard]] std::string help_heading();
[[nodiscard]] std::string help_row(std::string_view subcommand, std::string_view arguments,
                                   std::string_view description);
[[nodiscard]] std::string not_allowed_to_edit();
/// The chat server takes a form only within seconds of the command.
[[nodiscard]] std::string form_too_late();

// start
[[nodiscard]] std::string no_playbooks();
/// There is none, or one of the two cannot read it: which of these is nobody's to learn.
[[nodiscard]] std::string cannot_start_from(std::string_view word);
[[nodiscard]] std::string started_in(const Incident& incident);
[[nodiscard]] std::string started_without_channel(const Incident& incident);
[[nodiscard]] std::string playbook_gone();
[[nodiscard]] std::string name_limits();
[[nodiscard]] std::string description_limits();
[[nodiscard]] std::string not_in_team();

// end, restart
[[nodiscard]] std::string ended_already();
[[nodiscard]] std::string not_ended();

// check
[[nodiscard]] std::string must_be_number(std::string_view argument, std::string_view word);
[[nodiscard]] std::string no_such_stage(const Incident& incident, std::string_view word);
[[nodiscard]] std::string no_such_task(const Incident& incident, std::size_t stage, std::string_view word);
[[nodiscard]] std::string task_gone();

// stage
[[nodiscard]] std::string no_stages();
[[nodiscard]] std::string last_stage(std::string_view title);
[[nodiscard]] std::string first_stage(std::string_view title);
[[nodiscard]] std::string stage_moved_meanwhile(std::string_view title);
[[nodiscard]] std::string more_tasks_open_meanwhile();

// rename
[[nodiscard]] std::string named_so_already(std::string_view name);

// commander
[[nodiscard]] std::string commander_is(std::string_view username);
[[nodiscard]] std::string commander_already(std::string_view username);
[[nodiscard]] std::string unknown_user(std::string_view username);
[[nodiscard]] std::string cannot_command(std::string_view username);

// list, info
[[nodiscard]] std::string none_ongoing(std::string_view team);
[[nodiscard]] std::string list_heading(std::size_t shown);
[[nodiscard]] std::string incident_heading(const Incident& incident);
[[nodiscard]] std::string info_heading(const Incident& incident);
[[nodiscard]] std::string stage_of(const Incident& incident);
[[nodiscard]] std::string progress(const Incident& incident);
/// The tasks of the active stage, each with the two numbers that `/incident check` takes.
[[nodiscard]] std::string numbered_tasks(const Incident& incident);
[[nodiscard]] std::string mention(std::string_view username);
/// "3 d 4 h", "4 h 10 min", "10 min", "less than a minute": from start to end or now.
[[nodiscard]] std::string duration(const Incident& incident, Instant now);

// Titles of fields.
inline constexpr std::string_view kStage = "Stage";
inline constexpr std::string_view kStages = "Stages";
inline constexpr std::string_view kDuration = "Duration";
inline constexpr std::string_view kCommander = "Commander";
inline constexpr std::string_view kTasks = "Tasks";
inline constexpr std::string_view kStatus = "Status";
inline constexpr std::string_view kLatestUpdate = "Latest update";
inline constexpr std::string_view kNextUpdate = "Next update";
[[nodiscard]] std::string status(const Incident& incident);

} // namespace muster::wording
