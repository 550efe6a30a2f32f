#include "sandbox/integrations/gunzip.hpp"

#include <zlib.h>

#include <array>

namespace muster::sandbox
{

namespace
{

constexpr int kGzipOnly = 16 + MAX_WBITS;

class Inflater
{
public:
    Inflater() { is_ready_ = inflateInit2_(&stream, kGzipOnly, ZLIB_VERSION, sizeof stream) == Z_OK; }
    ~Inflater()
    {
        if (is_ready_) inflateEnd(&stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    [[nodiscard]] bool is_ready() const { return is_ready_; }

    z_stream stream{};

private:
    bool is_ready_ = false;
};

} // namespace

std::optional<std::string> gunzip(std::string_view packed, std::size_t limit)
{
    Inflater inflater;
    if (!inflater.is_ready()) return std::nullopt;
    std::string bytes(packed); // zlib wants it writable
    inflater.stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    inflater.stream.avail_in = static_cast<uInt>(bytes.size());

    std::string text;
    std::array<char, 16 * 1024> part{};
    for (;;) {
        inflater.stream.next_out = reinterpret_cast<Bytef*>(part.data());
        inflater.stream.avail_out = static_cast<uInt>(part.size());
        const int state = inflate(&inflater.stream, Z_NO_FLUSH);
        text.append(part.data(), part.size() - inflater.stream.avail_out);
        if (state == Z_STREAM_END) return text.size() <= limit ? std::optional(text) : std::nullopt;
        if (state != Z_OK || text.size() > limit) return std::nullopt;
    }
}

} // namespace muster::sandbox
