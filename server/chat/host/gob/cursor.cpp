#include "server/chat/host/gob/cursor.hpp"

#include <bit>
#include <utility>

namespace muster::gob
{

Cursor::Cursor(std::string_view stream, const Limits& limits) : stream_(stream), limits_(limits) {}

void Cursor::next_message()
{
    if (!ok()) return;
    if (left_in_message() != 0) return refuse("bytes after the end of a value");
    if (++messages_ > limits_.messages_per_value) return refuse("a value in too many messages");
    const std::uint64_t size = uint_before(stream_.size(), Trouble::Starved);
    if (!ok()) return;
    if (size == 0) return refuse("an empty message");
    if (size > limits_.value_bytes - messages_bytes_) return refuse("a value longer than the limit");
    if (size > stream_.size() - position_) return starve();
    messages_bytes_ += size;
    message_end_ = position_ + static_cast<std::size_t>(size);
}

std::uint64_t Cursor::uint() { return uint_before(message_end_, Trouble::Malformed); }

std::uint64_t Cursor::uint_before(std::size_t end, Trouble at_end)
{
    const auto cut_off = [&]() -> std::uint64_t {
        if (at_end == Trouble::Starved) {
            starve();
        } else {
            refuse("a message that ends too early");
        }
        return 0;
    };
    if (!ok()) return 0;
    if (position_ == end) return cut_off();
    const auto first = static_cast<unsigned char>(stream_[position_]);
    if (first < 128) {
        ++position_;
        return first;
    }
    const std::size_t bytes = 256U - first;
    if (bytes > 8) {
        refuse("a number of more than eight bytes");
        return 0;
    }
    if (bytes > end - position_ - 1) return cut_off();
    std::uint64_t value = 0;
    for (const char c : stream_.substr(position_ + 1, bytes)) value = value << 8 | static_cast<unsigned char>(c);
    position_ += 1 + bytes;
    return value;
}

std::int64_t Cursor::integer()
{
    const std::uint64_t bits = uint();
    const std::uint64_t magnitude = bits >> 1;
    return static_cast<std::int64_t>((bits & 1) != 0 ? ~magnitude : magnitude);
}

double Cursor::number() { return std::bit_cast<double>(__builtin_bswap64(uint())); }

std::string_view Cursor::bytes(std::uint64_t count)
{
    if (!ok()) return {};
    if (count > left_in_message()) {
        refuse("a length beyond the end of its message");
        return {};
    }
    const auto size = static_cast<std::size_t>(count);
    charge(size);
    if (!ok()) return {};
    position_ += size;
    return stream_.substr(position_ - size, size);
}

void Cursor::charge(std::size_t bytes)
{
    if (bytes > limits_.memory_bytes - memory_) return refuse("a value that takes more memory than the limit");
    memory_ += bytes;
}

void Cursor::refuse(std::string why)
{
    if (!ok()) return;
    trouble_ = Trouble::Malformed;
    why_ = std::move(why);
}

void Cursor::starve()
{
    if (ok()) trouble_ = Trouble::Starved;
}

} // namespace muster::gob
