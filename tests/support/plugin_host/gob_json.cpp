#include "tests/support/plugin_host/gob_json.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>

namespace muster::test
{

json bits_of(double number)
{
    const auto bits = std::bit_cast<std::uint64_t>(number);
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>((bits >> shift) & 0xFF));
    return json{{"$bits", to_hex(bytes)}};
}

namespace
{

json text_json(const std::string& text)
{
    if (!is_utf8(text)) return json{{"$str", to_hex(text)}};
    return text;
}

json to_json(const gob::TypeTable& types, gob::TypeId id, const gob::Value& value);

json map_json(const gob::TypeTable& types, const gob::WireType& type, const gob::Value& value)
{
    const bool has_text_keys = types.find(type.key)->kind == gob::Kind::Text;
    json object = json::object();
    std::vector<json> pairs;
    for (std::size_t i = 0; i < value.parts.size(); i += 2) {
        const json key = to_json(types, type.key, value.parts[i]);
        const json element = to_json(types, type.element, value.parts[i + 1]);
        if (has_text_keys) {
            object[key.get<std::string>()] = element;
        } else {
            pairs.push_back(json::array({key, element}));
        }
    }
    if (has_text_keys) return object;
    std::sort(pairs.begin(), pairs.end());
    return json{{"$map", pairs}};
}

json parts_json(const gob::TypeTable& types, const gob::WireType& type, const gob::Value& value)
{
    if (type.kind == gob::Kind::Map) return map_json(types, type, value);
    if (type.kind == gob::Kind::Struct) {
        json object = json::object();
        for (std::size_t i = 0; i < value.parts.size(); ++i) {
            const gob::WireField& field = type.fields.at(value.fields.at(i));
            object[field.name] = to_json(types, field.type, value.parts[i]);
        }
        return object;
    }
    json list = json::array();
    for (const gob::Value& part : value.parts) list.push_back(to_json(types, type.element, part));
    return list;
}

json to_json(const gob::TypeTable& types, gob::TypeId id, const gob::Value& value)
{
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const gob::WireType& type = *types.find(id);
    switch (type.kind) {
    case gob::Kind::Bool:
        return std::get<bool>(value.scalar);
    case gob::Kind::Int: {
        const auto number = std::get<std::int64_t>(value.scalar);
        if (number > exact || number < -exact) return json{{"$int", std::to_string(number)}};
        return number;
    }
    case gob::Kind::Uint: {
        const auto number = std::get<std::uint64_t>(value.scalar);
        if (number > static_cast<std::uint64_t>(exact)) return json{{"$uint", std::to_string(number)}};
        return number;
    }
    case gob::Kind::Float:
        return bits_of(std::get<double>(value.scalar));
    case gob::Kind::Complex: {
        const auto& number = std::get<std::complex<double>>(value.scalar);
        return json{{"$complex", json::array({bits_of(number.real()), bits_of(number.imag())})}};
    }
    case gob::Kind::Bytes:
        return json{{"$bytes", to_hex(std::get<std::string>(value.scalar))}};
    case gob::Kind::Text:
        return text_json(std::get<std::string>(value.scalar));
    case gob::Kind::Interface:
        if (value.parts.empty()) return nullptr;
        return json{{"$iface", value.name}, {"value", to_json(types, value.type, value.parts.front())}};
    case gob::Kind::GobEncoded:
    case gob::Kind::BinaryMarshaled:
    case gob::Kind::TextMarshaled:
        return json{{"$opaque", to_hex(std::get<std::string>(value.scalar))}};
    default:
        return parts_json(types, type, value);
    }
}

} // namespace

json to_json(const gob::Dynamic& value) { return to_json(*value.types, value.type, value.value); }

json canonical(const json& expected)
{
    if (expected.is_array()) {
        json list = json::array();
        for (const auto& element : expected) list.push_back(canonical(element));
        return list;
    }
    if (!expected.is_object()) return expected;
    if (expected.contains("$bits")) return json{{"$bits", expected["$bits"]}};
    if (expected.contains("$repeat")) {
        std::string text;
        for (int i = 0; i < expected["$count"].get<int>(); ++i) text += expected["$repeat"].get<std::string>();
        return text;
    }
    json object = json::object();
    for (const auto& [key, value] : expected.items()) object[key] = canonical(value);
    if (object.contains("$map")) std::sort(object["$map"].begin(), object["$map"].end());
    return object;
}

json without_empty(const json& value)
{
    if (value.is_array()) {
        json list = json::array();
        for (const auto& element : value) list.push_back(without_empty(element));
        return list;
    }
    if (!value.is_object()) return value;
    json object = json::object();
    for (const auto& [key, member] : value.items()) {
        json inner = without_empty(member);
        if (!inner.empty() || inner.is_primitive()) object[key == "IPAddress" ? "IpAddress" : key] = std::move(inner);
    }
    return object;
}

} // namespace muster::test
