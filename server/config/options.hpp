// The one table of options. Parsing, --help, docs/configuration.md and the sentences about mistakes come from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::config
{

enum class OptionType {
    Text,
    Number, ///< a whole number within limits
    Choice, ///< one of a few words
    List,   ///< texts; in the environment and in flags separated by commas
    Secret, ///< a text that is never shown. Has no flag: every user of the machine can read the flags of a process
};

class Option
{
public:
    std::string_view key; ///< "http.port": section and name in the file
    OptionType type = OptionType::Text;
    std::string_view fallback; ///< as one would write it; empty: none
    std::int64_t least = 0;    ///< of a number
    std::int64_t most = 0;
    std::string_view choices; ///< of a choice, "a, b, c"
    std::string_view description;
};

/// In the order in which people read them.
[[nodiscard]] std::span<const Option> options();
[[nodiscard]] const Option* find_option(std::string_view key);

/// "http.port" → "MUSTER_HTTP_PORT"
[[nodiscard]] std::string environment_name(std::string_view key);
/// "http.port" → "--http-port"
[[nodiscard]] std::string flag_name(std::string_view key);

/// The word most like `written`, if one is so much like it that it may have been meant; empty otherwise.
[[nodiscard]] std::string nearest(std::string_view written, const std::vector<std::string>& known);

} // namespace muster::config
