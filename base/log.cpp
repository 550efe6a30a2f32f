#include "base/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::log
{

namespace
{

constexpr const char* kForPerson = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
constexpr const char* kForChatServer = "[%*] %v";

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("muster");
        made->set_pattern(kForPerson, spdlog::pattern_time_type::utc);
        made->set_level(spdlog::level::info);
        made->flush_on(spdlog::level::debug);
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum spelled(Level level)
{
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

/// The level as Mattermost knows it: it takes any other word for a line of level debug.
class LevelForHost final : public spdlog::custom_flag_formatter
{
public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& into) override
    {
        std::string_view name = "INFO";
        if (message.level == spdlog::level::debug) name = "DEBUG";
        if (message.level == spdlog::level::warn) name = "WARN";
        if (message.level == spdlog::level::err) name = "ERROR";
        into.append(name.data(), name.data() + name.size());
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override
    {
        return std::make_unique<LevelForHost>();
    }
};

/// Values come from outside: a line break or a quote in one must not look like a second line or field.
std::string quoted(const std::string& value)
{
    const bool plain = !value.empty() && value.find_first_of(" \"=\\\n\r\t") == std::string::npos;
    if (plain) return value;
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') text.push_back('\\');
        if (static_cast<unsigned char>(c) < 0x20) {
            text += c == '\n' ? "\\n" : " ";
            continue;
        }
        text.push_back(c);
    }
    return text + "\"";
}

/// A sentence with something from outside in it stays one line. Begun by a time or by a level, no line can be taken for
/// a JSON object, which a Mattermost that runs Muster as its plugin would read, and die of where a field has the wrong
/// type.
std::string one_line(std::string_view text)
{
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    return line;
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    if (!logger().should_log(spelled(level))) return;
    std::string line = one_line(event);
    for (const Field& field : fields) {
        line.push_back(' ');
        line += field.key();
        line.push_back('=');
        line += quoted(field.value());
    }
    logger().log(spelled(level), "{}", line);
}

} // namespace

void write_for(Audience audience)
{
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<LevelForHost>('*').set_pattern(audience == Audience::ChatServer ? kForChatServer : kForPerson);
    logger().set_formatter(std::move(formatter));
}

void set_level(Level level) { logger().set_level(spelled(level)); }
void debug(std::string_view event, std::initializer_list<Field> fields) { write(Level::Debug, event, fields); }
void info(std::string_view event, std::initializer_list<Field> fields) { write(Level::Info, event, fields); }
void warning(std::string_view event, std::initializer_list<Field> fields) { write(Level::Warning, event, fields); }
void error(std::string_view event, std::initializer_list<Field> fields) { write(Level::Error, event, fields); }

} // namespace muster::log
