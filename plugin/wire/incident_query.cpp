#include "plugin/wire/incident_query.hpp"

#include "base/text.hpp"
#include "plugin/wire/parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace muster::wire
{

namespace
{

constexpr std::size_t kMostPerPage = 1000;
constexpr std::size_t kSearchLongest = 256;

constexpr std::array kStatuses{
    std::pair<std::string_view, IncidentStatus>{"", IncidentStatus::All},
    std::pair<std::string_view, IncidentStatus>{"all", IncidentStatus::All},
    std::pair<std::string_view, IncidentStatus>{"active", IncidentStatus::Active},
    std::pair<std::string_view, IncidentStatus>{"ended", IncidentStatus::Ended},
    std::pair<std::string_view, IncidentStatus>{"archived", IncidentStatus::Ended},
};

constexpr std::array kSorts{
    std::pair<std::string_view, IncidentSort>{"", IncidentSort::CreatedAt},
    std::pair<std::string_view, IncidentSort>{"create_at", IncidentSort::CreatedAt},
    std::pair<std::string_view, IncidentSort>{"id", IncidentSort::Id},
    std::pair<std::string_view, IncidentSort>{"name", IncidentSort::Name},
    std::pair<std::string_view, IncidentSort>{"commander_user_id", IncidentSort::Commander},
    std::pair<std::string_view, IncidentSort>{"end_at", IncidentSort::EndedAt},
    std::pair<std::string_view, IncidentSort>{"is_active", IncidentSort::IsActive},
    std::pair<std::string_view, IncidentSort>{"status", IncidentSort::IsActive},
};

} // namespace

Result<IncidentQuery> incident_query(const Parameter& parameter)
{
    IncidentQuery query;
    query.team = TeamId(parameter("team_id"));
    if (!is_id(query.team.str())) return wrong("team_id", "must be a team's id");

    const auto status = one_of(kStatuses, parameter("status"));
    if (!status) return wrong("status", "must be all, active or ended");
    query.status = *status;
    const auto sort = one_of(kSorts, parameter("sort"));
    if (!sort) return wrong("sort", "must be create_at, end_at, name, commander_user_id, is_active or id");
    query.sort = *sort;
    const auto descending = one_of(kDirections, parameter("direction"));
    if (!descending) return wrong("direction", "must be asc or desc");
    query.descending = *descending;

    if (const std::string commander = parameter("commander_user_id"); !commander.empty()) {
        if (!is_id(commander)) return wrong("commander_user_id", "must be a user's id");
        query.commander = UserId(commander);
    }
    // Membership is the chat server's to know; a filter that were quietly ignored would show too much.
    if (!parameter("member_id").empty()) return wrong("member_id", "is not a filter of this list");
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
