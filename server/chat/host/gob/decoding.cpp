#include "server/chat/host/gob/decoding.hpp"

#include "server/chat/host/gob/codec.hpp"

#include <cstdint>
#include <limits>

namespace muster::gob
{

namespace
{

/// Go's are 32 bits wide.
constexpr TypeId kLargestTypeId = std::numeric_limits<std::int32_t>::max();

} // namespace

Decoding::Decoding(Cursor& cursor, StreamTypes& stream, const Registry& names, const Limits& limits)
    : in_(cursor), stream_(stream), names_(names), limits_(limits), definition_bytes_before_(stream.definition_bytes)
{
}

void Decoding::define(TypeId negative)
{
    if (negative < -kLargestTypeId) return in_.refuse("a type with a number beyond the limit");
    const TypeId id = -negative;
    const std::size_t begin = in_.position();
    WireType type = read_definition(in_);
    if (!ok()) return;
    if (id < builtin::kFirstFree) return in_.refuse("a definition of a type that is built in");
    stream_.definition_bytes += in_.position() - begin;
    if (stream_.definition_bytes > limits_.definition_bytes || stream_.table->size() >= limits_.definitions)
        return in_.refuse("more definitions than the limit");
    if (!stream_.table->add(id, std::move(type))) return in_.refuse("a type defined twice");
    defined_.push_back(id);
}

void Decoding::forget_definitions()
{
    stream_.definition_bytes = definition_bytes_before_;
    if (!defined_.empty()) stream_.whole.clear();
    for (const TypeId id : defined_) {
        stream_.table->forget(id);
        std::erase_if(stream_.steps, [&](const auto& entry) { return entry.first.second == id; });
    }
}

const WireType* Decoding::type(TypeId id)
{
    const WireType* const found = stream_.table->find(id);
    if (!found) in_.refuse("a value of a type that is not defined");
    return found;
}

bool Decoding::takes(TypeId id, Kind kind)
{
    const WireType* const sent = type(id);
    if (!sent || !ok()) return false;
    if (sent->kind == kind) return true;
    note_mismatch("got " + std::string(to_string(sent->kind)) + ", want " + std::string(to_string(kind)));
    skip(id);
    return false;
}

void Decoding::note_mismatch(std::string what)
{
    if (mismatch_.empty()) mismatch_ = std::move(what);
}

std::string Decoding::read_interface_name()
{
    const std::string_view name = in_.text();
    return std::string(name);
}

TypeId Decoding::read_interface_type()
{
    while (ok()) {
        if (in_.left_in_message() == 0) {
            in_.next_message();
            continue;
        }
        const TypeId id = in_.integer();
        if (id >= 0) {
            static_cast<void>(in_.uint()); // the size of the contents; wrong where definitions stand among them
            return id;
        }
        define(id);
        if (in_.left_in_message() != 0) static_cast<void>(in_.uint()); // frames what follows, and tells nothing
    }
    return 0;
}

void Decoding::check_whole(TypeId id)
{
    if (stream_.whole.contains(id)) return;
    std::set<TypeId> seen{id};
    std::vector<TypeId> left{id};
    const auto refer_to = [&](TypeId other) {
        if (seen.insert(other).second) left.push_back(other);
    };
    while (!left.empty() && ok()) {
        const WireType* const found = type(left.back());
        left.pop_back();
        if (!found) return;
        const bool has_elements = found->kind == Kind::Array || found->kind == Kind::List || found->kind == Kind::Map;
        if (has_elements) refer_to(found->element);
        if (found->kind == Kind::Map) refer_to(found->key);
        for (const WireField& field : found->fields) refer_to(field.type);
    }
    stream_.whole.merge(seen);
}

void Decoding::read_lead(TypeId id)
{
    check_whole(id);
    const WireType* const found = type(id);
    if (found && found->kind != Kind::Struct && in_.uint() != 0) in_.refuse("a value that does not begin with zero");
}

const std::vector<const FieldOps*>& Decoding::steps(const StructPlan& plan, TypeId id, const WireType& type)
{
    const auto [entry, is_new] = stream_.steps.try_emplace({&plan, id});
    if (is_new) {
        for (const WireField& field : type.fields) entry->second.push_back(plan.find(field.name));
    }
    return entry->second;
}

Value* Decoding::add_part(Value* into)
{
    if (!into) return nullptr;
    in_.charge(sizeof(Value));
    return &into->parts.emplace_back();
}

void Decoding::read(TypeId id, Value* into)
{
    const Level level(*this);
    const WireType* const found = type(id);
    if (!found || !ok()) return;
    switch (found->kind) {
    case Kind::Interface:
        return read_interface(into);
    case Kind::Array:
    case Kind::List:
    case Kind::Struct:
    case Kind::Map:
        return read_parts(*found, into);
    default:
        return read_scalar(found->kind, into);
    }
}

void Decoding::read_scalar(Kind kind, Value* into)
{
    Value dropped;
    auto& scalar = into ? into->scalar : dropped.scalar;
    switch (kind) {
    case Kind::Bool:
        scalar = in_.uint() != 0;
        break;
    case Kind::Int:
        scalar = in_.integer();
        break;
    case Kind::Uint:
        scalar = in_.uint();
        break;
    case Kind::Float:
        scalar = in_.number();
        break;
    case Kind::Complex: {
        const double real = in_.number();
        scalar = std::complex<double>(real, in_.number());
        break;
    }
    default: {
        const std::string_view text = in_.text();
        if (into) scalar = std::string(text);
    }
    }
}

void Decoding::read_parts(const WireType& type, Value* into)
{
    if (type.kind == Kind::Struct) {
        read_fields(in_, type.fields.size(), [&](std::size_t field) {
            if (into) into->fields.push_back(field);
            read(type.fields[field].type, add_part(into));
        });
        return;
    }
    const std::uint64_t count = in_.uint();
    if (type.kind == Kind::Array && count != type.length) return in_.refuse("an array of another length than its type");
    if (!this->type(type.element) || (type.kind == Kind::Map && !this->type(type.key))) return;
    for (std::uint64_t left = count; left > 0 && ok(); --left) {
        if (type.kind == Kind::Map) read(type.key, add_part(into));
        read(type.element, add_part(into));
    }
}

void Decoding::read_interface(Value* into)
{
    std::string name = read_interface_name();
    if (name.empty() || !ok()) return;
    const TypeId contents = read_interface_type();
    read_lead(contents);
    if (into) {
        into->name = std::move(name);
        into->type = contents;
    }
    read(contents, add_part(into));
}

} // namespace muster::gob
