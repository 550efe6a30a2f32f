#include "plugin/wording/forms.hpp"

#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

std::string start_introduction(std::string_view commander)
{
    return "A channel is opened for the incident, and " + bold(commander) + " becomes its commander.";
}

std::string start_name_placeholder() { return "What is broken, in a few words"; }

std::string start_description(const PostId& origin) { return "[Original post](/_redirect/pl/" + origin.str() + ")"; }

std::string start_post_unreadable()
{
    return "The post to start from is gone, or you or I cannot read it any more. To start without it, type "
           "`/incident start`.";
}

std::string end_introduction(std::string_view incident_name, std::size_t open_tasks)
{
    std::string text = bold(incident_name) + " will be marked as ended.";
    if (open_tasks > 0) text += " " + tasks_open(open_tasks) + ".";
    return text + " The channel stays, and `/incident restart` makes the incident ongoing again.";
}

std::string next_stage_introduction(std::string_view stage, std::size_t open_tasks)
{
    return "In stage " + bold(stage) + " " + tasks_open(open_tasks) + ". Move to the next stage all the same?";
}

std::string form_expired() { return "This form is too old. Please type the command again."; }

std::string form_refused()
{
    return "This form was not made for you, so nothing was done. Please type the command again.";
}

std::string button_refused() { return "This button cannot be used any more."; }

} // namespace muster::wording
