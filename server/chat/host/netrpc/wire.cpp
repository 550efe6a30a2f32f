#include "server/chat/host/netrpc/wire.hpp"

namespace muster::netrpc
{

namespace
{

constexpr std::size_t kReadSize = 64 * 1024;

} // namespace

Wire::Wire(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names)
    : channel_(std::move(channel)), decoder_(names), bell_(std::move(executor))
{
}

Async<void> Wire::write_all()
{
    while (true) {
        const std::string bytes = std::exchange(outgoing_, {});
        if (bytes.empty()) {
            if (closed_) co_return channel_.finish();
            static_cast<void>(co_await bell_.wait(std::chrono::hours(24)));
            continue;
        }
        const Result<> written = co_await channel_.write(bytes);
        if (written) continue;
        closed_ = true;
        why_ = written.error().detail();
        co_return;
    }
}

Async<bool> Wire::read_more()
{
    const Result<std::string> bytes = co_await channel_.read(kReadSize);
    if (!bytes) why_ = bytes.error().detail();
    if (!bytes) co_return false;
    if (bytes->empty()) {
        why_ = decoder_.is_between_values() ? "closed by the other side" : "closed by the other side within a message";
        co_return false;
    }
    decoder_.feed(*bytes);
    co_return true;
}

void Wire::close()
{
    closed_ = true;
    bell_.ring();
}

} // namespace muster::netrpc
