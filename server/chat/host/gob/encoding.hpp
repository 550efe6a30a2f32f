// Writing of one value while it is under way.
#pragma once

#include "server/chat/host/gob/value.hpp"
#include "server/chat/host/gob/wire_type.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace muster::gob
{

/// A number for a type of ours: the same in every stream of this process, above those that the protocol has for itself.
[[nodiscard]] TypeId next_type_id();

/// What one stream was told so far: it lives as long as the stream.
class ToldTypes
{
public:
    std::set<TypeId> told;
    /// Types that came from elsewhere, and what they are called here. Holding the table keeps its address its own.
    std::map<std::pair<std::shared_ptr<const TypeTable>, TypeId>, TypeId> foreign;
};

/// Writes the value into `body`, and every definition that the stream lacks into `definitions`, which goes before it.
class Encoding
{
public:
    explicit Encoding(ToldTypes& types) : types_(types) {}

    [[nodiscard]] std::string& out() { return *out_; }

    /// False when the stream has that definition already; otherwise it has it from now on.
    [[nodiscard]] bool tell(TypeId id, const std::string& definition);

    /// Writes what an interface holds: the name, the type, then what `write` writes.
    template <class Write> void write_interface(std::string_view name, TypeId id, bool is_struct, Write write);

    /// Tells of a type that came from elsewhere and returns what it is called here.
    TypeId tell_foreign(const std::shared_ptr<const TypeTable>& table, TypeId id);
    void write_foreign(const std::shared_ptr<const TypeTable>& table, TypeId id, const Value& value);

    std::string definitions;
    std::string body;

private:
    void begin_interface(std::string_view name, TypeId id);
    void end_interface(const std::string& contents, bool is_struct);
    void write_foreign_fields(const std::shared_ptr<const TypeTable>& table, const WireType& type, const Value& value);
    void write_foreign_scalar(Kind kind, const Value& value);
    void write_foreign_interface(const std::shared_ptr<const TypeTable>& table, const Value& value);

    ToldTypes& types_;
    std::string* out_ = &body;
};

template <class Write> void Encoding::write_interface(std::string_view name, TypeId id, bool is_struct, Write write)
{
    begin_interface(name, id);
    std::string contents; // apart, because its size goes first
    std::string* const outer = std::exchange(out_, &contents);
    write();
    out_ = outer;
    end_interface(contents, is_struct);
}

} // namespace muster::gob
