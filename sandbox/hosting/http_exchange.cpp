#include "sandbox/hosting/http_exchange.hpp"

#include "generated/rpc_structures.hpp"
#include "server/chat/host/netrpc/server.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::sandbox
{

using broker::Channel;
using netrpc::Nothing;

namespace
{

/// The number of bytes that the plugin can take: a zig-zag varint, low group first. Nothing when it asks no more.
Async<std::optional<std::size_t>> next_wish(Channel& channel)
{
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const Result<std::string> byte = co_await channel.read(1);
        if (!byte || byte->empty()) co_return std::nullopt;
        const auto group = static_cast<unsigned char>((*byte)[0]);
        bits |= static_cast<std::uint64_t>(group & 127) << shift;
        if (group < 128) co_return static_cast<std::size_t>(bits >> 1);
    }
    co_return std::nullopt;
}

} // namespace

Async<void> take_answer(broker::Broker& broker, boost::asio::any_io_executor executor, broker::BrokerId id,
                        std::shared_ptr<PluginAnswer> into)
{
    Result<Channel> channel = co_await broker.accept(id);
    if (!channel) co_return;
    netrpc::Methods methods;
    using Header = std::map<std::string, std::vector<std::string>>;
    methods.add<Nothing, Header>("Plugin.Header", [into](Nothing) -> Async<Result<Header>> { co_return into->header; });
    methods.add<Header, Nothing>("Plugin.SyncHeader", [into](Header header) -> Async<Result<Nothing>> {
        into->header = std::move(header);
        co_return Nothing();
    });
    methods.add<std::int64_t, Nothing>("Plugin.WriteHeader", [into](std::int64_t status) -> Async<Result<Nothing>> {
        if (status < 100 || status > 999) co_return fail(Fault::Invalid, "invalid http status code");
        into->status = status;
        co_return Nothing();
    });
    methods.add<gob::Bytes, Nothing>("Plugin.Write", [into](gob::Bytes part) -> Async<Result<Nothing>> {
        into->body += part.data;
        co_return Nothing();
    });
    netrpc::Server server(std::move(*channel), std::move(executor), rpc::registered_names(), methods);
    static_cast<void>(co_await server.run());
}

Async<void> hand_out_body(broker::Broker& broker, broker::BrokerId id, std::string body)
{
    Result<Channel> channel = co_await broker.accept(id);
    if (!channel) co_return;
    std::size_t sent = 0;
    for (;;) {
        const std::optional<std::size_t> wish = co_await next_wish(*channel);
        if (!wish) break;
        const std::size_t size = std::min(*wish, body.size() - sent);
        const Result<> written = co_await channel->write(body.substr(sent, size));
        if (!written) co_return;
        sent += size;
        if (sent == body.size()) break;
    }
    channel->finish();
    // Mattermost reads on, too, until the plugin has finished its side.
    for (;;) {
        const std::optional<std::size_t> wish = co_await next_wish(*channel);
        if (!wish) co_return;
    }
}

} // namespace muster::sandbox
