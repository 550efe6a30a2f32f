#include "plugin/commands/grammar.hpp"

#include "base/text.hpp"
#include "plugin/usecases/incidents/announce_incident.hpp"
#include "plugin/wording/commands.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/test_data.hpp"
#include "plugin/wording/web.hpp"

#include <array>
#include <charconv>

namespace muster::commands
{

namespace
{

constexpr std::array kSubcommands{
    Subcommand{Verb::Start, "start", "[post]", wording::kStartDoes, 0, 2},
    Subcommand{Verb::End, "end", "", wording::kEndDoes, 0, 0},
    Subcommand{Verb::Restart, "restart", "", wording::kRestartDoes, 0, 0},
    Subcommand{Verb::Check, "check", "<stage> <task>", wording::kCheckDoes, 2, 2},
    Subcommand{Verb::CheckAdd, "checkadd", "<stage> [name of the task…]", wording::kCheckAddDoes, 1, kAnyNumber},
    Subcommand{Verb::CheckRemove, "checkremove", "<stage> <task>", wording::kCheckRemoveDoes, 2, 2},
    Subcommand{Verb::Assign, "assign", "<stage> <task> [@user|me|nobody]", wording::kAssignDoes, 2, 3},
    Subcommand{Verb::Skip, "skip", "<stage> <task>", wording::kSkipDoes, 2, 2},
    Subcommand{Verb::Due, "due", "<stage> <task> <30m|2h|1d|none>", wording::kDueDoes, 3, 3},
    Subcommand{Verb::Stage, "stage", "next|prev", wording::kStageDoes, 1, 1},
    Subcommand{Verb::Commander, "commander", "[@user]", wording::kCommanderDoes, 0, 1},
    Subcommand{Verb::Rename, "rename", "<new name>", wording::kRenameDoes, 1, kAnyNumber},
    Subcommand{Verb::Update, "update", "", wording::kUpdateDoes, 0, 0},
    Subcommand{Verb::Announce, "announce", "<~channel…>", wording::kAnnounceDoes, 1, usecases::kMostAnnounced},
    Subcommand{Verb::Timeline, "timeline", "", wording::kTimelineDoes, 0, 0},
    Subcommand{Verb::Add, "add", "[post] <words…>", wording::kAddDoes, 1, kAnyNumber},
    Subcommand{Verb::List, "list", "", wording::kListDoes, 0, 0},
    Subcommand{Verb::Info, "info", "", wording::kInfoDoes, 0, 0},
    Subcommand{Verb::Web, "web", "", wording::kWebDoes, 0, 0},
    Subcommand{Verb::Help, "help", "", wording::kHelpDoes, 0, 0},
    Subcommand{Verb::Test, "test", "create-incident|bulk-data …", wording::kTestDoes, 1, kAnyNumber},
};

/// Asked by the page's code (mattermost-host.md §3.9), not by people: in no list, no help and no completion.
constexpr Subcommand kSession{Verb::Session, "session", "", "", 0, 0};

} // namespace

std::span<const Subcommand> subcommands() { return kSubcommands; }

Parsed parse(std::string_view text)
{
    Parsed parsed;
    parsed.arguments = words(text);
    if (parsed.arguments.empty()) return parsed;
    parsed.word = parsed.arguments.front();
    parsed.arguments.erase(parsed.arguments.begin());

    // Nobody at 03:00 should be told that "Start" is no command.
    const std::string wanted = lower(parsed.word);
    for (const Subcommand& row : kSubcommands)
        if (row.word == wanted) parsed.subcommand = &row;
    if (kSession.word == wanted) parsed.subcommand = &kSession;
    return parsed;
}

std::string help(bool with_tests)
{
    std::string text = wording::help_heading();
    for (const Subcommand& row : kSubcommands) {
        if (row.verb == Verb::Test && !with_tests) continue;
        text += "\n- " + wording::help_row(row.word, row.arguments, row.description);
    }
    return text;
}

std::string autocomplete_hint()
{
    std::string hint = "[";
    for (const Subcommand& row : kSubcommands)
        if (row.verb != Verb::Test) hint += (hint.size() == 1 ? "" : "|") + std::string(row.word);
    return hint + "]";
}

std::optional<std::size_t> parse_number(std::string_view word)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return number;
}

} // namespace muster::commands
