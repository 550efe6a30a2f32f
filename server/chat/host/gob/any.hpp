// Values whose type the sender chooses (Go's interface{}): what they are is told by a registered name.
#pragma once

#include "server/chat/host/gob/codec.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace muster::gob
{

/// The name that a type is sent under. A type without one cannot be put into an Any: the receiver would refuse the
/// whole stream.
template <class T> struct RegisteredName;

template <> struct RegisteredName<bool> {
    static constexpr std::string_view value = "bool";
};
template <> struct RegisteredName<std::int64_t> {
    static constexpr std::string_view value = "int";
};
template <> struct RegisteredName<double> {
    static constexpr std::string_view value = "float64";
};
template <> struct RegisteredName<std::string> {
    static constexpr std::string_view value = "string";
};
template <> struct RegisteredName<Bytes> {
    static constexpr std::string_view value = "[]uint8";
};
template <> struct RegisteredName<std::vector<std::string>> {
    static constexpr std::string_view value = "[]string";
};

/// Nil, or one value of any registered type. Copies share the value, which never changes.
class Any
{
public:
    Any() = default;

    template <class T> [[nodiscard]] static Any of(T value)
    {
        Any any;
        any.name_ = RegisteredName<T>::value;
        any.ops_ = &ops_of<T>;
        any.value_ = std::make_shared<T>(std::move(value));
        return any;
    }

    [[nodiscard]] bool is_nil() const { return name_.empty(); }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// Null when it holds something else.
    template <class T> [[nodiscard]] const T* get() const
    {
        return ops_ == &ops_of<T> ? static_cast<const T*>(value_.get()) : nullptr;
    }
    /// Not null when it holds something that this program has no type for.
    [[nodiscard]] const Dynamic* dynamic() const;

private:
    friend struct Codec<Any>;

    std::string name_;
    const TypeOps* ops_ = nullptr; ///< null for a Dynamic
    std::shared_ptr<const void> value_;
};

using AnyList = std::vector<Any>;
using AnyMap = std::map<std::string, Any>;

template <> struct RegisteredName<AnyList> {
    static constexpr std::string_view value = "[]interface {}";
};
template <> struct RegisteredName<AnyMap> {
    static constexpr std::string_view value = "map[string]interface {}";
};

template <> struct Codec<Any> {
    static constexpr Kind kind = Kind::Interface;
    static TypeId id() { return builtin::kInterface; }
    static void define(Encoding&) {}
    static void read(Decoding& in, TypeId sent, Any& into);
    static bool is_zero(const Any& value) { return value.is_nil(); }
    static void write(Encoding& out, const Any& value);
};

/// The names that a stream may use in interfaces, with our types for them. Other names are no fault: what they hold is
/// kept as a Dynamic.
class Registry
{
public:
    /// Knows the basic types, and lists and maps of anything.
    Registry();

    template <class T> void add() { add<T>(RegisteredName<T>::value); }
    template <class T> void add(std::string_view name) { types_.insert_or_assign(std::string(name), &ops_of<T>); }
    /// Null when the name is not known.
    [[nodiscard]] const TypeOps* find(std::string_view name) const;

private:
    std::map<std::string, const TypeOps*, std::less<>> types_;
};

} // namespace muster::gob
