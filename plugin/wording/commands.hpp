// What each /incident subcommand does, as help and usage say it.
#pragma once

#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kStartDoes = "start a new incident, from a post if you like";
inline constexpr std::string_view kEndDoes = "end this incident";
inline constexpr std::string_view kRestartDoes = "make an ended incident ongoing again";
inline constexpr std::string_view kCheckDoes = "check a task off, or open it again; both numbers count from 0";
inline constexpr std::string_view kCheckAddDoes = "add a task to a stage";
inline constexpr std::string_view kCheckRemoveDoes = "remove a task";
inline constexpr std::string_view kAssignDoes = "give a task to somebody, or take it on";
inline constexpr std::string_view kSkipDoes = "skip a task: nobody has to do it any more";
inline constexpr std::string_view kDueDoes = "say by when a task is to be done";
inline constexpr std::string_view kStageDoes = "move to the next or back to the previous stage";
inline constexpr std::string_view kStageNextDoes = "on to the next stage";
inline constexpr std::string_view kStagePrevDoes = "back to the previous stage";
inline constexpr std::string_view kCommanderDoes = "show the commander, or hand the incident over";
inline constexpr std::string_view kUpdateDoes = "Say where the incident stands, and when to be asked again.";
inline constexpr std::string_view kTimelineDoes = "Show what happened, and when.";
inline constexpr std::string_view kAddDoes = "Put a post, or what just happened, on the timeline.";
inline constexpr std::string_view kRenameDoes = "give the incident and its channel another name";
inline constexpr std::string_view kAnnounceDoes =
    "tell other channels of this incident: its name, commander and channel";
inline constexpr std::string_view kListDoes = "list your ongoing incidents";
inline constexpr std::string_view kInfoDoes = "show where this incident stands";
inline constexpr std::string_view kHelpDoes = "show this list";

/// Beside /incident in the chat server's list of commands.
inline constexpr std::string_view kCommandDescription = "Run an incident: start it, work its stages and tasks, end it";
inline constexpr std::string_view kCommandName = "Incident";

} // namespace muster::wording
