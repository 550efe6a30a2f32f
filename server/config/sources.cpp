#include "server/config/sources.hpp"

#include "base/text.hpp"
#include "server/config/options.hpp"
#include "server/config/words.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

extern char** environ; // NOLINT: POSIX declares it in no header

namespace muster::config
{

namespace
{

constexpr std::string_view kPrefix = "MUSTER_";
constexpr std::string_view kConfigVariable = "MUSTER_CONFIG";

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// A setting written as text: in the environment, in a flag or in the table's default.
void set_text(Settings& settings, const Option& option, const std::string& text, Rank rank, const std::string& origin)
{
    Setting setting;
    setting.rank = rank;
    setting.origin = origin;
    setting.value = text;
    if (option.type == OptionType::List) setting.value = split_list(text);
    if (option.type == OptionType::Number && !text.empty()) {
        const auto number = number_in(trim(text));
        if (!number) {
            settings.complain(std::string(option.key) + ": must be a whole number (" + origin + ")");
            return;
        }
        setting.value = *number;
    }
    settings.set(std::string(option.key), std::move(setting));
}

std::vector<std::string> known_keys()
{
    std::vector<std::string> keys;
    for (const Option& option : options()) keys.emplace_back(option.key);
    return keys;
}

std::string unknown(const std::string& written, const std::vector<std::string>& known)
{
    const std::string meant = nearest(written, known);
    return written + ": no such option" + (meant.empty() ? "" : "; did you mean " + meant + "?");
}

void set_from_file(Settings& settings, const Option& option, const toml::node& node)
{
    Setting setting;
    setting.rank = Rank::File;
    const std::string key(option.key);
    if (option.type == OptionType::Number) {
        const auto number = node.value_exact<std::int64_t>();
        if (!number) return settings.complain(key + ": must be a whole number");
        setting.value = *number;
    } else if (option.type == OptionType::List) {
        std::vector<std::string> items;
        const toml::array* const list = node.as_array();
        if (!list) return settings.complain(key + ": must be a list of texts");
        for (const toml::node& entry : *list) {
            const auto item = entry.value_exact<std::string>();
            if (!item) return settings.complain(key + ": must be a list of texts");
            items.push_back(*item);
        }
        setting.value = std::move(items);
    } else {
        const auto text = node.value_exact<std::string>();
        if (!text) return settings.complain(key + ": must be a text");
        setting.value = *text;
    }
    settings.set(key, std::move(setting));
}

} // namespace

Environment process_environment()
{
    Environment environment;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const auto sign = text.find('=');
        if (sign != std::string_view::npos) environment.emplace(text.substr(0, sign), text.substr(sign + 1));
    }
    return environment;
}

void Settings::set(const std::string& key, Setting setting)
{
    const auto* const text = std::get_if<std::string>(&setting.value);
    if (text && trim(*text).empty()) return;
    settings_.insert_or_assign(key, std::move(setting));
}

const Setting* Settings::find(const std::string& key) const
{
    const auto found = settings_.find(key);
    return found == settings_.end() ? nullptr : &found->second;
}

void read_defaults(Settings& settings)
{
    for (const Option& option : options())
        set_text(settings, option, std::string(option.fallback), Rank::Default, "default");
}

void read_file(Settings& settings, const std::string& path)
{
    std::string why;
    const auto text = read_small_file(path, why);
    if (!text) return settings.complain("configuration file " + path + " cannot be read: " + why);
    toml::table file;
    try {
        file = toml::parse(*text);
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        return settings.complain(path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
                                 std::string(error.description()));
    }
    const std::vector<std::string> keys = known_keys();
    for (const auto& [section, content] : file) {
        const toml::table* const table = content.as_table();
        if (!table) {
            settings.complain(unknown(std::string(section.str()), keys));
            continue;
        }
        for (const auto& [name, node] : *table) {
            const std::string key = std::string(section.str()) + "." + std::string(name.str());
            const Option* const option = find_option(key);
            if (option)
                set_from_file(settings, *option, node);
            else
                settings.complain(unknown(key, keys));
        }
    }
}

void read_environment(Settings& settings, const Environment& environment)
{
    std::vector<std::string> names;
    for (const Option& option : options()) {
        names.push_back(environment_name(option.key));
        const auto found = environment.find(names.back());
        if (found != environment.end()) set_text(settings, option, found->second, Rank::Variable, names.back());
    }
    names.emplace_back(kConfigVariable);
    for (const auto& [name, value] : environment) {
        if (name.compare(0, kPrefix.size(), kPrefix) != 0) continue;
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const std::string meant = nearest(name, names);
        if (!meant.empty()) settings.complain(unknown(name, names));
    }
}

void read_flags(Settings& settings, const std::map<std::string, std::string>& flags)
{
    for (const auto& [key, text] : flags) {
        const Option* const option = find_option(key);
        if (option) set_text(settings, *option, text, Rank::Flag, flag_name(key));
    }
}

std::optional<std::string> read_small_file(const std::string& path, std::string& why)
{
    std::error_code unreadable;
    if (std::filesystem::is_directory(path, unreadable)) { // the stream would throw while it reads
        why = std::strerror(EISDIR);
        return std::nullopt;
    }
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.is_open() || in.bad() || errno != 0) {
        why = errno != 0 ? std::strerror(errno) : "unknown reason";
        return std::nullopt;
    }
    return std::string(trim(text));
}

} // namespace muster::config
