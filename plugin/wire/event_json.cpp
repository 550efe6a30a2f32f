#include "plugin/wire/event_json.hpp"

#include "plugin/wire/event_table.hpp"

#include <nlohmann/json.hpp>

#include <concepts>
#include <utility>

namespace muster::wire
{

namespace
{

// One overload a type of member, in each direction.

Json spell(const std::string& text) { return text; }
Json spell(bool flag) { return flag; }
Json spell(TaskState state) { return spelled(state); }
Json spell(Status status) { return spelled(status); }
Json spell(Instant at) { return to_millis(at); }
Json spell(std::chrono::seconds duration) { return duration.count(); }
Json spell(std::unsigned_integral auto number) { return number; }
template <class Tag> Json spell(const Id<Tag>& id) { return id.str(); }

void read(Reader& in, std::string_view key, std::string& text) { text = in.text(key); }
void read(Reader& in, std::string_view key, bool& flag) { flag = in.boolean_or(key, false); }
void read(Reader& in, std::string_view key, Instant& at) { at = from_millis(in.integer(key)); }
void read(Reader& in, std::string_view key, std::chrono::seconds& duration)
{
    duration = std::chrono::seconds(in.integer(key));
}
void read(Reader& in, std::string_view key, std::unsigned_integral auto& number)
{
    number = static_cast<std::remove_reference_t<decltype(number)>>(in.integer(key));
}
template <class Tag> void read(Reader& in, std::string_view key, Id<Tag>& id) { id = Id<Tag>(in.text(key)); }

void read(Reader& in, std::string_view key, TaskState& state)
{
    const Result<TaskState> known = task_state(in.text(key));
    if (known) state = *known;
    if (!known) in.refuse(key, "is no task state");
}

void read(Reader& in, std::string_view key, Status& status)
{
    const Result<Status> known = incident_status(in.text(key));
    if (known) status = *known;
    if (!known) in.refuse(key, "is no status");
}

template <class Event> Json details_of(const Event& event)
{
    Json details = Json::object();
    const auto add = [&](const auto& key) { details[std::string(key.name)] = spell(event.*key.member); };
    std::apply([&](const auto&... keys) { (add(keys), ...); }, Spelling<Event>::kKeys);
    return details;
}

template <class Event> Result<EventBody> event_in(Reader& in)
{
    Event event;
    std::apply([&](const auto&... keys) { (read(in, keys.name, event.*keys.member), ...); }, Spelling<Event>::kKeys);
    return in.finish(EventBody{std::move(event)});
}

/// The event of that type, tried one after the other; empty for a type that there is not.
template <std::size_t... Index>
std::optional<Result<EventBody>> event_of(std::string_view type, Reader& in, std::index_sequence<Index...>)
{
    std::optional<Result<EventBody>> found;
    const auto attempt = [&]<class Event>(std::type_identity<Event>) {
        if (type == Spelling<Event>::kType) found = event_in<Event>(in);
    };
    (attempt(std::type_identity<std::variant_alternative_t<Index, EventBody>>()), ...);
    return found;
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
    case TaskState::Skipped:
        return "skipped";
    }
    return "";
}

Result<TaskState> task_state(std::string_view text)
{
    for (const TaskState state : {TaskState::Open, TaskState::InProgress, TaskState::Closed, TaskState::Skipped})
        if (text == spelled(state)) return state;
    return fail(Fault::Invalid, "state: is no task state", "state");
}

std::string_view spelled(Status status)
{
    switch (status) {
    case Status::Reported:
        return "Reported";
    case Status::Active:
        return "Active";
    case Status::Resolved:
        return "Resolved";
    case Status::Archived:
        return "Archived";
    }
    return "";
}

Result<Status> incident_status(std::string_view text)
{
    for (const Status status : {Status::Reported, Status::Active, Status::Resolved, Status::Archived})
        if (text == spelled(status)) return status;
    return fail(Fault::Invalid, "status: must be Reported, Active, Resolved or Archived", "status");
}

std::string_view event_type(const EventBody& body)
{
    return std::visit([]<class Event>(const Event&) { return Spelling<Event>::kType; }, body);
}

std::string event_details(const EventBody& body)
{
    return to_text(std::visit([](const auto& event) { return details_of(event); }, body));
}

Result<EventBody> event_body(std::string_view type, std::string_view details)
{
    const Result<Json> json = parse_json(details);
    if (!json) return json.error();
    Reader in(*json);
    auto found = event_of(type, in, std::make_index_sequence<std::variant_size_v<EventBody>>());
    if (!found) return fail(Fault::Invalid, "type: is no event");
    return std::move(*found);
}

} // namespace muster::wire
