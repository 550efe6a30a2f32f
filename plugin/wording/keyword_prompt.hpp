// What somebody is asked whose message has a playbook's keyword in it.
#pragma once

#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kKeywordFallback = "Start an incident?";

/// `playbooks` is how many have a keyword in the message; the title is the first one's.
[[nodiscard]] std::string keyword_prompt(std::string_view keyword, std::string_view title, std::size_t playbooks);
/// The same in a direct message, far from the post that it is about.
[[nodiscard]] std::string keyword_prompt_elsewhere(const PostId& post, std::string_view prompt);

[[nodiscard]] std::string start_button();
[[nodiscard]] std::string start_menu();
[[nodiscard]] std::string ignore_button();
[[nodiscard]] std::string thread_ignored();

} // namespace muster::wording
