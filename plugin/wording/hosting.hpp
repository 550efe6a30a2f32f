// What an administrator is told of Muster as a plugin: reasons not to be switched on, each with its cure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::wording
{

/// What a person is told who asks while settings change, or while it is being switched off.
inline constexpr std::string_view kNotReady = "Muster is just being switched on or off. Try again in a moment.";

[[nodiscard]] std::string no_sqlite_in_a_cluster();
[[nodiscard]] std::string no_file_directory();
[[nodiscard]] std::string command_refused();
[[nodiscard]] std::string no_such_teams(const std::vector<std::string>& names);

} // namespace muster::wording
