#include "server/api/playbooks.hpp"

#include "plugin/domain/playbook_templates.hpp"
#include "plugin/usecases/editing.hpp"
#include "plugin/wire/playbook_json.hpp"
#include "plugin/wire/playbook_query.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

namespace muster::api
{

namespace
{

/// 500 tasks with descriptions of 4,096 characters of four bytes are more, but nobody writes those.
constexpr std::size_t kMostBytes = 4 * 1024 * 1024;

PlaybookId playbook_of(const Call& call) { return PlaybookId(call.path.get("id")); }

std::string etag_of(const Playbook& playbook) { return "\"" + std::to_string(playbook.version) + "\""; }

net::HttpResponse playbook_answer(const Call& call, const Playbook& playbook)
{
    const std::string etag = etag_of(playbook);
    const bool is_known = call.request.method == "GET" && call.request.headers.get("If-None-Match") == etag;
    net::HttpResponse response =
        is_known ? net::HttpResponse(304) : http::json_response(200, wire::playbook_to_json(playbook));
    response.headers.set("ETag", etag);
    return response;
}

/// 201 with the id, and where the playbook is.
net::HttpResponse created_answer(const Playbook& playbook)
{
    const Json body{{"id", playbook.id.str()}};
    net::HttpResponse response = http::json_response(201, body);
    response.headers.set("Location", "/api/v0/playbooks/" + playbook.id.str());
    response.headers.set("ETag", etag_of(playbook));
    return response;
}

/// The new playbook in a body. faults  Invalid  also for one that has an id already
Result<Playbook> new_playbook_in(const Json& body)
{
    Reader in(body);
    if (!in.text_or("id", "").empty()) in.refuse("id", "is given by the server");
    if (in.failure()) return *in.failure();
    return wire::playbook_from_json(body, {});
}

} // namespace

void PlaybookRoutes::add_to(Operations& operations)
{
    const auto add = [&](const char* id, const char* method, const std::string& path,
                         Answer (PlaybookRoutes::*handler)(const Call&) const) {
        operations.add(id, method, "/api/v0/playbooks" + path,
                       [this, handler](const Call& call) { return (this->*handler)(call); });
    };
    add("listPlaybooks", "GET", "", &PlaybookRoutes::list);
    add("createPlaybook", "POST", "", &PlaybookRoutes::create);
    add("countPlaybooks", "GET", "/count", &PlaybookRoutes::count);
    add("autocompletePlaybooks", "GET", "/autocomplete", &PlaybookRoutes::autocomplete);
    add("listPlaybookTemplates", "GET", "/templates", &PlaybookRoutes::templates);
    add("importPlaybook", "POST", "/import", &PlaybookRoutes::import);
    add("getPlaybook", "GET", "/{id}", &PlaybookRoutes::get);
    add("editPlaybook", "PUT", "/{id}", &PlaybookRoutes::edit);
    add("archivePlaybook", "DELETE", "/{id}", &PlaybookRoutes::archive);
    add("restorePlaybook", "POST", "/{id}/restore", &PlaybookRoutes::restore);
    add("copyPlaybook", "POST", "/{id}/copy", &PlaybookRoutes::copy);
    add("exportPlaybook", "GET", "/{id}/export", &PlaybookRoutes::exported);
    add("getPlaybookVersion", "GET", "/{id}/versions/{version}", &PlaybookRoutes::version);
}

PlaybookRoutes::Answer PlaybookRoutes::list(const Call& call) const
{
    const wire::Parameter parameter = [&call](std::string_view name) { return call.query.get(name); };
    const Result<PlaybookQuery> query = wire::playbook_query(parameter);
    if (!query) co_return query.error();
    const Result<PlaybookPage> page = co_await use_cases_.find_playbooks.of_team(*query, call.asker);
    if (!page) co_return page.error();
    co_return http::json_response(200, wire::playbook_page_to_json(*page, *query));
}

PlaybookRoutes::Answer PlaybookRoutes::count(const Call& call) const
{
    const wire::Parameter parameter = [&call](std::string_view name) { return call.query.get(name); };
    Result<PlaybookQuery> query = wire::playbook_query(parameter);
    if (!query) co_return query.error();
    query->per_page = 1;
    const Result<PlaybookPage> page = co_await use_cases_.find_playbooks.of_team(*query, call.asker);
    if (!page) co_return page.error();
    const Json body{{"count", page->total}};
    co_return http::json_response(200, body);
}

PlaybookRoutes::Answer PlaybookRoutes::autocomplete(const Call& call) const
{
    const TeamId team(call.query.get("team_id"));
    if (!is_id(team.str())) co_return fail(Fault::Invalid, "team_id: must be a team's id", "team_id");
    const Result<std::vector<Playbook>> found = co_await use_cases_.find_playbooks.to_start(team, call.asker);
    if (!found) co_return found.error();
    // The chat server's own type, which spells its keys so (peer-incident-plugin.md §3.1.3).
    Json items = Json::array();
    for (const Playbook& playbook : *found)
        items.push_back({{"Item", playbook.id.str()}, {"Hint", ""}, {"HelpText", playbook.title}});
    co_return http::json_response(200, items);
}

PlaybookRoutes::Answer PlaybookRoutes::templates(const Call&) const
{
    Json all = Json::array();
    for (const PlaybookTemplate& built_in : playbook_templates()) all.push_back(wire::template_to_json(built_in));
    co_return http::json_response(200, all);
}

PlaybookRoutes::Answer PlaybookRoutes::create(const Call& call) const
{
    const Result<Json> body = call.body(kMostBytes);
    if (!body) co_return body.error();
    const Result<Playbook> content = new_playbook_in(*body);
    if (!content) co_return content.error();
    const Result<Playbook> created = co_await use_cases_.create_playbook.run(call.asker, *content);
    if (!created) co_return created.error();
    co_return created_answer(*created);
}

PlaybookRoutes::Answer PlaybookRoutes::import(const Call& call) const
{
    const Result<Json> body = call.body(kMostBytes);
    if (!body) co_return body.error();
    // Of another server's document people and channels mean nothing here.
    Result<Playbook> read = wire::playbook_from_json(*body, {});
    if (!read) co_return read.error();
    Result<Playbook> content = wire::playbook_from_json(wire::playbook_export(*read), {});
    if (!content) co_return content.error();
    content->team = TeamId(call.query.get("team_id"));
    const Result<Playbook> created = co_await use_cases_.create_playbook.run(call.asker, *content);
    if (!created) co_return created.error();
    co_return created_answer(*created);
}

PlaybookRoutes::Answer PlaybookRoutes::get(const Call& call) const
{
    const Result<Playbook> found = co_await use_cases_.find_playbooks.by_id(playbook_of(call), call.asker);
    if (!found) co_return found.error();
    co_return playbook_answer(call, *found);
}

PlaybookRoutes::Answer PlaybookRoutes::version(const Call& call) const
{
    const std::string text(call.path.get("version"));
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc() || end != text.data() + text.size())
        co_return fail(Fault::NotFound, "version: not found", "version");
    const Result<Playbook> found =
        co_await use_cases_.find_playbooks.at_version(playbook_of(call), version, call.asker);
    if (!found) co_return found.error();
    co_return playbook_answer(call, *found);
}

PlaybookRoutes::Answer PlaybookRoutes::exported(const Call& call) const
{
    const Result<Playbook> found = co_await use_cases_.find_playbooks.by_id(playbook_of(call), call.asker);
    if (!found) co_return found.error();
    net::HttpResponse response = http::json_response(200, wire::playbook_export(*found));
    response.headers.set("Content-Disposition", "attachment; filename=\"playbook-" + found->id.str() + ".json\"");
    co_return response;
}

PlaybookRoutes::Answer PlaybookRoutes::edit(const Call& call) const
{
    const Result<Json> body = call.body(kMostBytes);
    if (!body) co_return body.error();
    const usecases::EditPlaybook::Rewrite rewrite = [&body](const Playbook& current) {
        return wire::playbook_from_json(*body, current);
    };
    const Result<Playbook> after = co_await use_cases_.edit_playbook.run(playbook_of(call), call.asker, rewrite);
    if (!after) co_return co_await refusal(call, after.error());
    co_return playbook_answer(call, *after);
}

PlaybookRoutes::Answer PlaybookRoutes::archive(const Call& call) const
{
    const Result<Playbook> after = co_await use_cases_.archive_playbook.run(playbook_of(call), call.asker);
    if (!after) co_return co_await refusal(call, after.error());
    co_return net::HttpResponse(204);
}

PlaybookRoutes::Answer PlaybookRoutes::restore(const Call& call) const
{
    const Result<Playbook> after = co_await use_cases_.archive_playbook.restore(playbook_of(call), call.asker);
    if (!after) co_return co_await refusal(call, after.error());
    co_return playbook_answer(call, *after);
}

PlaybookRoutes::Answer PlaybookRoutes::copy(const Call& call) const
{
    const Result<Playbook> copied = co_await use_cases_.copy_playbook.run(playbook_of(call), call.asker);
    if (!copied) co_return copied.error();
    co_return created_answer(*copied);
}

PlaybookRoutes::Answer PlaybookRoutes::refusal(const Call& call, Failure failure) const
{
    const bool is_stale = failure.fault() == Fault::Conflict && failure.field() == usecases::kSeenRevision;
    if (!is_stale) co_return failure;
    const Result<Playbook> current = co_await use_cases_.find_playbooks.by_id(playbook_of(call), call.asker);
    if (!current) co_return current.error();
    Json body = wire::playbook_to_json(*current);
    body["error"] = failure.detail();
    body["field"] = failure.field();
    net::HttpResponse response = http::json_response(409, body);
    response.headers.set("ETag", etag_of(*current));
    co_return response;
}

} // namespace muster::api
