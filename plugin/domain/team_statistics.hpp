// What many incidents say together: how many there are, and how long things take.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/events.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

using Times = std::vector<std::chrono::milliseconds>;

/// The middle of some times, and what nine in ten do not exceed: by nearest rank, so that each is a time that occurred.
/// Nothing where there are none: zero would be a lie.
struct Spread {
    std::size_t count = 0;
    std::optional<std::chrono::milliseconds> median;
    std::optional<std::chrono::milliseconds> p90;

    friend bool operator==(const Spread&, const Spread&) = default;
};

[[nodiscard]] Spread spread_of(Times times);

/// How long incidents spent in the stage of that title. Stages of several incidents are one when they are called the
/// same: an incident's stages are copies of its playbook's.
struct StageMeasured {
    std::string title;
    std::size_t position = 0; ///< the foremost that one has
    Times times;

    friend bool operator==(const StageMeasured&, const StageMeasured&) = default;
};

/// Incidents as measured, not yet counted. Times are those of the incidents that were started in the time in question.
struct Measured {
    std::map<Status, std::size_t> ongoing; ///< now, by status
    std::size_t overdue = 0;               ///< of those, the ones whose status update is overdue
    std::size_t participants = 0;          ///< how many people take part in those
    std::vector<Instant> started;
    std::vector<Instant> ended; ///< in that time, whenever they began
    Times to_first_update;
    Times to_resolve;
    std::vector<StageMeasured> stages; ///< times of stages that were worked and left
};

/// A week, from Monday 00:00 UTC.
struct Week {
    Instant begins{};
    std::size_t started = 0;
    std::size_t ended = 0;

    friend bool operator==(const Week&, const Week&) = default;
};

struct StageSpread {
    std::string title;
    Spread time;

    friend bool operator==(const StageSpread&, const StageSpread&) = default;
};

struct TeamStatistics {
    std::map<Status, std::size_t> ongoing;
    std::size_t overdue = 0;
    std::size_t participants = 0;
    std::vector<Week> weeks; ///< the oldest first, the last one is going on
    Spread to_first_update;
    Spread to_resolve;
    std::vector<StageSpread> stages;
};

/// When the week of that moment began.
[[nodiscard]] Instant week_of(Instant at);

/// When the first of so many weeks began of which the last one is going on.
[[nodiscard]] Instant first_week(Instant now, std::size_t weeks);

/// `planned` are the titles of a playbook's stages: they are there whether or not they were worked, in that order, and
/// others after them.
[[nodiscard]] TeamStatistics team_statistics(const Measured& measured, Instant now, std::size_t weeks,
                                             const std::vector<std::string>& planned);

} // namespace muster
