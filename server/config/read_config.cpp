#include "server/config/read_config.hpp"

#include "base/text.hpp"
#include "server/config/options.hpp"
#include "server/config/words.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::config
{

namespace
{

constexpr std::size_t kShortestSecret = 16;

/// " (MUSTER_HTTP_PORT)" where the setting does not come from the file.
std::string from(const Setting& setting)
{
    return setting.origin.empty() ? std::string() : " (" + setting.origin + ")";
}

std::string without_slash(std::string url)
{
    while (!url.empty() && url.back() == '/') url.pop_back();
    return url;
}

/// Scheme and host, and nothing that would be lost on the way.
bool is_site(std::string_view url)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (url.substr(0, scheme.size()) != scheme) continue;
        const std::string_view rest = url.substr(scheme.size());
        return !rest.empty() && rest.front() != '/' && rest.front() != ':' &&
               rest.find_first_of(" \t\r\n?#@") == std::string_view::npos;
    }
    return false;
}

class Check
{
public:
    explicit Check(Settings& settings) : settings_(settings) {}

    std::string text(const std::string& key) const
    {
        const Setting* const found = settings_.find(key);
        const auto* const value = found ? std::get_if<std::string>(&found->value) : nullptr;
        return value ? std::string(trim(*value)) : std::string();
    }

    std::int64_t number(const std::string& key)
    {
        const Setting* const found = settings_.find(key);
        const Option* const option = find_option(key);
        const auto* const value = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
        if (!value || !option) return 0;
        if (*value < option->least || *value > option->most)
            settings_.complain(key + ": " + std::to_string(*value) + " is not between " +
                               std::to_string(option->least) + " and " + std::to_string(option->most) + from(*found));
        return *value;
    }

    std::vector<std::string> list(const std::string& key) const
    {
        const Setting* const found = settings_.find(key);
        const auto* const value = found ? std::get_if<std::vector<std::string>>(&found->value) : nullptr;
        return value ? *value : std::vector<std::string>();
    }

    std::string site(const std::string& key)
    {
        std::string url = without_slash(text(key));
        if (!url.empty() && !is_site(url))
            settings_.complain(key + ": must be an address like https://chat.example.com" + from(*settings_.find(key)));
        return url;
    }

    /// A path of a file that is there and can be read.
    std::string readable(const std::string& key)
    {
        std::string path = text(key);
        std::string why;
        if (!path.empty() && !read_small_file(path, why))
            settings_.complain(key + ": " + path + " cannot be read: " + why);
        return path;
    }

    /// A secret given here or in a file; of two, the one from the later source. Two from one source contradict.
    Secret secret(const std::string& key)
    {
        const std::string file_key = key + "_file";
        const Setting* const here = settings_.find(key);
        const Setting* const in_file = settings_.find(file_key);
        if (here && in_file && here->rank == in_file->rank) {
            settings_.complain(key + " and " + file_key + " are both given: leave one out");
            return {};
        }
        if (here && (!in_file || here->rank > in_file->rank)) return Secret(text(key));
        if (!in_file) return {};
        const std::string path = text(file_key);
        std::string why;
        const auto content = read_small_file(path, why);
        if (!content) settings_.complain(file_key + ": " + path + " cannot be read: " + why);
        if (content && content->empty()) settings_.complain(file_key + ": " + path + " is empty");
        return Secret(content.value_or(""));
    }

    void complain(std::string sentence) { settings_.complain(std::move(sentence)); }
    bool is_given(const std::string& key) const { return settings_.find(key) != nullptr; }

private:
    Settings& settings_;
};

bool is_on(Check& check, const std::string& key)
{
    const std::string word = check.text(key);
    if (word != "on" && word != "off")
        check.complain(key + ": " + word + " is not one of " + std::string(find_option(key)->choices));
    return word == "on";
}

log::Level level_of(Check& check)
{
    const std::string name = check.text("log.level");
    if (const std::optional<log::Level> level = level_named(name)) return *level;
    check.complain("log.level: " + name + " is not one of " + std::string(find_option("log.level")->choices));
    return log::Level::Info;
}

void read_chat(Check& check, Config& config)
{
    config.chat_url = check.site("chat.url");
    if (!check.is_given("chat.url"))
        check.complain("chat.url: is missing; it is the address of the chat server, like https://chat.example.com");
    config.chat_token = check.secret("chat.token");
    if (!check.is_given("chat.token") && !check.is_given("chat.token_file"))
        check.complain("chat.token: is missing; make a bot account in the chat server, and give its access token here, "
                       "in MUSTER_CHAT_TOKEN or in a file named by chat.token_file");
    config.chat_teams = check.list("chat.teams");
    config.chat_ca_file = check.readable("chat.ca_file");
    config.chat_timeout = std::chrono::seconds(check.number("chat.timeout"));
}

void read_http(Check& check, Config& config)
{
    config.http_listen = check.text("http.listen");
    config.http_port = static_cast<std::uint16_t>(check.number("http.port"));
    config.http_max_body = static_cast<std::size_t>(check.number("http.max_body"));
    config.http_public_url = check.site("http.public_url");
    if (check.is_given("http.public_url")) return;
    const std::string& listen = config.http_listen;
    if (listen == "0.0.0.0" || listen == "::")
        check.complain("http.public_url: is missing; with http.listen " + listen +
                       " nothing says at which address the chat server reaches Muster");
    const bool is_v6 = listen.find(':') != std::string::npos;
    config.http_public_url = "http://" + (is_v6 ? "[" + listen + "]" : listen) + ":" + std::to_string(config.http_port);
}

void read_rest(Check& check, Config& config)
{
    config.data_dir = check.text("data.dir");
    config.plugin_secret = check.secret("plugin.secret");
    const std::size_t length = config.plugin_secret.reveal().size();
    if (length > 0 && length < kShortestSecret)
        check.complain("plugin.secret: must have at least " + std::to_string(kShortestSecret) + " characters");
    config.seed_file = check.readable("seed.file");
    config.test_commands = is_on(check, "test.commands");
    for (const std::string& host : check.list("webhooks.private_hosts"))
        config.webhook_private_hosts.push_back(lower(trim(host)));
    config.log_level = level_of(check);
}

} // namespace

Reading read_config(const std::string& file, const Environment& environment,
                    const std::map<std::string, std::string>& flags)
{
    Settings settings;
    read_defaults(settings);
    if (!file.empty()) read_file(settings, file);
    read_environment(settings, environment);
    read_flags(settings, flags);

    Reading reading;
    Check check(settings);
    read_chat(check, reading.config);
    read_http(check, reading.config);
    read_rest(check, reading.config);
    reading.complaints = settings.complaints();
    return reading;
}

} // namespace muster::config
