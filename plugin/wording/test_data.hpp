// What the test commands answer.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kTestDoes = "make incidents to try things out, for administrators";
inline constexpr std::string_view kTestOneDoes = "make an ongoing incident that began on that day";
inline constexpr std::string_view kTestManyDoes = "make many incidents that nobody is told of";
inline constexpr std::string_view kTestOneUsage = "test create-incident <playbook id> <yyyy-mm-dd> <name…>";
inline constexpr std::string_view kTestManyUsage = "test bulk-data <ongoing> <ended> <yyyy-mm-dd> <yyyy-mm-dd> [seed]";

[[nodiscard]] std::string test_commands_are_off();
[[nodiscard]] std::string test_usage();
[[nodiscard]] std::string test_for_administrators();
[[nodiscard]] std::string test_refused(const Failure& failure);
[[nodiscard]] std::string no_such_date(std::string_view word);
[[nodiscard]] std::string no_such_count(std::string_view word);
[[nodiscard]] std::string making_already();
[[nodiscard]] std::string making(std::size_t incidents, std::uint64_t seed);
[[nodiscard]] std::string made(std::size_t ongoing, std::size_t ended, std::uint64_t seed);
[[nodiscard]] std::string making_broke_off(const Failure& failure);

} // namespace muster::wording
