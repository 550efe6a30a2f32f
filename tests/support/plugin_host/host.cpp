#include "tests/support/plugin_host/host.hpp"

#include "tests/support/run_async.hpp"

#include <stdexcept>

namespace muster::test
{

using broker::Channel;
using netrpc::Nothing;

namespace
{

Async<void> run_caller(netrpc::Caller& caller) { static_cast<void>(co_await caller.run()); }

Async<void> serve_answers(broker::Broker& broker, boost::asio::io_context& loop, broker::BrokerId id,
                          std::shared_ptr<HttpReceived> into)
{
    Result<Channel> channel = co_await broker.accept(id);
    if (!channel) co_return;
    netrpc::Methods methods;
    using Header = std::map<std::string, std::vector<std::string>>;
    methods.add<Header, Nothing>("Plugin.SyncHeader", [into](Header header) -> Async<Result<Nothing>> {
        into->calls.emplace_back("SyncHeader");
        into->header = std::move(header);
        co_return Nothing();
    });
    methods.add<std::int64_t, Nothing>("Plugin.WriteHeader", [into](std::int64_t status) -> Async<Result<Nothing>> {
        into->calls.emplace_back("WriteHeader");
        into->status = status;
        co_return Nothing();
    });
    methods.add<gob::Bytes, Nothing>("Plugin.Write", [into](gob::Bytes part) -> Async<Result<Nothing>> {
        into->calls.emplace_back("Write");
        into->body += part.data;
        co_return Nothing();
    });
    netrpc::Server server(std::move(*channel), loop.get_executor(), rpc::registered_names(), methods);
    static_cast<void>(co_await server.run());
}

/// Sends as much as is asked for, and the end where there is no more.
Async<void> serve_body(broker::Broker& broker, broker::BrokerId id, std::string body)
{
    Result<Channel> channel = co_await broker.accept(id);
    if (!channel) co_return;
    std::uint64_t bits = 0;
    int shift = 0;
    while (true) {
        const Result<std::string> byte = co_await channel->read(1);
        if (!byte || byte->empty()) co_return;
        const auto value = static_cast<unsigned char>((*byte)[0]);
        bits |= static_cast<std::uint64_t>(value & 127) << shift;
        shift += 7;
        if (value >= 128) continue;
        std::string part = body.substr(0, static_cast<std::size_t>(bits >> 1));
        body.erase(0, part.size());
        bits = 0;
        shift = 0;
        const bool is_last = body.empty();
        const Result<> written = co_await channel->write(std::move(part));
        if (!written) co_return;
        if (is_last) channel->finish();
    }
}

} // namespace

HttpStreams::HttpStreams(broker::Broker& broker, boost::asio::io_context& loop, TaskGroup& tasks)
    : broker_(broker), loop_(loop), tasks_(tasks)
{
}

void HttpStreams::wait(broker::BrokerId answers, broker::BrokerId asks, std::string body)
{
    tasks_.spawn("http answers", serve_answers(broker_, loop_, answers, received));
    tasks_.spawn("http body", serve_body(broker_, asks, std::move(body)));
}

PluginHost::PluginHost(boost::asio::io_context& loop, yamux::Socket socket)
    : loop_(loop), session_(std::move(socket), yamux::Side::Client), broker_(session_, loop.get_executor()),
      tasks_(loop.get_executor())
{
    tasks_.spawn("host", run_session());
}

PluginHost::~PluginHost() { run_async(loop_, stop()); }

Async<void> PluginHost::stop()
{
    session_.close();
    tasks_.cancel();
    co_await tasks_.join();
}

Async<void> PluginHost::run_session() { why_ended = co_await session_.run(); }

Async<std::vector<std::string>> PluginHost::open()
{
    Result<yamux::Stream> control = session_.open();
    Result<yamux::Stream> output = session_.open();
    Result<yamux::Stream> errors = session_.open();
    if (!control || !output || !errors) throw std::runtime_error("no streams");
    output_.emplace(std::move(*output));
    errors_.emplace(std::move(*errors));
    tasks_.spawn("broker", broker_.run());
    control_.emplace(Channel(std::move(*control)), loop_.get_executor(), rpc::registered_names());
    tasks_.spawn("control", run_caller(*control_));
    const Result<std::uint64_t> id = co_await dispense("hooks");
    if (!id) throw std::runtime_error("Dispense: " + id.error().detail());
    Result<Channel> hooks = co_await broker_.dial(static_cast<broker::BrokerId>(*id));
    if (!hooks) throw std::runtime_error("hooks: " + hooks.error().detail());
    hooks_.emplace(std::move(*hooks), loop_.get_executor(), rpc::registered_names());
    tasks_.spawn("hooks", run_caller(*hooks_));
    const Result<std::vector<std::string>> names =
        co_await hooks_->call<std::vector<std::string>>("Plugin.Implemented", Nothing());
    if (!names) throw std::runtime_error("Implemented: " + names.error().detail());
    co_return *names;
}

Async<Result<std::uint64_t>> PluginHost::dispense(std::string what)
{
    return control_->call<std::uint64_t>("Dispenser.Dispense", std::move(what));
}

Async<Result<Nothing>> PluginHost::control(std::string method)
{
    return control_->call<Nothing>("Control." + method, true);
}

Async<void> PluginHost::serve_api(broker::BrokerId id)
{
    Result<Channel> channel = co_await broker_.accept(id);
    if (!channel) co_return;
    netrpc::Server server(std::move(*channel), loop_.get_executor(), rpc::registered_names(), api);
    static_cast<void>(co_await server.run());
}

Async<void> PluginHost::await_visit(broker::BrokerId id)
{
    const Result<Channel> channel = co_await broker_.accept(id);
    has_visitor = channel.has_value();
}

Async<Result<rpc::OnActivateReply>> PluginHost::activate()
{
    rpc::OnActivateArgs args;
    args.api_mux_id = broker_.next_id();
    args.driver_mux_id = broker_.next_id();
    tasks_.spawn("api", serve_api(static_cast<broker::BrokerId>(args.api_mux_id)));
    tasks_.spawn("database", await_visit(static_cast<broker::BrokerId>(args.driver_mux_id)));
    return hook(args);
}

Async<HttpReceived> PluginHost::http(rpc::HttpRequest request, std::string body)
{
    rpc::ServeHTTPArgs args;
    args.response_writer_stream = broker_.next_id();
    args.request_body_stream = broker_.next_id();
    args.request = std::move(request);
    HttpStreams streams(broker_, loop_, tasks_);
    streams.wait(static_cast<broker::BrokerId>(args.response_writer_stream),
                 static_cast<broker::BrokerId>(args.request_body_stream), std::move(body));
    const Result<rpc::ServeHTTPReply> done = co_await hook(std::move(args));
    if (!done) throw std::runtime_error("ServeHTTP: " + done.error().detail());
    co_return *streams.received;
}

} // namespace muster::test
