#include "plugin/wording/timeline.hpp"

#include "base/text.hpp"
#include "plugin/domain/timeline.hpp"
#include "plugin/wording/phrases.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <numeric>

namespace muster::wording
{

namespace
{

/// A post takes 16,383 characters on Mattermost 5.37.
constexpr std::size_t kTableLongest = 15'000;
constexpr std::size_t kSentenceShown = 300;

std::string after_start(Instant at, Instant start)
{
    const bool is_before = at < start;
    const auto distance = std::chrono::duration_cast<std::chrono::seconds>(is_before ? start - at : at - start);
    if (distance.count() == 0) return "";
    return (is_before ? "-" : "") + span(distance);
}

std::string formatted(Instant at, const char* format)
{
    const std::time_t seconds = to_millis(at) / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), format, &parts);
    return {text.data(), size};
}

std::string row(const IncidentEvent& event, const Incident& incident, const Names& names)
{
    const Instant at = happened_at(event);
    const auto* note = std::get_if<TimelineNoteAdded>(&event.body);
    const PostId& post = note && !note->post.empty() ? note->post : event.post;
    const std::string when = post.empty() ? moment(at) : "[" + moment(at) + "](/_redirect/pl/" + post.str() + ")";
    return "| " + when + " | " + after_start(at, incident.created_at) + " | " +
           cell(cut(sentence(event, incident, names), kSentenceShown)) + " |\n";
}

} // namespace

std::string timeline(const Incident& incident, const std::vector<IncidentEvent>& events, const Names& names)
{
    std::vector<std::string> rows;
    std::size_t size = 0;
    for (auto event = events.rbegin(); event != events.rend() && size < kTableLongest; ++event) {
        rows.push_back(row(*event, incident, names));
        size += rows.back().size();
    }
    std::string text = "#### Timeline of " + bold(incident.name) + "\n";
    if (rows.size() < events.size())
        text += "_" + std::to_string(events.size() - rows.size()) + " earlier entries are not shown here._\n";
    text += "\n| When | After the start | What |\n|:--|:--|:--|\n";
    return std::accumulate(rows.rbegin(), rows.rend(), text);
}

std::string moment(Instant at) { return formatted(at, "%Y-%m-%d %H:%M UTC"); }

std::string moment_to_the_second(Instant at) { return formatted(at, "%Y-%m-%d %H:%M:%S UTC"); }

std::string cell(std::string_view text)
{
    // One line, and no bar that would end the cell.
    std::string one_line;
    for (const char c : text) {
        if (c == '|') one_line.push_back('\\');
        one_line.push_back(c == '\n' || c == '\r' ? ' ' : c);
    }
    return one_line;
}

std::string note_added_reply() { return "It is on the timeline. `/incident timeline` shows it."; }

std::string note_without_summary() { return "Say in a few words what the timeline should read."; }

std::string note_too_long()
{
    return "An entry of the timeline can have at most " + std::to_string(kNoteLongest) + " characters.";
}

std::string post_unreadable(std::string_view word) { return code(word) + " is no post that you can read."; }

} // namespace muster::wording
