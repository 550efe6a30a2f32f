// What another side may send as gob: any bytes. Whatever is read as it came can be sent on, and means the same then.
#include "generated/rpc_structures.hpp"
#include "server/chat/host/gob/decoder.hpp"
#include "server/chat/host/gob/encoder.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace muster;
using gob::Arrival;

namespace
{

void require(bool holds)
{
    if (!holds) std::abort();
}

gob::Limits small()
{
    gob::Limits limits;
    limits.value_bytes = 1 << 20;
    limits.memory_bytes = 16 << 20;
    return limits;
}

void as_it_came(std::string_view bytes, std::size_t part)
{
    gob::Decoder decoder(rpc::registered_names(), small());
    gob::Encoder encoder;
    gob::Decoder again(rpc::registered_names());
    for (; !bytes.empty(); bytes.remove_prefix(std::min(part, bytes.size()))) {
        decoder.feed(bytes.substr(0, part));
        gob::Dynamic value;
        while (decoder.next(value) == Arrival::Complete) {
            std::string sent;
            if (!encoder.append(sent, value)) continue;
            again.feed(sent);
            gob::Dynamic back;
            require(again.next(back) == Arrival::Complete);
            require(again.is_between_values());
        }
    }
}

template <class T> void as_a(std::string_view bytes)
{
    gob::Decoder decoder(rpc::registered_names(), small());
    decoder.feed(bytes);
    gob::Encoder encoder;
    for (;;) {
        T value;
        const Arrival arrival = decoder.next(value);
        if (arrival == Arrival::NotYet || arrival == Arrival::Broken) return;
        if (arrival == Arrival::Mismatch) continue;
        std::string sent;
        require(encoder.append(sent, value).has_value());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 8) {
    case 0:
        as_a<rpc::Post>(bytes);
        break;
    case 1:
        as_a<rpc::ExecuteCommandArgs>(bytes);
        break;
    case 2:
        as_a<rpc::ServeHTTPArgs>(bytes);
        break;
    case 3:
        as_a<rpc::CreatePostReply>(bytes);
        break;
    case 4:
        as_a<rpc::RegisterCommandArgs>(bytes);
        break;
    case 5:
        as_a<gob::AnyMap>(bytes);
        break;
    case 6:
        as_it_came(bytes, 7);
        break;
    default:
        as_it_came(bytes, bytes.size() + 1);
        break;
    }
    return 0;
}
