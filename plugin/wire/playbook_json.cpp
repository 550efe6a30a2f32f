#include "plugin/wire/playbook_json.hpp"

#include "plugin/wire/settings_json.hpp"

#include <nlohmann/json.hpp>

#include <numeric>
#include <utility>

namespace muster::wire
{

namespace
{

/// Of the exported document; another one would be a format that this program does not know.
constexpr std::int64_t kExportFormat = 1;

Json stages_to_json(const std::vector<PlannedStage>& stages)
{
    Json checklists = Json::array();
    for (const PlannedStage& stage : stages) {
        Json items = Json::array();
        for (const PlannedTask& task : stage.tasks)
            items.push_back({{"title", task.title}, {"description", task.description}, {"command", task.command}});
        checklists.push_back({{"title", stage.title}, {"items", std::move(items)}});
    }
    return checklists;
}

Json summary_to_json(const Playbook& playbook)
{
    const std::size_t tasks =
        std::accumulate(playbook.stages.begin(), playbook.stages.end(), std::size_t{0},
                        [](std::size_t sum, const PlannedStage& stage) { return sum + stage.tasks.size(); });
    Json members = Json::array();
    for (const UserId& member : playbook.members) members.push_back(member.str());
    Json object{{"id", playbook.id.str()},
                {"version", playbook.version},
                {"title", playbook.title},
                {"description", playbook.description},
                {"team_id", playbook.team.str()},
                {"create_public_incident", playbook.creates_public_incident},
                {"create_at", to_millis(playbook.created_at)},
                {"update_at", to_millis(playbook.updated_at)},
                {"delete_at", playbook.archived_at ? to_millis(*playbook.archived_at) : 0},
                {"num_stages", playbook.stages.size()},
                {"num_steps", tasks},
                {"member_ids", std::move(members)}};
    add_settings(object, playbook.settings);
    return object;
}

PlannedTask planned_task(Reader in, Reader& whole)
{
    PlannedTask task{in.text_or("title", ""), in.text_or("description", ""), in.text_or("command", "")};
    if (in.failure()) whole.refuse("checklists", in.failure()->detail());
    return task;
}

PlannedStage planned_stage(Reader in, Reader& whole)
{
    PlannedStage stage{in.text_or("title", ""), {}};
    if (const Json* items = in.list_or_null("items"))
        for (const Json& item : *items) stage.tasks.push_back(planned_task(Reader(item), whole));
    if (in.failure()) whole.refuse("checklists", in.failure()->detail());
    return stage;
}

/// What is the same on every server: texts, times and words, switched as they are.
Settings without_places_and_people(const Settings& settings)
{
    Settings portable;
    portable.update_template = settings.update_template;
    portable.reminder_interval = settings.reminder_interval;
    portable.welcome_message = settings.welcome_message;
    portable.keywords = settings.keywords;
    return portable;
}

Json content_to_json(std::string_view title, std::string_view description, bool is_public,
                     const std::vector<PlannedStage>& stages, const Settings& settings)
{
    Json object{{"title", title},
                {"description", description},
                {"create_public_incident", is_public},
                {"checklists", stages_to_json(stages)}};
    add_settings(object, without_places_and_people(settings));
    return object;
}

} // namespace

Json playbook_to_json(const Playbook& playbook)
{
    Json object = summary_to_json(playbook);
    object["checklists"] = stages_to_json(playbook.stages);
    return object;
}

Json playbook_page_to_json(const PlaybookPage& page, const PlaybookQuery& query)
{
    const std::size_t pages = (page.total + query.per_page - 1) / query.per_page;
    Json items = Json::array();
    for (const Playbook& playbook : page.playbooks) items.push_back(summary_to_json(playbook));
    return Json{{"total_count", page.total},
                {"page_count", pages},
                {"has_more", query.page + 1 < pages},
                {"items", std::move(items)}};
}

Result<Playbook> playbook_from_json(const Json& body, Playbook base)
{
    Reader in(body);
    if (in.integer_or("format", kExportFormat) != kExportFormat) in.refuse("format", "is not known to this Muster");
    base.title = in.text_or("title", base.title);
    base.description = in.text_or("description", base.description);
    base.team = TeamId(in.text_or("team_id", base.team.str()));
    base.creates_public_incident = in.boolean_or("create_public_incident", base.creates_public_incident);
    if (in.list_or_null("member_ids")) {
        base.members.clear();
        for (std::string& member : in.texts_or_empty("member_ids")) base.members.emplace_back(std::move(member));
    }
    if (const Json* checklists = in.list_or_null("checklists")) {
        base.stages.clear();
        for (const Json& checklist : *checklists) base.stages.push_back(planned_stage(Reader(checklist), in));
    }
    if (in.failure()) return *in.failure();
    Result<Settings> settings = settings_from_json(body, std::move(base.settings));
    if (!settings) return settings.error();
    base.settings = std::move(*settings);
    return base;
}

Json playbook_export(const Playbook& playbook)
{
    Json object = content_to_json(playbook.title, playbook.description, playbook.creates_public_incident,
                                  playbook.stages, playbook.settings);
    object["format"] = kExportFormat;
    return object;
}

Json template_to_json(const PlaybookTemplate& built_in)
{
    Json object = content_to_json(built_in.title, built_in.description, built_in.creates_public_incident,
                                  built_in.stages, built_in.settings);
    object["key"] = built_in.key;
    return object;
}

} // namespace muster::wire
