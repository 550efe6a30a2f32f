// What the bot says once an incident has begun: where it came from, who could not come, and to the others that it is.
#pragma once

#include "plugin/domain/incident.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::wording
{

/// The post that the incident was started from, whole and quoted line by line, with author and link. A long one takes
/// more than one post. Nobody is called by what it quotes.
[[nodiscard]] std::vector<std::string> quoted_origin(std::string_view author, const PostId& post,
                                                     std::string_view message);
[[nodiscard]] std::string origin_gone(const PostId& post);

/// Whom the playbook would have had invited, and why they are not here.
[[nodiscard]] std::string not_invited(const std::vector<std::pair<std::string, std::string>>& names_and_reasons);
[[nodiscard]] std::string reason_unknown_person();
[[nodiscard]] std::string reason_deactivated();
[[nodiscard]] std::string reason_not_in_team();

/// To the announcement channel. A private incident's channel is not named there.
[[nodiscard]] std::string announcement(const Incident& incident, std::string_view reporter, std::string_view commander);
[[nodiscard]] std::string not_announced();

} // namespace muster::wording
