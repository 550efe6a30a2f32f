// Takes values out of a gob stream as its bytes arrive.
#pragma once

#include "server/chat/host/gob/any.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::gob
{

enum class Arrival {
    Complete, ///< the value is there
    NotYet,   ///< more bytes are needed
    Mismatch, ///< a value was taken off the stream, but it is of another type; the stream goes on
    Broken    ///< no gob stream, or beyond a limit: nothing more can be read from it
};

/// One direction of one connection. Types of the sender are kept for its life; everything else is bounded by `Limits`.
class Decoder
{
public:
    /// `names` must outlive the decoder.
    explicit Decoder(const Registry& names, Limits limits = {});

    void feed(std::string_view bytes);

    /// Reads the next value into `into`, which is a T() at first; on anything but Complete it is not to be used.
    template <class T> [[nodiscard]] Arrival next(T& into)
    {
        return next([](void* place) { *static_cast<T*>(place) = T(); }, ops_read<T>, &into);
    }
    /// Takes the next value off the stream, whatever it is.
    [[nodiscard]] Arrival skip();

    /// What is wrong, after Mismatch and Broken.
    [[nodiscard]] const std::string& why() const { return why_; }
    /// True when nothing has arrived of the next value: the stream may end here.
    [[nodiscard]] bool is_between_values() const { return begin_ == buffer_.size(); }

private:
    using Clear = void (*)(void* place);
    using Read = void (*)(Decoding& in, TypeId sent, void* into);

    template <class T> static void ops_read(Decoding& in, TypeId sent, void* into)
    {
        Codec<T>::read(in, sent, *static_cast<T*>(into));
    }
    [[nodiscard]] Arrival next(Clear clear, Read read, void* into);
    /// Nothing when it was a definition, and one has to go on.
    [[nodiscard]] std::optional<Arrival> next_message(Read read, void* into);

    const Registry& names_;
    Limits limits_;
    StreamTypes types_;
    std::string buffer_;
    std::size_t begin_ = 0; ///< of what has not been taken yet
    bool broken_ = false;
    std::string why_;
};

} // namespace muster::gob
