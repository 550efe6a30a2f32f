#include "plugin/wire/incident_query.hpp"

#include "base/text.hpp"
#include "plugin/wire/event_json.hpp"
#include "plugin/wire/parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace muster::wire
{

namespace
{

constexpr std::size_t kMostPerPage = 200;
constexpr std::size_t kSearchLongest = 256;

template <class AnyId>
Result<std::optional<AnyId>> id_or_none(const Parameter& parameter, std::string_view name, std::string_view whose)
{
    const std::string text = parameter(name);
    if (text.empty()) return std::optional<AnyId>();
    if (!is_id(text)) return wrong(name, whose);
    return std::optional<AnyId>(AnyId(text));
}

Result<> read_ids(const Parameter& parameter, IncidentQuery& query)
{
    const auto commander = id_or_none<UserId>(parameter, "commander_user_id", "must be a user's id");
    if (!commander) return commander.error();
    const auto member = id_or_none<UserId>(parameter, "member_id", "must be a user's id");
    if (!member) return member.error();
    const auto playbook = id_or_none<PlaybookId>(parameter, "playbook_id", "must be a playbook's id");
    if (!playbook) return playbook.error();
    query.commander = *commander;
    query.member = *member;
    query.playbook = *playbook;
    return {};
}

Result<std::optional<Instant>> time_or_none(const Parameter& parameter, std::string_view name)
{
    constexpr std::int64_t kLatest = 9'007'199'254'740'991; // what every client can say exactly
    const std::string text = parameter(name);
    if (text.empty()) return std::optional<Instant>();
    std::int64_t millis = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), millis);
    if (error != std::errc() || end != text.data() + text.size() || millis < 0 || millis > kLatest)
        return wrong(name, "must be a time in milliseconds");
    return std::optional<Instant>(from_millis(millis));
}

/// Two windows: when it was started, and whether it was going on at some time in one (peer-incident-plugin.md §3.3.1).
Result<> read_times(const Parameter& parameter, IncidentQuery& query)
{
    const auto active_from = time_or_none(parameter, "active_gte");
    if (!active_from) return active_from.error();
    const auto active_before = time_or_none(parameter, "active_lt");
    if (!active_before) return active_before.error();
    const auto started_from = time_or_none(parameter, "started_gte");
    if (!started_from) return started_from.error();
    const auto started_before = time_or_none(parameter, "started_lt");
    if (!started_before) return started_before.error();
    query.active_from = *active_from;
    query.started_from = *started_from;
    query.started_before = *started_before;
    // What began later was not going on then.
    if (*active_before && (!query.started_before || **active_before < *query.started_before))
        query.started_before = *active_before;
    return {};
}

constexpr std::array kStatuses{
    std::pair<std::string_view, IncidentStatus>{"", IncidentStatus::All},
    std::pair<std::string_view, IncidentStatus>{"all", IncidentStatus::All},
    std::pair<std::string_view, IncidentStatus>{"active", IncidentStatus::Active},
    std::pair<std::string_view, IncidentStatus>{"ended", IncidentStatus::Ended},
};

constexpr std::array kSorts{
    std::pair<std::string_view, IncidentSort>{"", IncidentSort::CreatedAt},
    std::pair<std::string_view, IncidentSort>{"create_at", IncidentSort::CreatedAt},
    std::pair<std::string_view, IncidentSort>{"id", IncidentSort::Id},
    std::pair<std::string_view, IncidentSort>{"name", IncidentSort::Name},
    std::pair<std::string_view, IncidentSort>{"commander_user_id", IncidentSort::Commander},
    std::pair<std::string_view, IncidentSort>{"end_at", IncidentSort::EndedAt},
    std::pair<std::string_view, IncidentSort>{"is_active", IncidentSort::IsActive},
    std::pair<std::string_view, IncidentSort>{"status", IncidentSort::Status},
    std::pair<std::string_view, IncidentSort>{"last_status_update_at", IncidentSort::LastUpdate},
    std::pair<std::string_view, IncidentSort>{"team_id", IncidentSort::Id}, // they are all of one team
};

} // namespace

Result<IncidentQuery> incident_query(const Parameter& parameter)
{
    IncidentQuery query;
    query.team = TeamId(parameter("team_id"));
    if (!is_id(query.team.str())) return wrong("team_id", "must be a team's id");

    // "active" is ongoing, in the first release's words; "Active" is one of the last one's four statuses.
    const std::string status_text = parameter("status");
    if (const Result<Status> exact = incident_status(status_text); exact) {
        query.exact_status = *exact;
    } else {
        const auto status = one_of(kStatuses, status_text);
        if (!status) return wrong("status", "must be all, active, ended, Reported, Active, Resolved or Archived");
        query.status = *status;
    }
    const auto sort = one_of(kSorts, parameter("sort"));
    if (!sort)
        return wrong(
            "sort",
            "must be create_at, end_at, name, commander_user_id, is_active, status, last_status_update_at or id");
    query.sort = *sort;
    const auto descending = one_of(kDirections, parameter("direction"));
    if (!descending) return wrong("direction", "must be asc or desc");
    query.descending = *descending;

    const Result<> people = read_ids(parameter, query);
    if (!people) return people.error();
    const Result<> times = read_times(parameter, query);
    if (!times) return times.error();
    query.search = parameter("search_term");
    if (!is_utf8(query.search) || length(query.search) > kSearchLongest)
        return wrong("search_term", "must be text of at most 256 characters");

    const Result<std::size_t> page = whole_number(parameter, "page", 0);
    if (!page) return page.error();
    const Result<std::size_t> per_page = whole_number(parameter, "per_page", 0);
    if (!per_page) return per_page.error();
    query.page = *page;
    query.per_page = *per_page == 0 ? kMostPerPage : std::min(*per_page, kMostPerPage);
    return query;
}

} // namespace muster::wire
