#include "server/config/documentation.hpp"

#include "server/config/options.hpp"

namespace muster::config
{

namespace
{

constexpr std::string_view kIntroduction = R"(# Configuration

This page is written by `muster config docs`; a test compares the two.

`muster serve` is configured by a file in TOML (`--config FILE` or `MUSTER_CONFIG`), by the environment and by flags. Each
wins over those before it; what is given nowhere has its default. The file has a section for each word before the dot:

```toml
[chat]
url = "https://chat.example.com"
token_file = "/etc/muster/token"
teams = ["sre"]

[http]
port = 8066
public_url = "http://muster.example.com:8066"
```

`muster config check` reads all of it as `muster serve` would, and lists everything that is wrong. A secret has no flag,
because every user of the machine can read the flags of a process.

)";

std::string kind_of(const Option& option)
{
    switch (option.type) {
    case OptionType::Text:
        return "text";
    case OptionType::Number:
        return "whole number from " + std::to_string(option.least) + " to " + std::to_string(option.most);
    case OptionType::Choice:
        return "one of " + std::string(option.choices);
    case OptionType::List:
        return "list of texts (with commas between them in the environment and in flags)";
    case OptionType::Secret:
        return "secret text";
    }
    return "text";
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

} // namespace

std::string documentation()
{
    std::string text(kIntroduction);
    std::string_view section;
    for (const Option& option : options()) {
        const std::string_view here = option.key.substr(0, option.key.find('.'));
        if (here != section) text += "## " + std::string(here) + "\n\n";
        section = here;
        text += "### " + code(option.key) + "\n\n" + std::string(option.description) + "\n\n";
        text += "* " + kind_of(option) + "\n";
        if (!option.fallback.empty()) text += "* default " + code(option.fallback) + "\n";
        text += "* " + code(environment_name(option.key));
        if (option.type != OptionType::Secret) text += ", " + code(flag_name(option.key));
        text += "\n\n";
    }
    text.pop_back();
    return text;
}

} // namespace muster::config
