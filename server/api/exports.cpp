#include "server/api/exports.hpp"

#include "plugin/ports/usernames.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace muster::api
{

namespace
{

net::HttpResponse file(std::string body, std::string_view type, const std::string& name)
{
    net::HttpResponse answer;
    answer.status = 200;
    answer.headers.set("Content-Type", std::string(type));
    answer.headers.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
    // What people wrote is in it: a browser that shows it must not run it, nor take it for something else.
    answer.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    answer.headers.set("X-Content-Type-Options", "nosniff");
    answer.body = std::move(body);
    return answer;
}

} // namespace

void ExportRoutes::add_to(Operations& operations)
{
    operations.add("exportIncident", "GET", "/api/v0/incidents/{id}/export",
                   [this](const Call& call) { return document(call); });
}

Async<Result<net::HttpResponse>> ExportRoutes::document(const Call& call) const
{
    const std::string format = call.query.get("format");
    if (format == "csv") co_return co_await messages(call);
    const bool is_known = format == "markdown" || format == "html" || format == "json";
    if (!is_known) co_return fail(Fault::Invalid, "format: must be markdown, html, json or csv", "format");

    const std::string shown = call.query.get("inline");
    const bool is_choice = shown.empty() || shown == "true" || shown == "false";
    if (!is_choice) co_return fail(Fault::Invalid, "inline: must be true or false", "inline");

    const Result<exports::Document> made = co_await document_of(call.incident(), call.asker);
    if (!made) co_return made.error();
    const auto name = [&made](std::string_view ending) { return exports::file_name(made->incident, ending); };
    if (format == "markdown") co_return file(exports::as_markdown(*made), "text/markdown; charset=utf-8", name(".md"));
    if (format == "html") {
        net::HttpResponse page = file(exports::as_html(*made), "text/html; charset=utf-8", name(".html"));
        if (shown == "true") page.headers.set("Content-Disposition", "inline");
        co_return page;
    }
    co_return file(to_text(exports::as_json(*made)), "application/json", name(".json"));
}

Async<Result<exports::Document>> ExportRoutes::document_of(IncidentId incident, usecases::Asker asker) const
{
    Result<usecases::Timeline> timeline = co_await use_cases_.read_timeline.run(incident, asker);
    if (!timeline) co_return timeline.error();
    Result<std::map<UserId, std::string>> names =
        co_await usernames_of(chat_, exports::people_in(timeline->incident, timeline->events));
    if (!names) co_return names.error();
    exports::Document document;
    document.incident = std::move(timeline->incident);
    document.events = std::move(timeline->events);
    document.names = wording::Names(std::move(*names));
    document.made_at = clock_.now();
    co_return document;
}

Async<Result<net::HttpResponse>> ExportRoutes::messages(const Call& call) const
{
    const Result<Incident> incident = co_await use_cases_.find_incidents.to_edit(call.incident(), call.asker);
    if (!incident) co_return incident.error();
    const Result<std::vector<Post>> posts = co_await chat_.read_channel(incident->channel);
    if (!posts) co_return posts.error();
    std::vector<UserId> authors;
    for (const Post& post : *posts) authors.push_back(post.author);
    Result<std::map<UserId, std::string>> names = co_await usernames_of(chat_, std::move(authors));
    if (!names) co_return names.error();
    const wording::Names called(std::move(*names));
    co_return file(exports::messages_as_csv(*posts, called), "text/csv; charset=utf-8",
                   exports::file_name(*incident, ".csv"));
}

} // namespace muster::api
