#include "server/chat/host/gob/encoding.hpp"

#include "server/chat/host/gob/primitives.hpp"

#include <atomic>
#include <stdexcept>

namespace muster::gob
{

namespace
{

/// Below those of types from elsewhere, which are numbered anew in every stream.
constexpr TypeId kFirstForeign = TypeId{1} << 20;

const WireType& known(const std::shared_ptr<const TypeTable>& table, TypeId id)
{
    const WireType* const type = table ? table->find(id) : nullptr;
    if (!type) throw std::logic_error("a received value lost its type");
    return *type;
}

} // namespace

TypeId next_type_id()
{
    static std::atomic<TypeId> last{builtin::kFirstFree};
    return ++last;
}

bool Encoding::tell(TypeId id, const std::string& definition)
{
    if (!types_.told.insert(id).second) return false;
    definitions += definition;
    return true;
}

void Encoding::begin_interface(std::string_view name, TypeId id)
{
    put_text(*out_, name);
    put_int(*out_, id);
}

void Encoding::end_interface(const std::string& contents, bool is_struct)
{
    put_uint(*out_, contents.size() + (is_struct ? 0 : 1));
    if (!is_struct) put_uint(*out_, 0);
    *out_ += contents;
}

TypeId Encoding::tell_foreign(const std::shared_ptr<const TypeTable>& table, TypeId id)
{
    if (id < builtin::kFirstFree) return id;
    const auto next = kFirstForeign + static_cast<TypeId>(types_.foreign.size());
    const auto [entry, is_new] = types_.foreign.try_emplace({table, id}, next);
    if (!is_new) return entry->second;
    WireType type = known(table, id);
    if (type.element != 0) type.element = tell_foreign(table, type.element);
    if (type.key != 0) type.key = tell_foreign(table, type.key);
    for (WireField& field : type.fields) field.type = tell_foreign(table, field.type);
    definitions += definition_message(next, type);
    return next;
}

void Encoding::write_foreign(const std::shared_ptr<const TypeTable>& table, TypeId id, const Value& value)
{
    const WireType& type = known(table, id);
    switch (type.kind) {
    case Kind::Interface:
        return write_foreign_interface(table, value);
    case Kind::Struct:
        return write_foreign_fields(table, type, value);
    case Kind::Array:
    case Kind::List:
        put_uint(*out_, value.parts.size());
        for (const Value& part : value.parts) write_foreign(table, type.element, part);
        return;
    case Kind::Map:
        put_uint(*out_, value.parts.size() / 2);
        for (std::size_t i = 0; i + 1 < value.parts.size(); i += 2) {
            write_foreign(table, type.key, value.parts[i]);
            write_foreign(table, type.element, value.parts[i + 1]);
        }
        return;
    default:
        return write_foreign_scalar(type.kind, value);
    }
}

void Encoding::write_foreign_fields(const std::shared_ptr<const TypeTable>& table, const WireType& type,
                                    const Value& value)
{
    std::size_t next = 0;
    for (std::size_t i = 0; i < value.parts.size(); ++i) {
        const std::size_t field = value.fields.at(i);
        put_uint(*out_, field + 1 - next);
        next = field + 1;
        write_foreign(table, type.fields.at(field).type, value.parts[i]);
    }
    put_uint(*out_, 0);
}

void Encoding::write_foreign_interface(const std::shared_ptr<const TypeTable>& table, const Value& value)
{
    if (value.parts.empty()) return put_uint(*out_, 0);
    const TypeId id = tell_foreign(table, value.type);
    const bool is_struct = known(table, value.type).kind == Kind::Struct;
    write_interface(value.name, id, is_struct, [&] { write_foreign(table, value.type, value.parts.front()); });
}

void Encoding::write_foreign_scalar(Kind kind, const Value& value)
{
    switch (kind) {
    case Kind::Bool:
        return put_uint(*out_, std::get<bool>(value.scalar) ? 1 : 0);
    case Kind::Int:
        return put_int(*out_, std::get<std::int64_t>(value.scalar));
    case Kind::Uint:
        return put_uint(*out_, std::get<std::uint64_t>(value.scalar));
    case Kind::Float:
        return put_float(*out_, std::get<double>(value.scalar));
    case Kind::Complex: {
        const auto& number = std::get<std::complex<double>>(value.scalar);
        put_float(*out_, number.real());
        return put_float(*out_, number.imag());
    }
    default:
        return put_text(*out_, std::get<std::string>(value.scalar));
    }
}

} // namespace muster::gob
