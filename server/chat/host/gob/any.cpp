#include "server/chat/host/gob/any.hpp"

namespace muster::gob
{

const Dynamic* Any::dynamic() const { return !is_nil() && !ops_ ? static_cast<const Dynamic*>(value_.get()) : nullptr; }

void Codec<Any>::read(Decoding& in, TypeId sent, Any& into)
{
    const Decoding::Level level(in);
    if (!in.takes(sent, Kind::Interface)) return;
    into = Any();
    std::string name = in.read_interface_name();
    if (name.empty() || !in.ok()) return;
    const TypeId contents = in.read_interface_type();
    in.read_lead(contents);
    const TypeOps* const ops = in.names().find(name);
    in.in().charge(ops ? ops->size : sizeof(Dynamic));
    if (!in.ok()) return;
    const std::shared_ptr<void> value = ops ? ops->make() : std::make_shared<Dynamic>();
    if (ops) {
        ops->read(in, contents, value.get());
    } else {
        Codec<Dynamic>::read(in, contents, *static_cast<Dynamic*>(value.get()));
    }
    into.name_ = std::move(name);
    into.ops_ = ops;
    into.value_ = value;
}

void Codec<Any>::write(Encoding& out, const Any& value)
{
    if (value.is_nil()) return put_uint(out.out(), 0);
    if (const Dynamic* const foreign = value.dynamic()) {
        const TypeId id = out.tell_foreign(foreign->types, foreign->type);
        const bool is_struct = foreign->types->find(foreign->type)->kind == Kind::Struct;
        return out.write_interface(value.name(), id, is_struct,
                                   [&] { out.write_foreign(foreign->types, foreign->type, foreign->value); });
    }
    value.ops_->define(out);
    out.write_interface(value.name(), value.ops_->id(), value.ops_->kind == Kind::Struct,
                        [&] { value.ops_->write(out, value.value_.get()); });
}

Registry::Registry()
{
    add<bool>();
    add<double>();
    add<double>("float32");
    for (const auto* name : {"int", "int8", "int16", "int32", "int64"}) add<std::int64_t>(name);
    for (const auto* name : {"uint", "uint8", "uint16", "uint32", "uint64", "uintptr"}) add<std::uint64_t>(name);
    add<std::string>();
    add<Bytes>();
    add<std::vector<std::string>>();
    add<AnyList>();
    add<AnyMap>();
}

const TypeOps* Registry::find(std::string_view name) const
{
    const auto found = types_.find(name);
    return found == types_.end() ? nullptr : found->second;
}

} // namespace muster::gob
