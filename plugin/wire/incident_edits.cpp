#include "plugin/wire/incident_edits.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace muster::wire
{

namespace
{

bool is_given(const Json& body, std::string_view key) { return body.contains(key) && !body.at(key).is_null(); }

} // namespace

Result<IncidentEdit> incident_edit_from_json(const Json& body)
{
    Reader in(body);
    IncidentEdit edit;
    if (in.failure()) return *in.failure();
    if (is_given(body, "name")) edit.details.name = in.text("name");
    if (is_given(body, "description")) edit.details.description = in.text("description");
    if (is_given(body, "active_stage")) {
        const std::int64_t stage = in.integer("active_stage");
        if (stage < 0) in.refuse("active_stage", "must not be negative");
        edit.active_stage = static_cast<std::size_t>(stage);
    }
    return in.finish(std::move(edit));
}

Result<UserId> commander_from_json(const Json& body)
{
    Reader in(body);
    UserId commander(in.text("commander_id"));
    if (!in.failure() && !is_id(commander.str())) in.refuse("commander_id", "must be a user's id");
    return in.finish(std::move(commander));
}

} // namespace muster::wire
