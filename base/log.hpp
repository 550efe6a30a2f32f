// One line, one fact: an event in a few words and what it was about as key=value.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace muster
{

/// A value that must not reach a log, an error text or --help: it prints as ***.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    /// The secret itself. Named so that each use can be found.
    [[nodiscard]] const std::string& reveal() const { return value_; }
    [[nodiscard]] bool empty() const { return value_.empty(); }

private:
    std::string value_;
};

namespace log
{

enum class Level { Debug, Info, Warning, Error };

/// One key and its value; numbers and secrets are taken too.
class Field
{
public:
    Field(std::string_view key, std::string_view value) : key_(key), value_(value) {}
    Field(std::string_view key, const char* value) : key_(key), value_(value) {}
    Field(std::string_view key, const std::string& value) : key_(key), value_(value) {}
    Field(std::string_view key, std::int64_t value) : key_(key), value_(std::to_string(value)) {}
    Field(std::string_view key, int value) : key_(key), value_(std::to_string(value)) {}
    Field(std::string_view key, std::size_t value) : key_(key), value_(std::to_string(value)) {}
    Field(std::string_view key, const Secret&) : key_(key), value_("***") {}

    [[nodiscard]] std::string_view key() const { return key_; }
    [[nodiscard]] const std::string& value() const { return value_; }

private:
    std::string_view key_;
    std::string value_;
};

/// Sets what is written from now on: everything of this level and above, to standard error.
void set_level(Level level);

/// Who reads the standard error. A person reads lines with time and level. A chat server that started the process as
/// its plugin reads lines that begin with their level in brackets, and writes them at that level into its own log.
enum class Audience { Person, ChatServer };
void write_for(Audience audience);

void debug(std::string_view event, std::initializer_list<Field> fields = {});
void info(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

} // namespace log

} // namespace muster
