#include "plugin/domain/team_statistics.hpp"

#include <algorithm>

namespace muster
{

namespace
{

using std::chrono::milliseconds;

/// By nearest rank: the smallest time that `percent` of all do not exceed.
milliseconds at_rank(const Times& sorted, std::size_t percent)
{
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

Week* week_in(std::vector<Week>& weeks, Instant at)
{
    const Instant begins = week_of(at);
    const auto found =
        std::find_if(weeks.begin(), weeks.end(), [&](const Week& week) { return week.begins == begins; });
    return found == weeks.end() ? nullptr : &*found;
}

std::vector<Week> count_by_week(const Measured& measured, Instant now, std::size_t count)
{
    std::vector<Week> weeks;
    for (std::size_t i = 0; i < count; ++i) weeks.push_back(Week{first_week(now, count - i), 0, 0});
    for (const Instant at : measured.started)
        if (Week* week = week_in(weeks, at)) ++week->started;
    for (const Instant at : measured.ended)
        if (Week* week = week_in(weeks, at)) ++week->ended;
    return weeks;
}

std::vector<StageSpread> spread_stages(std::vector<StageMeasured> stages, const std::vector<std::string>& planned)
{
    std::sort(stages.begin(), stages.end(), [](const StageMeasured& a, const StageMeasured& b) {
        return a.position != b.position ? a.position < b.position : a.title < b.title;
    });
    std::vector<StageSpread> spreads;
    const auto is_called = [](const std::string& title) {
        return [&title](const auto& s) { return s.title == title; };
    };
    for (const std::string& title : planned) {
        if (std::any_of(spreads.begin(), spreads.end(), is_called(title))) continue;
        const auto found = std::find_if(stages.begin(), stages.end(), is_called(title));
        spreads.push_back(StageSpread{title, found == stages.end() ? Spread() : spread_of(found->times)});
    }
    for (const StageMeasured& stage : stages)
        if (std::none_of(spreads.begin(), spreads.end(), is_called(stage.title)))
            spreads.push_back(StageSpread{stage.title, spread_of(stage.times)});
    return spreads;
}

} // namespace

Spread spread_of(Times times)
{
    if (times.empty()) return {};
    std::sort(times.begin(), times.end());
    return Spread{times.size(), at_rank(times, 50), at_rank(times, 90)};
}

Instant week_of(Instant at)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(at);
    return day - (weekday(day) - Monday);
}

Instant first_week(Instant now, std::size_t weeks)
{
    return week_of(now) - std::chrono::weeks(static_cast<std::int64_t>(weeks) - 1);
}

TeamStatistics team_statistics(const Measured& measured, Instant now, std::size_t weeks,
                               const std::vector<std::string>& planned)
{
    TeamStatistics statistics;
    statistics.ongoing = measured.ongoing;
    statistics.overdue = measured.overdue;
    statistics.participants = measured.participants;
    statistics.weeks = count_by_week(measured, now, weeks);
    statistics.to_first_update = spread_of(measured.to_first_update);
    statistics.to_resolve = spread_of(measured.to_resolve);
    statistics.stages = spread_stages(measured.stages, planned);
    return statistics;
}

} // namespace muster
