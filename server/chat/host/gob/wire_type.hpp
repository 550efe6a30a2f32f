// The types of a gob stream: what its definitions say, and how they are written.
#pragma once

#include "server/chat/host/gob/cursor.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::gob
{

using TypeId = std::int64_t;

/// Numbers of the types that need no definition.
namespace builtin
{
inline constexpr TypeId kBool = 1;
inline constexpr TypeId kInt = 2;
inline constexpr TypeId kUint = 3;
inline constexpr TypeId kFloat = 4;
inline constexpr TypeId kBytes = 5;
inline constexpr TypeId kText = 6;
inline constexpr TypeId kComplex = 7;
inline constexpr TypeId kInterface = 8;
/// Lower ones are the protocol's own, defined or not.
inline constexpr TypeId kFirstFree = 64;
} // namespace builtin

enum class Kind {
    Bool,
    Int,
    Uint,
    Float,
    Bytes,
    Text,
    Complex,
    Interface,
    // In the order of the alternatives of a definition.
    Array,
    List,
    Struct,
    Map,
    GobEncoded,
    BinaryMarshaled,
    TextMarshaled,
};

[[nodiscard]] std::string_view to_string(Kind kind);

struct WireField {
    std::string name;
    TypeId type = 0;
};

struct WireType {
    Kind kind = Kind::Struct;
    std::string name; ///< says nothing: Go leaves it empty where it likes
    TypeId element = 0;
    TypeId key = 0;
    std::uint64_t length = 0; ///< of an array
    std::vector<WireField> fields;
};

/// The types that one stream has defined, and those that every stream has.
class TypeTable
{
public:
    /// Null when no such type is defined (yet).
    [[nodiscard]] const WireType* find(TypeId id) const;
    /// False when the id is taken.
    [[nodiscard]] bool add(TypeId id, WireType type);
    void forget(TypeId id) { defined_.erase(id); }
    [[nodiscard]] std::size_t size() const { return defined_.size(); }

private:
    std::map<TypeId, WireType> defined_;
};

/// Reads what follows the negative id of a definition.
[[nodiscard]] WireType read_definition(Cursor& in);

/// The whole message that defines `type` as `id`.
[[nodiscard]] std::string definition_message(TypeId id, const WireType& type);

} // namespace muster::gob
