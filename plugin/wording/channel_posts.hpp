// What the bot says in an incident channel, one sentence for each event.
#pragma once

#include "plugin/domain/incident.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::wording
{

/// The header of a new incident channel: the description, or a sentence that says what the channel is.
[[nodiscard]] std::string channel_header(const Incident& incident);
[[nodiscard]] std::string channel_purpose(const Incident& incident);

/// Names are user names without the @. The actor is named, not mentioned: people are not notified of what they did
/// themselves.
[[nodiscard]] std::string started(const Incident& incident, std::string_view reporter, std::string_view commander,
                                  std::string_view playbook_title);
[[nodiscard]] std::string task_state_modified(std::string_view actor, const TaskStateModified& event);
[[nodiscard]] std::string stage_changed(std::string_view actor, const StageChanged& event);
[[nodiscard]] std::string commander_changed(std::string_view actor, std::string_view before, std::string_view after);
[[nodiscard]] std::string ended(std::string_view actor);
[[nodiscard]] std::string restarted(std::string_view actor);

[[nodiscard]] std::string details_changed(std::string_view actor, const DetailsChanged& event);
[[nodiscard]] std::string channel_archived();
[[nodiscard]] std::string channel_restored();
[[nodiscard]] std::string channel_deleted();
[[nodiscard]] std::string participant_joined(std::string_view who);
[[nodiscard]] std::string participant_left(std::string_view who);
[[nodiscard]] std::string note_added(std::string_view actor, const TimelineNoteAdded& event);

/// The tasks of a stage as a list to read, and the label of the menu below it.
[[nodiscard]] std::string stage_tasks(const Stage& stage);
[[nodiscard]] std::string check_menu();

} // namespace muster::wording
