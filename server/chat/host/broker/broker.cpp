#include "server/chat/host/broker/broker.hpp"

#include "base/log.hpp"
#include "server/runtime/deadline.hpp"

#include <map>
#include <optional>
#include <utility>

namespace muster::broker
{

using std::chrono::steady_clock;

/// Streams that came before somebody waited for them, and who waits for a stream.
class Broker::Waiting
{
public:
    Waiting(boost::asio::any_io_executor executor, std::chrono::milliseconds patience)
        : executor_(std::move(executor)), patience_(patience)
    {
    }

    /// Where the two meet, whoever comes first.
    class Place
    {
    public:
        explicit Place(const boost::asio::any_io_executor& executor) : bell(executor) {}
        std::optional<yamux::Stream> stream;
        Bell bell;
        bool is_awaited = false;
    };

    std::shared_ptr<Place> place(BrokerId id)
    {
        auto& found = places_[id];
        if (!found) found = std::make_shared<Place>(executor_);
        return found;
    }
    void remove(BrokerId id) { places_.erase(id); }
    [[nodiscard]] std::chrono::milliseconds patience() const { return patience_; }

private:
    boost::asio::any_io_executor executor_;
    std::chrono::milliseconds patience_;
    std::map<BrokerId, std::shared_ptr<Place>> places_;
};

namespace
{

BrokerId to_id(const std::string& bytes)
{
    BrokerId id = 0;
    for (std::size_t i = bytes.size(); i > 0; --i) id = id << 8 | static_cast<unsigned char>(bytes[i - 1]);
    return id;
}

Async<std::optional<BrokerId>> read_id(yamux::Stream& stream)
{
    std::string bytes;
    while (bytes.size() < 4) {
        const Result<std::string> part = co_await stream.read(4 - bytes.size());
        if (!part || part->empty()) co_return std::nullopt;
        bytes += *part;
    }
    co_return to_id(bytes);
}

/// Takes an opened stream to its place; one that nobody waits for is closed after a while.
template <class Waiting> Async<void> seat(std::shared_ptr<Waiting> waiting, yamux::Stream stream)
{
    const auto id = co_await read_id(stream);
    if (!id) co_return;
    const auto place = waiting->place(*id);
    if (place->stream) co_return; // a second one for the same number
    place->stream = std::move(stream);
    place->bell.ring();
    if (place->is_awaited) co_return;
    static_cast<void>(co_await sleep_for(waiting->patience()));
    if (!place->is_awaited && place->stream) {
        log::debug("nobody waited for a stream", {{"id", static_cast<std::int64_t>(*id)}});
        waiting->remove(*id);
    }
}

} // namespace

Broker::Broker(yamux::Session& session, boost::asio::any_io_executor executor, std::chrono::milliseconds patience)
    : session_(session), waiting_(std::make_shared<Waiting>(executor, patience)), tasks_(executor)
{
}

Broker::~Broker() = default;

Async<void> Broker::run()
{
    while (true) {
        Result<yamux::Stream> stream = co_await session_.accept();
        if (!stream) break;
        tasks_.spawn("broker", seat(waiting_, std::move(*stream)));
    }
    tasks_.cancel();
    co_await tasks_.join();
}

BrokerId Broker::next_id() { return ++last_id_; }

Async<Result<Channel>> Broker::accept(BrokerId id)
{
    const auto waiting = waiting_;
    const auto place = waiting->place(id);
    place->is_awaited = true;
    const auto until = steady_clock::now() + waiting->patience();
    while (!place->stream && steady_clock::now() < until) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
        static_cast<void>(co_await place->bell.wait(left));
    }
    waiting->remove(id);
    if (!place->stream) co_return fail(Fault::Unavailable, "the other side did not open the stream");
    Channel channel(std::move(*place->stream));
    place->stream.reset();
    const Result<> answered = co_await channel.write(id_bytes(id));
    if (!answered) co_return answered.error();
    co_return std::move(channel);
}

Async<Result<Channel>> Broker::dial(BrokerId id)
{
    Result<yamux::Stream> stream = co_await session_.open_in_turn();
    if (!stream) co_return stream.error();
    const Result<> written = co_await stream->write(id_bytes(id));
    if (!written) co_return written.error();
    co_return Channel(std::move(*stream), id_bytes(id));
}

} // namespace muster::broker
