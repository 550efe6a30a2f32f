#include "plugin/domain/team_statistics.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

constexpr Instant at(std::chrono::sys_days day, std::chrono::milliseconds time = 0ms) { return Instant(day) + time; }

constexpr std::chrono::sys_days day(int year, unsigned month, unsigned of_month)
{
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month));
}

} // namespace

TEST_CASE("a week begins on Monday at midnight UTC", "[domain][statistics]")
{
    const Instant monday = at(day(2026, 11, 16));
    CHECK(week_of(monday) == monday);
    CHECK(week_of(monday - 1ms) == at(day(2026, 11, 9)));
    CHECK(week_of(at(day(2026, 11, 21), 8h)) == monday);          // a Saturday
    CHECK(week_of(at(day(2026, 11, 22), 24h - 1ms)) == monday);   // the end of Sunday
    CHECK(week_of(at(day(2021, 1, 1))) == at(day(2020, 12, 28))); // across a year
    CHECK(week_of(from_millis(0)) == at(day(1969, 12, 29)));      // 1970 began on a Thursday
    CHECK(first_week(at(day(2026, 11, 21)), 1) == monday);
    CHECK(first_week(at(day(2026, 11, 21)), 3) == at(day(2026, 11, 2)));
}

TEST_CASE("median and p90 are times that occurred, by nearest rank", "[domain][statistics]")
{
    CHECK(spread_of({5ms}) == Spread{1, 5ms, 5ms});
    CHECK(spread_of({9ms, 1ms}) == Spread{2, 1ms, 9ms});
    CHECK(spread_of({9ms, 1ms, 4ms}) == Spread{3, 4ms, 9ms});
    // One slow incident moves a mean, but not the median.
    CHECK(spread_of({10ms, 20ms, 30ms, 40ms, 50ms, 60ms, 70ms, 80ms, 90ms, 100'000ms}) == Spread{10, 50ms, 90ms});
}

TEST_CASE("where there is nothing to measure, there is no median", "[domain][statistics]")
{
    const Spread none = spread_of({});
    CHECK(none.count == 0);
    CHECK_FALSE(none.median);
    CHECK_FALSE(none.p90);
}

TEST_CASE("what started and ended is counted in its week, also in weeks without any", "[domain][statistics]")
{
    Measured measured;
    measured.started = {at(day(2026, 11, 2)), at(day(2026, 11, 8), 23h), at(day(2026, 11, 17))};
    measured.ended = {at(day(2026, 11, 17)), at(day(2026, 10, 1))}; // the second one before them all
    const TeamStatistics statistics = team_statistics(measured, at(day(2026, 11, 21)), 3, {});

    CHECK(statistics.weeks == std::vector{Week{at(day(2026, 11, 2)), 2, 0}, Week{at(day(2026, 11, 9)), 0, 0},
                                          Week{at(day(2026, 11, 16)), 1, 1}});
}

TEST_CASE("a playbook's stages stand in its order, also unworked ones, others after them", "[domain][statistics]")
{
    Measured measured;
    measured.stages = {StageMeasured{"Added by hand", 1, {7ms}}, StageMeasured{"Fix", 1, {4ms, 6ms, 8ms}}};
    const TeamStatistics statistics = team_statistics(measured, at(day(2026, 11, 21)), 1, {"Triage", "Fix", "Triage"});

    CHECK(statistics.stages == std::vector{StageSpread{"Triage", {}}, StageSpread{"Fix", Spread{3, 6ms, 8ms}},
                                           StageSpread{"Added by hand", Spread{1, 7ms, 7ms}}});
}
