// What another side may send where it calls us, and where it answers us: any bytes on the channel.
#include "generated/rpc_structures.hpp"
#include "server/chat/host/netrpc/caller.hpp"
#include "server/chat/host/netrpc/server.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <cstdint>
#include <optional>
#include <string>

using namespace muster;
using namespace muster::test;
using broker::Channel;
using netrpc::Nothing;

namespace
{

template <class Args> Async<Result<typename Args::Reply>> answer(Args) { co_return typename Args::Reply(); }

netrpc::Methods make_methods()
{
    netrpc::Methods methods;
    methods.add<rpc::ExecuteCommandArgs, rpc::ExecuteCommandReply>("Plugin.ExecuteCommand",
                                                                   answer<rpc::ExecuteCommandArgs>);
    methods.add<rpc::MessageHasBeenPostedArgs, rpc::MessageHasBeenPostedReply>("Plugin.MessageHasBeenPosted",
                                                                               answer<rpc::MessageHasBeenPostedArgs>);
    methods.add<bool, Nothing>("Control.Ping", [](bool) -> Async<Result<Nothing>> { co_return Nothing(); });
    return methods;
}

Async<void> send(Channel& channel, std::string bytes)
{
    static_cast<void>(co_await channel.write(std::move(bytes)));
    channel.finish();
    while (true) {
        const Result<std::string> part = co_await channel.read(10'000);
        if (!part || part->empty()) co_return;
    }
}

Async<void> serve(Channel channel, boost::asio::any_io_executor loop, bool& done)
{
    static const netrpc::Methods methods = make_methods();
    netrpc::Server server(std::move(channel), loop, rpc::registered_names(), methods);
    static_cast<void>(co_await server.run());
    done = true;
}

Async<void> call(netrpc::Caller& caller)
{
    static_cast<void>(co_await caller.call<rpc::GetUserReply>("Plugin.GetUser", rpc::GetUserArgs()));
}

Async<void> call_all(Channel channel, boost::asio::any_io_executor loop, bool& done)
{
    netrpc::Caller caller(std::move(channel), loop, rpc::registered_names());
    TaskGroup calls(loop);
    for (int i = 0; i < 3; ++i) calls.spawn("call", call(caller));
    static_cast<void>(co_await caller.run());
    co_await calls.join();
    done = true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1) return 0;
    SessionPair pair;
    Result<yamux::Stream> opened = pair.host.open();
    Channel host(std::move(*opened));
    Result<yamux::Stream> accepted = pair.run(pair.plugin.accept());
    bool done = false;
    auto ours = data[0] % 2 == 0 ? serve(Channel(std::move(*accepted)), pair.loop.get_executor(), done)
                                 : call_all(Channel(std::move(*accepted)), pair.loop.get_executor(), done);
    pair.tasks.spawn("ours", std::move(ours));
    pair.tasks.spawn("theirs", send(host, std::string(reinterpret_cast<const char*>(data) + 1, size - 1)));
    run_until(pair.loop, [&] { return done; });
    pair.end();
    return 0;
}
