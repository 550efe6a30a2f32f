#include "server/chat/host/gob/codec.hpp"

namespace muster::gob
{

const FieldOps* StructPlan::find(std::string_view field) const
{
    for (const FieldOps& ours : fields_) {
        if (ours.name == field) return &ours;
    }
    return nullptr;
}

std::string StructPlan::definition(TypeId id) const
{
    WireType type;
    type.kind = Kind::Struct;
    type.name = name_;
    for (const FieldOps& ours : fields_) type.fields.push_back(WireField{std::string(ours.name), ours.ops->id()});
    return definition_message(id, type);
}

void StructPlan::define_fields(Encoding& out) const
{
    for (const FieldOps& ours : fields_) ours.ops->define(out);
}

void StructPlan::read(Decoding& in, TypeId sent, void* into) const
{
    const Decoding::Level level(in);
    if (!in.takes(sent, Kind::Struct)) return;
    const WireType& type = *in.type(sent);
    const std::vector<const FieldOps*>& steps = in.steps(*this, sent, type);
    read_fields(in.in(), steps.size(), [&](std::size_t number) {
        const TypeId field_type = type.fields[number].type;
        if (const FieldOps* const ours = steps[number]) {
            ours->ops->read(in, field_type, ours->at(into));
        } else {
            in.skip(field_type);
        }
    });
}

void StructPlan::write(Encoding& out, const void* object) const
{
    std::size_t next = 0;
    for (std::size_t number = 0; number < fields_.size(); ++number) {
        const FieldOps& ours = fields_[number];
        const void* const value = ours.in(object);
        if (ours.ops->is_zero(value)) continue;
        put_uint(out.out(), number + 1 - next);
        next = number + 1;
        ours.ops->write(out, value);
    }
    put_uint(out.out(), 0);
}

void Codec<bool>::read(Decoding& in, TypeId sent, bool& into)
{
    if (in.takes(sent, Kind::Bool)) into = in.in().uint() != 0;
}

void Codec<std::int64_t>::read(Decoding& in, TypeId sent, std::int64_t& into)
{
    if (in.takes(sent, Kind::Int)) into = in.in().integer();
}

void Codec<std::uint64_t>::read(Decoding& in, TypeId sent, std::uint64_t& into)
{
    if (in.takes(sent, Kind::Uint)) into = in.in().uint();
}

void Codec<double>::read(Decoding& in, TypeId sent, double& into)
{
    if (in.takes(sent, Kind::Float)) into = in.in().number();
}

void Codec<std::string>::read(Decoding& in, TypeId sent, std::string& into)
{
    if (in.takes(sent, Kind::Text)) into = in.in().text();
}

void Codec<Bytes>::read(Decoding& in, TypeId sent, Bytes& into)
{
    if (in.takes(sent, Kind::Bytes)) into.data = in.in().text();
}

TypeId Codec<Url>::id()
{
    static const TypeId number = next_type_id();
    return number;
}

void Codec<Url>::define(Encoding& out)
{
    static const std::string definition = [] {
        WireType type;
        type.kind = Kind::BinaryMarshaled;
        type.name = "URL";
        return definition_message(id(), type);
    }();
    static_cast<void>(out.tell(id(), definition));
}

void Codec<Url>::read(Decoding& in, TypeId sent, Url& into)
{
    if (in.takes(sent, Kind::BinaryMarshaled)) into.text = in.in().text();
}

void Codec<Dynamic>::read(Decoding& in, TypeId sent, Dynamic& into)
{
    into.types = in.table();
    into.type = sent;
    in.read(sent, &into.value);
}

} // namespace muster::gob
