// Reading of one value while it is under way.
#pragma once

#include "server/chat/host/gob/cursor.hpp"
#include "server/chat/host/gob/value.hpp"
#include "server/chat/host/gob/wire_type.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::gob
{

class FieldOps;
class StructPlan;
class Registry;

/// What a stream has told so far: it lives as long as the stream.
class StreamTypes
{
public:
    std::shared_ptr<TypeTable> table = std::make_shared<TypeTable>();
    std::size_t definition_bytes = 0;
    std::set<TypeId> whole; ///< types that refer to nothing that is not defined
    /// For each of our structures and the sender's idea of it: what becomes of each field that may come; null: skipped.
    std::map<std::pair<const StructPlan*, TypeId>, std::vector<const FieldOps*>> steps;
};

class Decoding
{
public:
    Decoding(Cursor& cursor, StreamTypes& stream, const Registry& names, const Limits& limits);

    [[nodiscard]] Cursor& in() { return in_; }
    [[nodiscard]] bool ok() const { return in_.ok(); }

    /// Reads the definition of a type, which must be new. `negative`: its number as it stands before the definition.
    void define(TypeId negative);
    /// The type, or null, and the stream refused, where it is not defined.
    [[nodiscard]] const WireType* type(TypeId id);
    /// True when a value of that type is of the kind. Otherwise it is read and dropped, and the mismatch noted: the
    /// stream goes on, the value is not to be used.
    [[nodiscard]] bool takes(TypeId id, Kind kind);
    /// Reads a value as it came, or drops it where `into` is null.
    void read(TypeId id, Value* into);
    void skip(TypeId id) { read(id, nullptr); }

    /// The name under which the contents of an interface are registered; empty when it is nil and nothing follows.
    [[nodiscard]] std::string read_interface_name();
    /// The type of the contents, which may be defined only here. The contents follow.
    [[nodiscard]] TypeId read_interface_type();
    /// To be called where a value begins, at the top of a message and of an interface: everything that its type refers
    /// to must be defined by then. Anything but a structure has a zero before it there.
    void read_lead(TypeId id);

    [[nodiscard]] const std::vector<const FieldOps*>& steps(const StructPlan& plan, TypeId id, const WireType& type);

    [[nodiscard]] const Registry& names() const { return names_; }
    [[nodiscard]] std::shared_ptr<const TypeTable> table() const { return stream_.table; }
    /// What was sent for something else; empty when all fits.
    [[nodiscard]] const std::string& mismatch() const { return mismatch_; }
    void note_mismatch(std::string what);

    /// Forgets what was defined since this reading began: the same bytes are read once more.
    void forget_definitions();

    /// One level deeper while it lives.
    class Level
    {
    public:
        explicit Level(Decoding& of) : of_(of)
        {
            if (++of_.depth_ > of_.limits_.depth) of_.in_.refuse("a value nested too deep");
        }
        ~Level() { --of_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Decoding& of_;
    };

private:
    void check_whole(TypeId id);
    void read_scalar(Kind kind, Value* into);
    void read_parts(const WireType& type, Value* into);
    void read_interface(Value* into);
    [[nodiscard]] Value* add_part(Value* into);

    Cursor& in_;
    StreamTypes& stream_;
    const Registry& names_;
    const Limits& limits_;
    std::size_t depth_ = 0;
    std::size_t definition_bytes_before_;
    std::vector<TypeId> defined_;
    std::string mismatch_;
};

} // namespace muster::gob
