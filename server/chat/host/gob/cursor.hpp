// Reads gob's smallest encodings out of the messages that have arrived.
#pragma once

#include "server/chat/host/gob/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::gob
{

enum class Trouble {
    None,
    Starved,  ///< a message that is needed has not arrived whole
    Malformed ///< what has arrived can be no gob stream, or is beyond a limit
};

/// A place in a row of messages. Counts are read as plain numbers and nothing is made for them beforehand: elements may
/// lie in later messages, but each takes a byte, so that a false count meets the end of what has come. The first
/// trouble stays; every reading after it is empty, so that callers need to look only where they repeat something.
class Cursor
{
public:
    /// `stream` must outlive the cursor; it begins where a message begins.
    Cursor(std::string_view stream, const Limits& limits);

    /// Goes to the next message; what is left of this one must have been read.
    void next_message();

    [[nodiscard]] std::uint64_t uint();
    [[nodiscard]] std::int64_t integer();
    [[nodiscard]] double number();
    /// The next `count` bytes of this message, as long as the stream is.
    [[nodiscard]] std::string_view bytes(std::uint64_t count);
    /// A length and as many bytes.
    [[nodiscard]] std::string_view text() { return bytes(uint()); }
    /// Takes from what a value may cost in memory.
    void charge(std::size_t bytes);

    void refuse(std::string why);

    [[nodiscard]] bool ok() const { return trouble_ == Trouble::None; }
    [[nodiscard]] Trouble trouble() const { return trouble_; }
    [[nodiscard]] const std::string& why() const { return why_; }
    [[nodiscard]] std::size_t left_in_message() const { return message_end_ - position_; }
    /// Where in the stream it stands.
    [[nodiscard]] std::size_t position() const { return position_; }

private:
    [[nodiscard]] std::uint64_t uint_before(std::size_t end, Trouble at_end);
    void starve();

    std::string_view stream_;
    const Limits& limits_;
    std::size_t position_ = 0;
    std::size_t message_end_ = 0;
    std::size_t messages_ = 0;
    std::uint64_t messages_bytes_ = 0;
    std::size_t memory_ = 0;
    Trouble trouble_ = Trouble::None;
    std::string why_;
};

/// Reads a structure as gob writes it: each number of a field that is there, for `read_field` to read; the end is the
/// caller's to check.
template <class ReadField> void read_fields(Cursor& in, std::size_t fields, ReadField read_field)
{
    std::size_t next = 0; // the number of the field that a step of 1 leads to
    while (in.ok()) {
        const std::uint64_t step = in.uint();
        if (step == 0) return;
        if (step > fields - next) return in.refuse("a field beyond the last one");
        next += static_cast<std::size_t>(step);
        read_field(next - 1);
    }
}

} // namespace muster::gob
