#include "server/chat/host/yamux/session.hpp"

#include "server/chat/host/yamux/session_core.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::yamux
{

namespace asio = boost::asio;

namespace
{

using Core = std::shared_ptr<SessionCore>;

constexpr std::chrono::hours kLong(24);
constexpr std::chrono::seconds kGoodbye(1); ///< for the last words
constexpr std::size_t kReadSize = 64 * 1024;
/// Writers wait while more than this is on its way.
constexpr std::size_t kMuchOutput = 512 * 1024;
/// Beyond this the other side asks (pings, streams) and does not take its answers.
constexpr std::size_t kTooMuchOutput = 16 * 1024 * 1024;

Async<void> read_all(Core core)
{
    std::array<char, kReadSize> part{};
    while (!core->machine.has_ended()) {
        const auto buffer = asio::buffer(part);
        const auto [error, got] = co_await core->socket.async_read_some(buffer, asio::as_tuple(asio::use_awaitable));
        if (error == asio::error::operation_aborted) co_return;
        if (error) core->machine.disconnect(error == asio::error::eof ? "closed by the other side" : error.message());
        core->handle(core->machine.receive(std::string_view(part.data(), got)));
        if (core->machine.output_size() > kTooMuchOutput) core->machine.disconnect("the other side does not read");
    }
    core->handle(core->machine.receive({}));
}

Async<void> write_all(Core core)
{
    while (true) {
        const std::string bytes = core->machine.take_output();
        if (bytes.empty()) {
            core->drained.ring();
            if (core->machine.has_ended()) co_return;
            static_cast<void>(co_await core->output.wait(kLong));
            continue;
        }
        const auto buffer = asio::buffer(bytes);
        const auto [error, written] =
            co_await asio::async_write(core->socket, buffer, asio::as_tuple(asio::use_awaitable));
        if (!error) continue;
        core->machine.disconnect(error.message());
        core->handle(core->machine.receive({}));
        co_return;
    }
}

Async<void> keep_alive(Core core)
{
    while (!core->machine.has_ended()) {
        const auto wait = core->machine.next_due() - std::chrono::steady_clock::now();
        const auto whole = std::chrono::ceil<std::chrono::milliseconds>(wait);
        const bool was_slept = co_await sleep_for(std::max(whole, std::chrono::milliseconds(0)));
        if (!was_slept) co_return;
        core->handle(core->machine.tick(std::chrono::steady_clock::now()));
    }
}

Failure gone(const SessionCore& core)
{
    return fail(Fault::Unavailable, core.machine.has_ended() ? core.machine.why_ended() : "the stream was reset");
}

Async<Result<std::string>> read_from(Core core, StreamId id, std::size_t most)
{
    while (true) {
        const auto found = core->held.find(id);
        if (found == core->held.end() || found->second.was_reset) co_return gone(*core);
        std::string bytes = core->machine.take(id, most);
        core->send();
        if (!bytes.empty()) co_return bytes;
        if (core->machine.has_ended()) co_return gone(*core);
        if (core->machine.is_at_end(id)) co_return std::string();
        const auto bell = found->second.readable;
        static_cast<void>(co_await bell->wait(kLong));
    }
}

Async<Result<>> write_to(Core core, StreamId id, std::string bytes)
{
    std::string_view left = bytes;
    while (!left.empty()) {
        const auto found = core->held.find(id);
        if (found == core->held.end() || found->second.was_reset || core->machine.has_ended()) co_return gone(*core);
        if (core->machine.output_size() > kMuchOutput) {
            static_cast<void>(co_await core->drained.wait(kLong));
            continue;
        }
        const std::size_t sent = core->machine.send(id, left.substr(0, kMuchOutput));
        left.remove_prefix(sent);
        core->send();
        if (sent > 0) continue;
        if (core->machine.is_writable(id)) co_return fail(Fault::Unavailable, "the stream is finished");
        const auto bell = found->second.writable;
        static_cast<void>(co_await bell->wait(kLong));
    }
    co_return Result<>();
}

Async<std::string> run_session(Core core)
{
    TaskGroup tasks(core->socket.get_executor());
    const auto stop_reading = tasks.spawn_stoppable("yamux reader", read_all(core));
    const auto stop_pinging = tasks.spawn_stoppable("yamux keep-alive", keep_alive(core));
    tasks.spawn("yamux writer", write_all(core));
    while (!core->machine.has_ended()) static_cast<void>(co_await core->over.wait(kLong));
    stop_reading();
    stop_pinging();
    core->send();
    const auto until = std::chrono::steady_clock::now() + kGoodbye;
    while (core->machine.output_size() > 0 && std::chrono::steady_clock::now() < until)
        static_cast<void>(co_await core->drained.wait(std::chrono::milliseconds(100)));
    boost::system::error_code ignored;
    core->socket.close(ignored);
    tasks.cancel();
    co_await tasks.join();
    co_return core->machine.why_ended();
}

} // namespace

Stream& Stream::operator=(Stream&& other) noexcept
{
    std::swap(core_, other.core_);
    std::swap(id_, other.id_);
    return *this;
}

Stream::~Stream()
{
    if (core_) core_->let_go(id_);
}

// Not coroutines of their own: the stream may go while one waits.
Async<Result<std::string>> Stream::read(std::size_t most) { return read_from(core_, id_, most); }

Async<Result<>> Stream::write(std::string bytes) { return write_to(core_, id_, std::move(bytes)); }

void Stream::finish()
{
    core_->machine.finish(id_, std::chrono::steady_clock::now());
    core_->send();
}

Session::Session(Socket socket, Side side, Limits limits)
    : core_(std::make_shared<SessionCore>(std::move(socket), side, limits))
{
}

Session::~Session()
{
    core_->machine.disconnect("the session was dropped");
    core_->handle(core_->machine.receive({}));
    boost::system::error_code ignored;
    core_->socket.close(ignored);
}

Async<std::string> Session::run() { return run_session(core_); }

Result<Stream> Session::open() { return open_on(core_); }

Async<Result<Stream>> Session::open_in_turn()
{
    const auto core = core_;
    while (!core->machine.has_room() && !core->machine.has_ended()) static_cast<void>(co_await core->room.wait(kLong));
    co_return open_on(core);
}

Result<Stream> Session::open_on(const std::shared_ptr<SessionCore>& core)
{
    const auto id = core->machine.open();
    if (!id) return fail(Fault::Unavailable, "no stream can be opened");
    core->hold(*id);
    core->send();
    return Stream(core, *id);
}

Async<Result<Stream>> Session::accept()
{
    const auto core = core_;
    while (core->opened.empty()) {
        if (core->machine.has_ended()) co_return gone(*core);
        static_cast<void>(co_await core->arrival.wait(kLong));
    }
    const StreamId id = core->opened.front();
    core->opened.pop_front();
    core->hold(id);
    core->machine.accept(id);
    core->send();
    co_return Stream(core, id);
}

void Session::close()
{
    core_->machine.go_away(GoAwayCode::Normal, "closed");
    core_->handle(core_->machine.receive({}));
}

} // namespace muster::yamux
