#include "sandbox/integrations/loose_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

const Json& nothing()
{
    static const Json null;
    return null;
}

} // namespace

LooseReader::LooseReader(const Json& object)
    : object_(object.is_object() ? &object : nullptr), ok_(object.is_object() || object.is_null())
{
}

const Json& LooseReader::any(std::string_view key) const
{
    if (object_ == nullptr) return nothing();
    const auto found = object_->find(key);
    return found == object_->end() ? nothing() : *found;
}

std::string LooseReader::text(std::string_view key)
{
    const Json& value = any(key);
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_null()) refuse();
    return {};
}

std::int64_t LooseReader::integer(std::string_view key)
{
    const Json& value = any(key);
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (!value.is_null()) refuse();
    return 0;
}

bool LooseReader::flag(std::string_view key)
{
    const Json& value = any(key);
    if (value.is_boolean()) return value.get<bool>();
    if (!value.is_null()) refuse();
    return false;
}

const Json& LooseReader::object(std::string_view key)
{
    const Json& value = any(key);
    if (value.is_object() || value.is_null()) return value;
    refuse();
    return nothing();
}

const Json& LooseReader::list(std::string_view key)
{
    const Json& value = any(key);
    if (value.is_array() || value.is_null()) return value;
    refuse();
    return nothing();
}

} // namespace muster::sandbox
