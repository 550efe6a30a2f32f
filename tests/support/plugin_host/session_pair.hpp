// Two yamux sessions on one pair of sockets: the chat server's side and the plugin's.
#pragma once

#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/task_group.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>

#include <string>
#include <utility>

namespace muster::test
{

class SocketPair
{
public:
    explicit SocketPair(boost::asio::io_context& loop) : one(loop), other(loop)
    {
        boost::asio::local::connect_pair(one, other);
    }

    yamux::Socket one;
    yamux::Socket other;
};

class SessionPair
{
public:
    explicit SessionPair(yamux::Limits limits = {})
        : sockets(loop), host(std::move(sockets.one), yamux::Side::Client, limits),
          plugin(std::move(sockets.other), yamux::Side::Server, limits), tasks(loop.get_executor())
    {
        tasks.spawn("host", keep_why(host, why_host_ended));
        tasks.spawn("plugin", keep_why(plugin, why_plugin_ended));
    }
    ~SessionPair() { end(); }
    SessionPair(const SessionPair&) = delete;
    SessionPair& operator=(const SessionPair&) = delete;

    template <class T> auto run(Async<T> task) { return run_async(loop, std::move(task)); }

    /// Closes both sides and waits for everything that was spawned; to be called before what that uses goes.
    void end() { run_async(loop, stop()); }

    boost::asio::io_context loop;
    SocketPair sockets;
    yamux::Session host;
    yamux::Session plugin;
    std::string why_host_ended;
    std::string why_plugin_ended;
    TaskGroup tasks;

private:
    /// On the loop, as a TaskGroup wants it.
    Async<void> stop()
    {
        host.close();
        plugin.close();
        tasks.cancel();
        co_await tasks.join();
    }

    static Async<void> keep_why(yamux::Session& session, std::string& why) { why = co_await session.run(); }
};

/// Everything until the other side finishes.
template <class Readable> Async<std::string> read_to_end(Readable& stream)
{
    std::string all;
    while (true) {
        const Result<std::string> part = co_await stream.read(100'000);
        if (!part || part->empty()) co_return all;
        all += *part;
    }
}

/// As many bytes as `size`, or what there was before the end.
template <class Readable> Async<std::string> read_exactly(Readable& stream, std::size_t size)
{
    std::string all;
    while (all.size() < size) {
        const Result<std::string> part = co_await stream.read(size - all.size());
        if (!part || part->empty()) break;
        all += *part;
    }
    co_return all;
}

} // namespace muster::test
