#include "plugin/wording/checklist_replies.hpp"

#include "plugin/domain/checklist_edit.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

std::string add_task_introduction(std::string_view stage) { return "A task for the stage " + bold(stage) + "."; }

std::string task_title_limits()
{
    return "A task needs a name of 1 to " + std::to_string(kTaskTitleLongest) + " characters.";
}

std::string task_description_limits()
{
    return "The description can have at most " + std::to_string(kTaskDescriptionLongest) + " characters.";
}

std::string too_many_tasks()
{
    return "This incident has " + std::to_string(kMostTasks) +
           " tasks already, and can have no more. `/incident checkremove` removes one.";
}

std::string stage_gone() { return "That stage is not in the incident any more."; }

std::string cannot_have_task(std::string_view username)
{
    return "**@" + std::string(username) +
           "** cannot have a task: add them to this channel first. Bots and deactivated accounts have no tasks.";
}

std::string due_unusable(std::string_view word)
{
    return code(word) + " is no time from now: write it as `30m`, `2h` or `1d`, up to " +
           std::to_string(kDueFarthest.count() / 24) + " days, or `none`.";
}

std::string nothing_to_change() { return "That is so already: nothing was changed."; }

} // namespace muster::wording
