// The /incident grammar: one table from which parsing, help and autocompletion come.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::commands
{

enum class Verb {
    Start,
    End,
    Restart,
    Check,
    CheckAdd,
    CheckRemove,
    Assign,
    Skip,
    Due,
    Stage,
    Commander,
    Rename,
    Announce,
    Update,
    Timeline,
    Add,
    List,
    Info,
    Web,
    Session,
    Help,
    Test
};

/// As many words as one likes.
inline constexpr std::size_t kAnyNumber = 1000;

/// One subcommand. `arguments` is how usage shows them; `fewest` and `most` how many words it takes.
struct Subcommand {
    Verb verb;
    std::string_view word;
    std::string_view arguments;
    std::string_view description;
    std::size_t fewest;
    std::size_t most;
};

/// Every subcommand that people type, in the order in which help lists them.
[[nodiscard]] std::span<const Subcommand> subcommands();

/// The text after "/incident" taken apart. No quoting: words are what stands between white space.
struct Parsed {
    const Subcommand* subcommand = nullptr; ///< null when the first word is none, or there is none
    std::string word;                       ///< the first word as typed
    std::vector<std::string> arguments;
    [[nodiscard]] bool fits() const
    {
        return subcommand && arguments.size() >= subcommand->fewest && arguments.size() <= subcommand->most;
    }
};

[[nodiscard]] Parsed parse(std::string_view text);

/// Help as one text, and the hint that a custom command's autocompletion shows: "[start|end|…]".
[[nodiscard]] std::string help(bool with_tests = false);
[[nodiscard]] std::string autocomplete_hint();

/// A whole number without sign; empty for anything else.
[[nodiscard]] std::optional<std::size_t> parse_number(std::string_view word);

} // namespace muster::commands
