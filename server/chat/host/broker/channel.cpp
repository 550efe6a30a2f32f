#include "server/chat/host/broker/channel.hpp"

namespace muster::broker
{

std::string id_bytes(BrokerId id)
{
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((id >> shift) & 0xFF));
    return bytes;
}

Async<Result<>> Channel::read_answer()
{
    while (!answer_.empty()) {
        const Result<std::string> part = co_await stream_.read(answer_.size());
        if (!part) co_return part.error();
        if (part->empty()) co_return fail(Fault::Unavailable, "nobody waits for this stream");
        if (!answer_.starts_with(*part)) co_return fail(Fault::Unavailable, "a stream was answered for another one");
        answer_.erase(0, part->size());
    }
    co_return Result<>();
}

Async<Result<std::string>> Channel::read(std::size_t most)
{
    if (!answer_.empty()) {
        const Result<> answered = co_await read_answer();
        if (!answered) co_return answered.error();
    }
    co_return co_await stream_.read(most);
}

} // namespace muster::broker
