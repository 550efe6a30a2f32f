#include "base/json.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace muster
{

namespace
{

constexpr int kDeepest = 64;

/// The library's parser is not recursive, but what walks and frees the value is: depth is bounded before parsing.
bool is_too_deep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '\\') ++at;
            if (c == '"') quoted = false;
            continue;
        }
        if (c == '"') quoted = true;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > kDeepest) return true;
    }
    return false;
}

} // namespace

Result<Json> parse_json(std::string_view text)
{
    if (is_too_deep(text)) return fail(Fault::Invalid, "body: nested too deeply");
    if (!is_utf8(text)) return fail(Fault::Invalid, "body: not UTF-8");
    Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded()) return fail(Fault::Invalid, "body: not JSON");
    return parsed;
}

std::string to_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Reader::Reader(const Json& object) : object_(&object)
{
    if (!object.is_object()) refuse("", "must be an object");
}

const Json* Reader::find(std::string_view key)
{
    if (failure_) return nullptr;
    const auto found = object_->find(key);
    if (found == object_->end() || found->is_null()) return nullptr;
    return &*found;
}

std::string Reader::text(std::string_view key)
{
    const Json* found = find(key);
    if (!found) refuse(key, "is missing");
    return text_or(key, "");
}

std::string Reader::text_or(std::string_view key, std::string_view otherwise)
{
    const Json* found = find(key);
    if (!found) return std::string(otherwise);
    if (!found->is_string()) {
        refuse(key, "must be a string");
        return std::string(otherwise);
    }
    return found->get<std::string>();
}

std::int64_t Reader::integer(std::string_view key)
{
    const Json* found = find(key);
    if (!found) refuse(key, "is missing");
    return integer_or(key, 0);
}

std::int64_t Reader::integer_or(std::string_view key, std::int64_t otherwise)
{
    const Json* found = find(key);
    if (!found) return otherwise;
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    if (!fits) {
        refuse(key, "must be a whole number");
        return otherwise;
    }
    return found->get<std::int64_t>();
}

bool Reader::boolean_or(std::string_view key, bool otherwise)
{
    const Json* found = find(key);
    if (!found) return otherwise;
    if (!found->is_boolean()) {
        refuse(key, "must be true or false");
        return otherwise;
    }
    return found->get<bool>();
}

const Json* Reader::list_or_null(std::string_view key)
{
    const Json* found = find(key);
    if (found && !found->is_array()) {
        refuse(key, "must be a list");
        return nullptr;
    }
    return found;
}

const Json* Reader::object_or_null(std::string_view key)
{
    const Json* found = find(key);
    if (found && !found->is_object()) {
        refuse(key, "must be an object");
        return nullptr;
    }
    return found;
}

std::vector<std::string> Reader::texts_or_empty(std::string_view key)
{
    std::vector<std::string> texts;
    const Json* list = list_or_null(key);
    if (!list) return texts;
    for (const Json& entry : *list) {
        if (!entry.is_string()) {
            refuse(key, "must be a list of strings");
            return {};
        }
        texts.push_back(entry.get<std::string>());
    }
    return texts;
}

void Reader::refuse(std::string_view key, std::string_view rule)
{
    if (failure_) return;
    const std::string field(key);
    failure_.emplace(Fault::Invalid, (field.empty() ? "body" : field) + ": " + std::string(rule), field);
}

} // namespace muster
