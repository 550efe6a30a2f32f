#include "server/api/statistics.hpp"

#include "plugin/wire/parameters.hpp"
#include "plugin/wire/statistics_json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

namespace
{

constexpr std::size_t kWeeks = 12;
constexpr std::size_t kMostWeeks = 104;

Result<std::size_t> weeks_in(const Call& call)
{
    const wire::Parameter parameter = [&call](std::string_view name) { return call.query.get(name); };
    Result<std::size_t> weeks = wire::whole_number(parameter, "weeks", kWeeks);
    if (weeks && (*weeks == 0 || *weeks > kMostWeeks)) return wire::wrong("weeks", "must be from 1 to 104");
    return weeks;
}

Result<usecases::ReadStatistics::Wish> wish_in(const Call& call)
{
    usecases::ReadStatistics::Wish wish;
    wish.team = TeamId(call.query.get("team_id"));
    if (!is_id(wish.team.str())) return wire::wrong("team_id", "must be a team's id");
    const std::string playbook = call.query.get("playbook_id");
    if (!playbook.empty() && !is_id(playbook)) return wire::wrong("playbook_id", "must be a playbook's id");
    if (!playbook.empty()) wish.playbook = PlaybookId(playbook);
    const Result<std::size_t> weeks = weeks_in(call);
    if (!weeks) return weeks.error();
    wish.weeks = *weeks;
    return wish;
}

Json team_json(const usecases::ReadStatistics::OfTeam& found)
{
    Json json = wire::team_statistics_to_json(found.statistics, found.at);
    json["team_id"] = found.team.str();
    json["playbook_id"] = found.playbook ? found.playbook->str() : std::string();
    return json;
}

} // namespace

void StatisticsRoutes::add_to(Operations& operations)
{
    operations.add("getIncidentStatistics", "GET", "/api/v0/incidents/{id}/statistics",
                   [this](const Call& call) { return of_incident(call); });
    operations.add("getStatistics", "GET", "/api/v0/statistics", [this](const Call& call) { return of_team(call); });
    operations.add("getPlaybookStatistics", "GET", "/api/v0/playbooks/{id}/statistics",
                   [this](const Call& call) { return of_playbook(call); });
}

Async<Result<net::HttpResponse>> StatisticsRoutes::of_incident(const Call& call) const
{
    const auto found = co_await use_cases_.read_statistics.of_incident(call.incident(), call.asker);
    if (!found) co_return found.error();
    Json json = wire::statistics_to_json(found->incident, found->statistics, found->at);
    json["messages"] = found->messages ? Json(*found->messages) : Json();
    co_return http::json_response(200, json);
}

Async<Result<net::HttpResponse>> StatisticsRoutes::of_team(const Call& call) const
{
    const Result<usecases::ReadStatistics::Wish> wish = wish_in(call);
    if (!wish) co_return wish.error();
    const auto found = co_await use_cases_.read_statistics.of_team(*wish, call.asker);
    if (!found) co_return found.error();
    co_return http::json_response(200, team_json(*found));
}

Async<Result<net::HttpResponse>> StatisticsRoutes::of_playbook(const Call& call) const
{
    const Result<std::size_t> weeks = weeks_in(call);
    if (!weeks) co_return weeks.error();
    const PlaybookId playbook(call.path.get("id"));
    const auto found = co_await use_cases_.read_statistics.of_playbook(playbook, *weeks, call.asker);
    if (!found) co_return found.error();
    co_return http::json_response(200, team_json(*found));
}

} // namespace muster::api
