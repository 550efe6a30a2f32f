// How each C++ type is read from and written to a gob stream, matched by kind and by the names of fields.
//
// A structure is told of by its plan, which lists its fields in one place (the structures are generated):
//
//     struct Point { std::int64_t x = 0; std::int64_t y = 0; };
//     template <> const StructPlan& plan_of<Point>()
//     {
//         static constexpr FieldOps fields[] = {field<&Point::x>("X"), field<&Point::y>("Y")};
//         static constexpr StructPlan plan("Point", fields);
//         return plan;
//     }
#pragma once

#include "server/chat/host/gob/bytes.hpp"
#include "server/chat/host/gob/decoding.hpp"
#include "server/chat/host/gob/encoding.hpp"
#include "server/chat/host/gob/primitives.hpp"
#include "server/chat/host/gob/value.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::gob
{

template <class T> struct Codec;

/// A codec for use where the type is known only as a place in memory.
class TypeOps
{
public:
    Kind kind;
    void (*read)(Decoding& in, TypeId sent, void* into);
    bool (*is_zero)(const void* value);
    void (*write)(Encoding& out, const void* value);
    TypeId (*id)();
    void (*define)(Encoding& out);
    std::shared_ptr<void> (*make)();
    std::size_t size;
};

template <class T>
inline constexpr TypeOps ops_of{
    Codec<T>::kind,
    [](Decoding& in, TypeId sent, void* into) { Codec<T>::read(in, sent, *static_cast<T*>(into)); },
    [](const void* value) { return Codec<T>::is_zero(*static_cast<const T*>(value)); },
    [](Encoding& out, const void* value) { Codec<T>::write(out, *static_cast<const T*>(value)); },
    [] { return Codec<T>::id(); },
    [](Encoding& out) { Codec<T>::define(out); },
    []() -> std::shared_ptr<void> { return std::make_shared<T>(); },
    sizeof(T),
};

class FieldOps
{
public:
    std::string_view name;
    const TypeOps* ops;
    void* (*at)(void* object);
    const void* (*in)(const void* object);
};

template <class Object, class Member> Object object_of(Member Object::*);
template <class Object, class Member> Member member_of(Member Object::*);

/// The field that the member is, under the name that it has on the wire.
template <auto member> constexpr FieldOps field(std::string_view name)
{
    using Object = decltype(object_of(member));
    return FieldOps{name, &ops_of<decltype(member_of(member))>,
                    [](void* object) -> void* { return &(static_cast<Object*>(object)->*member); },
                    [](const void* object) -> const void* { return &(static_cast<const Object*>(object)->*member); }};
}

class StructPlan
{
public:
    constexpr StructPlan(std::string_view name, std::span<const FieldOps> fields) : name_(name), fields_(fields) {}

    /// Null when it has no such field.
    [[nodiscard]] const FieldOps* find(std::string_view field) const;
    /// As every stream is told of it.
    [[nodiscard]] std::string definition(TypeId id) const;
    void define_fields(Encoding& out) const;
    void read(Decoding& in, TypeId sent, void* into) const;
    void write(Encoding& out, const void* object) const;

private:
    std::string_view name_;
    std::span<const FieldOps> fields_;
};

template <class T> const StructPlan& plan_of();

/// Every structure. Always sent, also where all its fields are zero.
template <class T> struct Codec {
    static constexpr Kind kind = Kind::Struct;
    static TypeId id()
    {
        static const TypeId number = next_type_id();
        return number;
    }
    static void define(Encoding& out)
    {
        static const std::string definition = plan_of<T>().definition(id());
        if (out.tell(id(), definition)) plan_of<T>().define_fields(out);
    }
    static void read(Decoding& in, TypeId sent, T& into) { plan_of<T>().read(in, sent, &into); }
    static bool is_zero(const T&) { return false; }
    static void write(Encoding& out, const T& value) { plan_of<T>().write(out, &value); }
};

/// What the codecs of types without a definition have in common.
template <class T, Kind of, TypeId number> struct BuiltinCodec {
    static constexpr Kind kind = of;
    static TypeId id() { return number; }
    static void define(Encoding&) {}
    static bool is_zero(const T& value) { return value == T(); }
};

template <> struct Codec<bool> : BuiltinCodec<bool, Kind::Bool, builtin::kBool> {
    static void read(Decoding& in, TypeId sent, bool& into);
    static void write(Encoding& out, bool value) { put_uint(out.out(), value ? 1 : 0); }
};

template <> struct Codec<std::int64_t> : BuiltinCodec<std::int64_t, Kind::Int, builtin::kInt> {
    static void read(Decoding& in, TypeId sent, std::int64_t& into);
    static void write(Encoding& out, std::int64_t value) { put_int(out.out(), value); }
};

template <> struct Codec<std::uint64_t> : BuiltinCodec<std::uint64_t, Kind::Uint, builtin::kUint> {
    static void read(Decoding& in, TypeId sent, std::uint64_t& into);
    static void write(Encoding& out, std::uint64_t value) { put_uint(out.out(), value); }
};

template <> struct Codec<double> : BuiltinCodec<double, Kind::Float, builtin::kFloat> {
    static void read(Decoding& in, TypeId sent, double& into);
    static void write(Encoding& out, double value) { put_float(out.out(), value); }
};

template <> struct Codec<std::string> : BuiltinCodec<std::string, Kind::Text, builtin::kText> {
    static void read(Decoding& in, TypeId sent, std::string& into);
    static void write(Encoding& out, const std::string& value) { put_text(out.out(), value); }
};

template <> struct Codec<Bytes> : BuiltinCodec<Bytes, Kind::Bytes, builtin::kBytes> {
    static void read(Decoding& in, TypeId sent, Bytes& into);
    static void write(Encoding& out, const Bytes& value) { put_text(out.out(), value.data); }
};

template <> struct Codec<Url> {
    static constexpr Kind kind = Kind::BinaryMarshaled;
    static TypeId id();
    static void define(Encoding& out);
    static void read(Decoding& in, TypeId sent, Url& into);
    static bool is_zero(const Url&) { return false; }
    static void write(Encoding& out, const Url& value) { put_text(out.out(), value.text); }
};

/// Whatever comes, as it came. Written with Encoder::append, because its type belongs to another stream.
template <> struct Codec<Dynamic> {
    static constexpr Kind kind = Kind::Interface;
    static void read(Decoding& in, TypeId sent, Dynamic& into);
};

/// Absent is nil. Gob cannot tell a pointer to zero from nil, unless it is to a structure.
template <class T> struct Codec<std::optional<T>> {
    static constexpr Kind kind = Codec<T>::kind;
    static TypeId id() { return Codec<T>::id(); }
    static void define(Encoding& out) { Codec<T>::define(out); }
    static void read(Decoding& in, TypeId sent, std::optional<T>& into) { Codec<T>::read(in, sent, into.emplace()); }
    static bool is_zero(const std::optional<T>& value) { return !value || Codec<T>::is_zero(*value); }
    static void write(Encoding& out, const std::optional<T>& value) { Codec<T>::write(out, *value); }
};

template <class T> struct Codec<std::vector<T>> {
    static constexpr Kind kind = Kind::List;
    static TypeId id()
    {
        static const TypeId number = next_type_id();
        return number;
    }
    static void define(Encoding& out)
    {
        static const std::string definition = [] {
            WireType type;
            type.kind = Kind::List;
            type.element = Codec<T>::id();
            return definition_message(id(), type);
        }();
        if (out.tell(id(), definition)) Codec<T>::define(out);
    }
    static void read(Decoding& in, TypeId sent, std::vector<T>& into)
    {
        const Decoding::Level level(in);
        if (!in.takes(sent, Kind::List)) return;
        const TypeId element = in.type(sent)->element;
        for (std::uint64_t left = in.in().uint(); left > 0 && in.ok(); --left) {
            in.in().charge(sizeof(T));
            Codec<T>::read(in, element, into.emplace_back());
        }
    }
    static bool is_zero(const std::vector<T>& value) { return value.empty(); }
    static void write(Encoding& out, const std::vector<T>& value)
    {
        put_uint(out.out(), value.size());
        for (const T& element : value) Codec<T>::write(out, element);
    }
};

template <class T> struct Codec<std::map<std::string, T>> {
    static constexpr Kind kind = Kind::Map;
    static TypeId id()
    {
        static const TypeId number = next_type_id();
        return number;
    }
    static void define(Encoding& out)
    {
        static const std::string definition = [] {
            WireType type;
            type.kind = Kind::Map;
            type.key = builtin::kText;
            type.element = Codec<T>::id();
            return definition_message(id(), type);
        }();
        if (out.tell(id(), definition)) Codec<T>::define(out);
    }
    static void read(Decoding& in, TypeId sent, std::map<std::string, T>& into)
    {
        const Decoding::Level level(in);
        if (!in.takes(sent, Kind::Map)) return;
        const WireType& type = *in.type(sent);
        for (std::uint64_t left = in.in().uint(); left > 0 && in.ok(); --left) {
            std::string key;
            Codec<std::string>::read(in, type.key, key);
            in.in().charge(sizeof(T) + kNodeBytes);
            Codec<T>::read(in, type.element, into.insert_or_assign(std::move(key), T()).first->second);
        }
    }
    static bool is_zero(const std::map<std::string, T>& value) { return value.empty(); }
    static void write(Encoding& out, const std::map<std::string, T>& value)
    {
        put_uint(out.out(), value.size());
        for (const auto& [key, element] : value) {
            put_text(out.out(), key);
            Codec<T>::write(out, element);
        }
    }

private:
    static constexpr std::size_t kNodeBytes = 96; ///< what a map keeps beside the element
};

} // namespace muster::gob
