#include "server/chat/host/gob/decoder.hpp"

namespace muster::gob
{

Decoder::Decoder(const Registry& names, Limits limits) : names_(names), limits_(limits) {}

void Decoder::feed(std::string_view bytes)
{
    if (broken_) return;
    if (begin_ > buffer_.size() / 2) { // seldom enough to cost nothing, often enough to keep the buffer small
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    buffer_.append(bytes);
}

Arrival Decoder::skip()
{
    return next([](void*) {}, [](Decoding& in, TypeId sent, void*) { in.skip(sent); }, nullptr);
}

Arrival Decoder::next(Clear clear, Read read, void* into)
{
    clear(into);
    while (!broken_) {
        if (const auto arrival = next_message(read, into)) return *arrival;
    }
    return Arrival::Broken;
}

std::optional<Arrival> Decoder::next_message(Read read, void* into)
{
    Cursor cursor(std::string_view(buffer_).substr(begin_), limits_);
    Decoding decoding(cursor, types_, names_, limits_);
    cursor.next_message();
    const TypeId id = cursor.integer();
    const bool is_definition = id < 0;
    if (is_definition) {
        decoding.define(id);
    } else {
        decoding.read_lead(id);
        if (cursor.ok()) read(decoding, id, into);
    }
    if (cursor.ok() && cursor.left_in_message() != 0) cursor.refuse("bytes after the end of a value");
    if (cursor.trouble() == Trouble::Starved) {
        decoding.forget_definitions();
        return Arrival::NotYet;
    }
    if (cursor.trouble() == Trouble::Malformed) {
        broken_ = true;
        why_ = cursor.why();
        return Arrival::Broken;
    }
    begin_ += cursor.position();
    if (is_definition) return std::nullopt;
    why_ = decoding.mismatch();
    return why_.empty() ? Arrival::Complete : Arrival::Mismatch;
}

} // namespace muster::gob
