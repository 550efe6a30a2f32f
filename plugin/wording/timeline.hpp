// The timeline as a table to read in the chat.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/wording/event_sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::wording
{

/// One row an event: when it happened (UTC, linked to what the channel heard of it), how long after the start, and
/// what. Of a long timeline the latest entries, with a line that says how many came before.
[[nodiscard]] std::string timeline(const Incident& incident, const std::vector<IncidentEvent>& events,
                                   const Names& names);

/// "2026-11-21 05:47 UTC"
[[nodiscard]] std::string moment(Instant at);

/// "2026-11-21 05:47:03 UTC"
[[nodiscard]] std::string moment_to_the_second(Instant at);
/// Text as one cell of a Markdown table.
[[nodiscard]] std::string cell(std::string_view text);

[[nodiscard]] std::string note_added_reply();
[[nodiscard]] std::string note_without_summary();
[[nodiscard]] std::string note_too_long();
[[nodiscard]] std::string post_unreadable(std::string_view word);

} // namespace muster::wording
