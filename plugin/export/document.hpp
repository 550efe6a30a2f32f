// An incident as a document that people can read with nothing else at hand.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/wording/event_sentence.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster::exports
{

/// What a document is made of: the incident, its timeline in the order in which things happened, and what people are
/// called.
struct Document {
    Incident incident;
    std::vector<IncidentEvent> events;
    wording::Names names;
    Instant made_at{};
};

/// The incident's statistics as lines of a name and a value, in words.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> statistics_in_words(const Document& document);

/// Everybody who is named in the document.
[[nodiscard]] std::vector<UserId> people_in(const Incident& incident, const std::vector<IncidentEvent>& events);

/// CommonMark. Titles are escaped, what people wrote as Markdown stays it.
[[nodiscard]] std::string as_markdown(const Document& document);

/// One file without script and without anything to load: the style is in it, and the timeline as a drawing (SVG) with
/// the same as a table below. HTML that people wrote is shown as what it is, text.
[[nodiscard]] std::string as_html(const Document& document);

/// {"incident": …, "statistics": {…}, "timeline": […], "status_updates": {…}, "exported_at"}, the shapes of the REST
/// API.
[[nodiscard]] Json as_json(const Document& document);

/// "created_at,username,message" and a line for each post, as RFC 4180 has it, in UTF-8.
[[nodiscard]] std::string messages_as_csv(const std::vector<Post>& posts, const wording::Names& names);

/// "INC-42-checkout-down.md" for ".md": of letters, digits and dashes only, so that it needs no quoting anywhere.
[[nodiscard]] std::string file_name(const Incident& incident, std::string_view ending);

} // namespace muster::exports
