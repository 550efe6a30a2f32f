// Reading JSON so that the first thing wrong is named. The heavy header stays in the .cpp files that need it.
#pragma once

#include "base/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster
{

using Json = nlohmann::json;

/// Parses text into JSON. Faults: Invalid ("not JSON"), also for nesting deeper than 64 and for text that is not UTF-8.
[[nodiscard]] Result<Json> parse_json(std::string_view text);

/// Writes JSON. Text that is not UTF-8 is written with replacement characters instead of throwing.
[[nodiscard]] std::string to_text(const Json& json);

/// Reads fields of one object and keeps the first fault by field name; the readings after a fault are empty values.
/// Unknown keys are ignored.
///
///     Reader in(body);
///     Args args{in.text("name"), in.integer_or("page", 0)};
///     return in.finish(std::move(args));          // Invalid, "name: must be a string", field "name"
class Reader
{
public:
    /// The object must outlive the reader. Anything but an object is a fault of field "".
    explicit Reader(const Json& object);

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise);
    [[nodiscard]] std::int64_t integer(std::string_view key);
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t otherwise);
    [[nodiscard]] bool boolean_or(std::string_view key, bool otherwise);
    /// The list under the key, null when absent or not a list; a key of another type is a fault.
    [[nodiscard]] const Json* list_or_null(std::string_view key);
    [[nodiscard]] const Json* object_or_null(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts_or_empty(std::string_view key);

    /// Adds a fault of one's own, for rules beyond the type. The first one wins.
    void refuse(std::string_view key, std::string_view rule);

    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }

    template <class T> [[nodiscard]] Result<T> finish(T value) const
    {
        if (failure_) return *failure_;
        return value;
    }

private:
    [[nodiscard]] const Json* find(std::string_view key);

    const Json* object_;
    std::optional<Failure> failure_;
};

} // namespace muster
