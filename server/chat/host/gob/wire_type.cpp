#include "server/chat/host/gob/wire_type.hpp"

#include "server/chat/host/gob/primitives.hpp"

#include <array>

namespace muster::gob
{

namespace
{

constexpr std::array<Kind, 7> kAlternatives{
    Kind::Array, Kind::List, Kind::Struct, Kind::Map, Kind::GobEncoded, Kind::BinaryMarshaled, Kind::TextMarshaled};

constexpr std::array<Kind, 8> kBuiltins{Kind::Bool,  Kind::Int,  Kind::Uint,    Kind::Float,
                                        Kind::Bytes, Kind::Text, Kind::Complex, Kind::Interface};

std::vector<WireType> make_builtin_types()
{
    std::vector<WireType> types;
    for (const Kind kind : kBuiltins) {
        WireType type;
        type.kind = kind;
        types.push_back(std::move(type));
    }
    return types;
}

/// The name and id that every alternative begins with; the id that counts is the one before the definition.
void read_common(Cursor& in, WireType& type)
{
    read_fields(in, 2, [&](std::size_t field) {
        if (field == 0) {
            type.name = in.text();
        } else {
            static_cast<void>(in.integer());
        }
    });
}

void read_struct_fields(Cursor& in, std::vector<WireField>& fields)
{
    for (std::uint64_t left = in.uint(); left > 0 && in.ok(); --left) {
        in.charge(sizeof(WireField));
        WireField& field = fields.emplace_back();
        read_fields(in, 2, [&](std::size_t number) {
            if (number == 0) {
                field.name = in.text();
            } else {
                field.type = in.integer();
            }
        });
    }
}

void read_alternative(Cursor& in, WireType& type)
{
    const bool is_opaque =
        type.kind == Kind::GobEncoded || type.kind == Kind::BinaryMarshaled || type.kind == Kind::TextMarshaled;
    const std::size_t fields = is_opaque ? 1 : type.kind == Kind::Array || type.kind == Kind::Map ? 3 : 2;
    read_fields(in, fields, [&](std::size_t field) {
        if (field == 0) {
            read_common(in, type);
        } else if (type.kind == Kind::Struct) {
            read_struct_fields(in, type.fields);
        } else if (field == 1) {
            (type.kind == Kind::Map ? type.key : type.element) = in.integer();
        } else if (type.kind == Kind::Map) {
            type.element = in.integer();
        } else {
            type.length = static_cast<std::uint64_t>(in.integer());
        }
    });
}

void put_struct_fields(std::string& out, const std::vector<WireField>& fields)
{
    put_uint(out, 1);
    put_uint(out, fields.size());
    for (const WireField& field : fields) {
        put_uint(out, 1);
        put_text(out, field.name);
        put_uint(out, 1);
        put_int(out, field.type);
        put_uint(out, 0);
    }
}

void put_common(std::string& out, TypeId id, const WireType& type)
{
    put_uint(out, 1);
    if (!type.name.empty()) {
        put_uint(out, 1);
        put_text(out, type.name);
    }
    put_uint(out, type.name.empty() ? 2 : 1);
    put_int(out, id);
    put_uint(out, 0);
}

} // namespace

std::string_view to_string(Kind kind)
{
    switch (kind) {
    case Kind::Bool:
        return "bool";
    case Kind::Int:
        return "int";
    case Kind::Uint:
        return "uint";
    case Kind::Float:
        return "float";
    case Kind::Bytes:
        return "bytes";
    case Kind::Text:
        return "string";
    case Kind::Complex:
        return "complex";
    case Kind::Interface:
        return "interface";
    case Kind::Array:
        return "array";
    case Kind::List:
        return "list";
    case Kind::Struct:
        return "struct";
    case Kind::Map:
        return "map";
    case Kind::GobEncoded:
    case Kind::BinaryMarshaled:
    case Kind::TextMarshaled:
        break;
    }
    return "self-encoded value";
}

const WireType* TypeTable::find(TypeId id) const
{
    static const std::vector<WireType> builtin_types = make_builtin_types();
    if (id >= builtin::kBool && id <= builtin::kInterface) return &builtin_types[static_cast<std::size_t>(id - 1)];
    const auto found = defined_.find(id);
    return found == defined_.end() ? nullptr : &found->second;
}

bool TypeTable::add(TypeId id, WireType type) { return defined_.emplace(id, std::move(type)).second; }

WireType read_definition(Cursor& in)
{
    WireType type;
    std::size_t alternatives = 0;
    read_fields(in, kAlternatives.size(), [&](std::size_t field) {
        ++alternatives;
        type.kind = kAlternatives[field];
        read_alternative(in, type);
    });
    if (in.ok() && alternatives != 1) in.refuse("a definition of nothing, or of two things");
    return type;
}

std::string definition_message(TypeId id, const WireType& type)
{
    std::string body;
    put_int(body, -id);
    put_uint(body, static_cast<std::uint64_t>(type.kind) - static_cast<std::uint64_t>(Kind::Array) + 1);
    put_common(body, id, type);
    switch (type.kind) {
    case Kind::Struct:
        if (!type.fields.empty()) put_struct_fields(body, type.fields);
        break;
    case Kind::Map:
        put_uint(body, 1);
        put_int(body, type.key);
        [[fallthrough]];
    case Kind::List:
    case Kind::Array:
        put_uint(body, 1);
        put_int(body, type.element);
        if (type.kind != Kind::Array || type.length == 0) break;
        put_uint(body, 1);
        put_int(body, static_cast<std::int64_t>(type.length));
        break;
    default:
        break; // the self-encoding ones have nothing but their name
    }
    put_uint(body, 0);
    put_uint(body, 0);
    std::string message;
    put_text(message, body);
    return message;
}

} // namespace muster::gob
