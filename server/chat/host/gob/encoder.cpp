#include "server/chat/host/gob/encoder.hpp"

namespace muster::gob
{

Result<> Encoder::append(std::string& out, const Dynamic& value)
{
    Encoding encoding(types_);
    const TypeId id = encoding.tell_foreign(value.types, value.type);
    const bool is_struct = value.types->find(value.type)->kind == Kind::Struct;
    encoding.write_foreign(value.types, value.type, value.value);
    return finish(out, std::move(encoding), id, is_struct);
}

Result<> Encoder::finish(std::string& out, Encoding encoding, TypeId id, bool is_struct)
{
    out += encoding.definitions; // also without the value: the stream counts them as told
    std::string head;
    put_int(head, id);
    if (!is_struct) put_uint(head, 0);
    const std::size_t size = head.size() + encoding.body.size();
    if (size > limits_.value_bytes) return fail(Fault::TooLarge, "a message of " + std::to_string(size) + " bytes");
    put_uint(out, size);
    out += head;
    out += encoding.body;
    return {};
}

} // namespace muster::gob
