#include "server/config/options.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>

namespace muster::config
{

namespace
{

constexpr std::array kOptions{
    Option{"chat.url", OptionType::Text, "", 0, 0, "",
           "Address of the chat server (Mattermost 5.37 or newer), for example `https://chat.example.com`. Required."},
    Option{"chat.token", OptionType::Secret, "", 0, 0, "",
           "Access token of the bot (or person) that Muster acts as. This or `chat.token_file` is required."},
    Option{"chat.token_file", OptionType::Text, "", 0, 0, "", "File that holds the access token."},
    Option{"chat.teams", OptionType::List, "", 0, 0, "",
           "Names of the teams to serve, as in the team's address. Empty: every team that the bot is in."},
    Option{"chat.ca_file", OptionType::Text, "", 0, 0, "",
           "PEM file of further certificate authorities to trust, for a chat server or a webhook with a certificate of "
           "one's own."},
    Option{"chat.timeout", OptionType::Number, "10", 1, 120, "", "Seconds that a call to the chat server may take."},
    Option{"http.listen", OptionType::Text, "127.0.0.1", 0, 0, "", "Address to listen on for the chat server's calls."},
    Option{"http.port", OptionType::Number, "8066", 1, 65535, "", "Port to listen on."},
    Option{
        "http.public_url", OptionType::Text, "", 0, 0, "",
        "Address at which the chat server reaches Muster. Empty: `http://<http.listen>:<http.port>`. The chat server "
        "must be allowed to call it (`AllowedUntrustedInternalConnections` for private addresses)."},
    Option{"http.max_body", OptionType::Number, "1048576", 1024, 104857600, "",
           "Bytes that a request may have; longer ones are refused."},
    Option{"data.dir", OptionType::Text, "data", 0, 0, "", "Directory of the database; made if it is not there."},
    Option{
        "plugin.secret", OptionType::Secret, "", 0, 0, "",
        "Secret shared with a server that routes `/plugins/muster/` to Muster (the sandbox), at least 16 characters. "
        "Without it or `plugin.secret_file` nobody is believed to come that way."},
    Option{"plugin.secret_file", OptionType::Text, "", 0, 0, "", "File that holds the shared secret."},
    Option{"seed.file", OptionType::Text, "", 0, 0, "",
           "JSON file of playbooks to add at start; those that are there already are left alone."},
    Option{"test.commands", OptionType::Choice, "off", 0, 0, "off, on",
           "Whether system administrators can make incidents to try things out, with `/incident test`."},
    Option{"webhooks.private_hosts", OptionType::List, "", 0, 0, "",
           "Hosts in private networks or on this machine that webhooks of playbooks may call, as they stand in the "
           "webhook's address: `alerts.intern`, or `10.0.0.7:8443` for one port only. Empty: only public addresses are "
           "called."},
    Option{"log.level", OptionType::Choice, "info", 0, 0, "debug, info, warning, error", "What is logged at least."},
};

/// A slip of the pen: two letters wrong, missing, too many or exchanged.
constexpr std::size_t kMostSlips = 2;

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::span<const Option> options() { return kOptions; }

const Option* find_option(std::string_view key)
{
    const auto found =
        std::find_if(kOptions.begin(), kOptions.end(), [&](const Option& option) { return option.key == key; });
    return found == kOptions.end() ? nullptr : &*found;
}

std::string environment_name(std::string_view key)
{
    std::string name = "MUSTER_";
    for (const char c : key) name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::string flag_name(std::string_view key)
{
    std::string name = "--" + std::string(key);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '.' || c == '_'; }, '-');
    return name;
}

std::string nearest(std::string_view written, const std::vector<std::string>& known)
{
    std::string best;
    std::size_t smallest = kMostSlips + 1;
    for (const auto& word : known) {
        const std::size_t now = distance(written, word);
        if (now >= smallest) continue;
        smallest = now;
        best = word;
    }
    return best;
}

} // namespace muster::config
