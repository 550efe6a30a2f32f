#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::wire
{

namespace
{

template <class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

Json details_of(const EventBody& body)
{
    const Overloaded spell{
        [](const IncidentStarted& e) {
            return Json{
                {"reporter", e.reporter.str()}, {"commander", e.commander.str()}, {"playbook_title", e.playbook_title}};
        },
        [](const ChannelOpened& e) {
            return Json{{"channel", e.channel.str()}, {"name", e.name}};
        },
        [](const TaskStateModified& e) {
            return Json{
                {"task", e.task.str()}, {"title", e.title}, {"before", spelled(e.before)}, {"after", spelled(e.after)}};
        },
        [](const StageChanged& e) {
            return Json{{"before", e.before.str()},
                        {"after", e.after.str()},
                        {"before_title", e.before_title},
                        {"after_title", e.after_title},
                        {"open_tasks", e.open_tasks}};
        },
        [](const CommanderChanged& e) {
            return Json{{"before", e.before.str()}, {"after", e.after.str()}};
        },
        [](const IncidentEnded&) { return Json::object(); },
        [](const IncidentRestarted& e) {
            return Json{{"ended_at", to_millis(e.ended_at)}};
        },
    };
    return std::visit(spell, body);
}

TaskState state_in(Reader& in, std::string_view key)
{
    const Result<TaskState> state = task_state(in.text(key));
    if (!state) in.refuse(key, "is no task state");
    return state ? *state : TaskState::Open;
}

} // namespace

std::string_view spelled(TaskState state)
{
    switch (state) {
    case TaskState::Open:
        return "";
    case TaskState::InProgress:
        return "in_progress";
    case TaskState::Closed:
        return "closed";
    }
    return "";
}

Result<TaskState> task_state(std::string_view text)
{
    if (text.empty()) return TaskState::Open;
    if (text == "in_progress") return TaskState::InProgress;
    if (text == "closed") return TaskState::Closed;
    return fail(Fault::Invalid, "state: is no task state", "state");
}

std::string_view event_type(const EventBody& body)
{
    const Overloaded name{
        [](const IncidentStarted&) { return "incident_created"; },
        [](const ChannelOpened&) { return "channel_opened"; },
        [](const TaskStateModified&) { return "task_state_modified"; },
        [](const StageChanged&) { return "stage_changed"; },
        [](const CommanderChanged&) { return "commander_changed"; },
        [](const IncidentEnded&) { return "incident_ended"; },
        [](const IncidentRestarted&) { return "incident_restarted"; },
    };
    return std::visit(name, body);
}

std::string event_details(const EventBody& body) { return to_text(details_of(body)); }

Result<EventBody> event_body(std::string_view type, std::string_view details)
{
    const Result<Json> json = parse_json(details);
    if (!json) return json.error();
    Reader in(*json);
    const auto finished = [&in](auto body) { return in.finish(EventBody{std::move(body)}); };

    if (type == "incident_created")
        return finished(
            IncidentStarted{UserId(in.text("reporter")), UserId(in.text("commander")), in.text("playbook_title")});
    if (type == "channel_opened") return finished(ChannelOpened{ChannelId(in.text("channel")), in.text("name")});
    if (type == "task_state_modified")
        return finished(TaskStateModified{TaskId(in.text("task")), in.text("title"), state_in(in, "before"),
                                          state_in(in, "after")});
    if (type == "stage_changed")
        return finished(StageChanged{StageId(in.text("before")), StageId(in.text("after")), in.text("before_title"),
                                     in.text("after_title"), static_cast<std::size_t>(in.integer("open_tasks"))});
    if (type == "commander_changed")
        return finished(CommanderChanged{UserId(in.text("before")), UserId(in.text("after"))});
    if (type == "incident_ended") return finished(IncidentEnded{});
    if (type == "incident_restarted") return finished(IncidentRestarted{from_millis(in.integer("ended_at"))});
    return fail(Fault::Invalid, "type: is no event");
}

} // namespace muster::wire
