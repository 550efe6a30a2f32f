#include "plugin/wire/playbook_query.hpp"

#include "base/id.hpp"

#include <algorithm>

namespace muster::wire
{

namespace
{

constexpr std::size_t kMostPerPage = 200;
constexpr std::size_t kSearchLongest = 256;

constexpr std::array kSorts{
    std::pair<std::string_view, PlaybookSort>{"", PlaybookSort::Title},
    std::pair<std::string_view, PlaybookSort>{"title", PlaybookSort::Title},
    std::pair<std::string_view, PlaybookSort>{"stages", PlaybookSort::Stages},
    std::pair<std::string_view, PlaybookSort>{"tasks", PlaybookSort::Tasks},
    std::pair<std::string_view, PlaybookSort>{"steps", PlaybookSort::Tasks},
    std::pair<std::string_view, PlaybookSort>{"updated", PlaybookSort::UpdatedAt},
};

constexpr std::array kFlags{
    std::pair<std::string_view, bool>{"", false},
    std::pair<std::string_view, bool>{"false", false},
    std::pair<std::string_view, bool>{"true", true},
};

} // namespace

Result<PlaybookQuery> playbook_query(const Parameter& parameter)
{
    PlaybookQuery query;
    query.team = TeamId(parameter("team_id"));
    if (!is_id(query.team.str())) return wrong("team_id", "must be a team's id");
    const auto sort = one_of(kSorts, parameter("sort"));
    if (!sort) return wrong("sort", "must be title, stages, tasks or updated");
    query.sort = *sort;
    const auto descending = one_of(kDirections, parameter("direction"));
    if (!descending) return wrong("direction", "must be asc or desc");
    query.descending = *descending;
    const auto with_archived = one_of(kFlags, parameter("with_archived"));
    if (!with_archived) return wrong("with_archived", "must be true or false");
    query.with_archived = *with_archived;
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
