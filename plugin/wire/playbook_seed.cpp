#include "plugin/wire/playbook_seed.hpp"

#include "base/json.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace muster::wire
{

namespace
{

/// Reads a list under a key, each entry with `read`; the first fault of an entry becomes the fault of the whole.
template <class T, class Read> std::vector<T> entries(Reader& in, std::string_view key, Read read)
{
    std::vector<T> all;
    const Json* list = in.list_or_null(key);
    if (!list) return all;
    for (const Json& json : *list) {
        Result<T> entry = read(json);
        if (!entry) {
            in.refuse(key, entry.error().detail());
            break;
        }
        all.push_back(std::move(*entry));
    }
    return all;
}

Result<PlannedTask> planned_task(const Json& json)
{
    Reader in(json);
    return in.finish(PlannedTask{in.text("title"), in.text_or("description", ""), in.text_or("command", "")});
}

Result<PlannedStage> planned_stage(const Json& json)
{
    Reader in(json);
    PlannedStage stage{in.text("title"), entries<PlannedTask>(in, "tasks", planned_task)};
    return in.finish(std::move(stage));
}

Result<SeededPlaybook> seeded_playbook(const Json& json)
{
    Reader in(json);
    SeededPlaybook seeded;
    seeded.playbook.id = PlaybookId(in.text("id"));
    if (!is_id(seeded.playbook.id.str())) in.refuse("id", "must have 26 characters of a-z and 0-9");
    seeded.team_name = in.text("team");
    seeded.playbook.title = in.text("title");
    seeded.playbook.description = in.text_or("description", "");
    seeded.playbook.creates_public_incident = in.boolean_or("creates_public_incident", true);
    seeded.member_names = in.texts_or_empty("members");
    seeded.playbook.stages = entries<PlannedStage>(in, "stages", planned_stage);
    return in.finish(std::move(seeded));
}

} // namespace

Result<std::vector<SeededPlaybook>> seeded_playbooks(std::string_view text)
{
    const Result<Json> json = parse_json(text);
    if (!json) return json.error();
    Reader in(*json);
    std::vector<SeededPlaybook> all = entries<SeededPlaybook>(in, "playbooks", seeded_playbook);
    return in.finish(std::move(all));
}

} // namespace muster::wire
