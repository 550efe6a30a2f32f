// SQL as this program can write it: text that is known to the compiler, and values that are bound.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace muster::store
{

/// Text that the compiler has seen: nothing that came from outside can become SQL.
class Literal
{
public:
    consteval Literal(const char* text) : text_(text) {} // NOLINT(google-explicit-constructor): only literals convert

    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// One statement and its name for the log. Parameters are written as ? in the subset that SQLite and PostgreSQL share.
class Sql
{
public:
    consteval Sql(Literal name, Literal text) : name_(name), text_(text) {}

    [[nodiscard]] constexpr std::string_view name() const { return name_.text(); }
    [[nodiscard]] constexpr std::string_view text() const { return text_.text(); }

private:
    Literal name_;
    Literal text_;
};

/// A value to bind. It refers to texts: they must outlive the call that it is handed to.
class Value
{
public:
    template <std::integral T> Value(T number) : number_(static_cast<std::int64_t>(number)) {}
    Value(Instant at) : number_(to_millis(at)) {}
    Value(const std::string& text) : text_(&text) {}
    template <class Tag> Value(const Id<Tag>& id) : text_(&id.str()) {}

    /// Null when the value is a number.
    [[nodiscard]] const std::string* text() const { return text_; }
    [[nodiscard]] std::int64_t number() const { return number_; }

private:
    const std::string* text_ = nullptr;
    std::int64_t number_ = 0;
};

using Values = std::initializer_list<Value>;

/// A statement put together of literals, with the values that belong to them; it keeps its own copies of texts.
///
///     Query query("incident.list");
///     query.add("SELECT id FROM incident WHERE team_id = ?", team);
///     if (commander) query.add(" AND commander_id = ?", *commander);
class Query
{
public:
    explicit Query(Literal name) : name_(name) {}
    Query(Query&&) = default; // moved, the texts stay where the values find them; copied, they would not
    Query& operator=(Query&&) = delete;

    template <class... V> Query& add(Literal text, const V&... values)
    {
        text_ += text.text();
        (keep(Value(values)), ...);
        return *this;
    }

    [[nodiscard]] std::string_view name() const { return name_.text(); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

private:
    void keep(const Value& value)
    {
        if (value.text())
            values_.emplace_back(texts_.emplace_back(*value.text()));
        else
            values_.push_back(value);
    }

    Literal name_;
    std::string text_;
    std::deque<std::string> texts_; ///< a deque, because its elements stay where they are
    std::vector<Value> values_;
};

} // namespace muster::store
