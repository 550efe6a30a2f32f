// A database as a busy team has it after two years, made through the store as fast as it goes.
#pragma once

#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <filesystem>

namespace muster::bench
{

/// The ongoing ones were all started within the last week, the others over two years. Each has three stages, nine
/// tasks, two people and ten or so events; one in ten is private.
struct Many {
    std::size_t incidents = 100'000;
    std::size_t ongoing = 1'000;
};

inline constexpr std::size_t kPeople = 50;
inline constexpr std::size_t kPlaybooks = 5;

[[nodiscard]] TeamId the_team();
[[nodiscard]] UserId person(std::size_t number);
/// Who asks and works in measurements.
[[nodiscard]] UserId the_asker();
[[nodiscard]] PlaybookId playbook(std::size_t number);

/// Fills an empty folder; nothing is left to deliver afterwards. Says on the way how it goes.
void fill(const std::filesystem::path& folder, const Many& many);

} // namespace muster::bench
