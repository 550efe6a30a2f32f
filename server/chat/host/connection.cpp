#include "server/chat/host/connection.hpp"

#include "base/log.hpp"

namespace muster::host
{

using netrpc::Nothing;

namespace
{

/// An error as hooks return it: nil where there is none.
gob::Any error_of(const Result<>& result)
{
    if (result) return {};
    rpc::ErrorString error;
    error.err = result.error().detail();
    return gob::Any::of(std::move(error));
}

} // namespace

Connection::Connection(yamux::Socket socket, Hooks hooks)
    : loop_(socket.get_executor()), session_(std::move(socket), yamux::Side::Server), broker_(session_, loop_),
      hooks_(std::move(hooks)), tasks_(loop_)
{
    add_control_methods();
    add_hooks();
}

void Connection::add_control_methods()
{
    control_.add<std::string, std::uint64_t>("Dispenser.Dispense",
                                             [this](std::string what) { return dispense(std::move(what)); });
    control_.add<bool, Nothing>("Control.Ping", [](bool) -> Async<Result<Nothing>> { co_return Nothing(); });
    control_.add<bool, Nothing>("Control.Quit", [this](bool) -> Async<Result<Nothing>> {
        was_asked_to_quit_ = true;
        co_return Nothing(); // the chat server closes the connection when it has this
    });
}

void Connection::add_hooks()
{
    auto& methods = hooks_.methods_;
    hooks_.on<rpc::OnActivateArgs>([this](rpc::OnActivateArgs args) { return activate(std::move(args)); });
    if (hooks_.deactivate) {
        hooks_.on<rpc::OnDeactivateArgs>([this](rpc::OnDeactivateArgs) -> Async<Result<rpc::OnDeactivateReply>> {
            const Result<> done = co_await hooks_.deactivate();
            co_return rpc::OnDeactivateReply{error_of(done)};
        });
    }
    if (hooks_.configuration_changed) {
        using Reply = rpc::OnConfigurationChangeReply;
        hooks_.on<rpc::OnConfigurationChangeArgs>([this](rpc::OnConfigurationChangeArgs) -> Async<Result<Reply>> {
            const Result<> done = co_await hooks_.configuration_changed();
            co_return Reply{error_of(done)};
        });
    }
    if (hooks_.http) {
        methods.add<rpc::ServeHTTPArgs, Nothing>(
            rpc::ServeHTTPArgs::method, [this](rpc::ServeHTTPArgs args) { return serve_http_hook(std::move(args)); });
    }
    // What is said to be there is what is there.
    std::vector<std::string> names = methods.names("Plugin.");
    methods.add<Nothing, std::vector<std::string>>(
        "Plugin.Implemented",
        [names = std::move(names)](Nothing) -> Async<Result<std::vector<std::string>>> { co_return names; });
}

Async<Result<std::uint64_t>> Connection::dispense(std::string what)
{
    if (what != "hooks") co_return fail(Fault::NotFound, "unknown plugin type: " + what);
    const broker::BrokerId id = broker_.next_id();
    tasks_.spawn("hooks", serve_hooks(id));
    co_return id;
}

Async<void> Connection::serve_hooks(broker::BrokerId id)
{
    Result<broker::Channel> channel = co_await broker_.accept(id);
    if (!channel) {
        log::error("the chat server did not open the hooks", {{"why", channel.error().detail()}});
        co_return;
    }
    netrpc::Server server(std::move(*channel), loop_, rpc::registered_names(), hooks_.methods_);
    const std::string why = co_await server.run();
    log::debug("hooks ended", {{"why", why}});
}

Async<Result<rpc::OnActivateReply>> Connection::activate(rpc::OnActivateArgs args)
{
    rpc::OnActivateReply reply;
    if (api_) {
        reply.error = error_of(fail(Fault::Conflict, "the plugin is active already"));
        co_return reply;
    }
    Result<broker::Channel> channel = co_await broker_.dial(static_cast<broker::BrokerId>(args.api_mux_id));
    if (!channel) {
        reply.error = error_of(channel.error());
        co_return reply;
    }
    // Leads to the chat server's own database, of which Muster wants nothing. The server waits for somebody to come,
    // and writes an error to its log when nobody does.
    Result<broker::Channel> database = co_await broker_.dial(static_cast<broker::BrokerId>(args.driver_mux_id));
    if (database) database_.emplace(std::move(*database));
    api_.emplace(std::move(*channel), loop_, rpc::registered_names());
    tasks_.spawn("api", run_api());
    Result<> activated;
    if (hooks_.activate) activated = co_await hooks_.activate(Api(*api_));
    reply.error = error_of(activated);
    co_return reply;
}

Async<void> Connection::run_api()
{
    const std::string why = co_await api_->run();
    log::debug("the chat server's API ended", {{"why", why}});
}

Async<Result<Nothing>> Connection::serve_http_hook(rpc::ServeHTTPArgs args)
{
    const Result<> served = co_await serve_http(broker_, loop_, std::move(args), hooks_.http, hooks_.most_http_body);
    if (!served) co_return served.error();
    co_return Nothing();
}

Async<void> Connection::serve_control(broker::Channel channel)
{
    netrpc::Server server(std::move(channel), loop_, rpc::registered_names(), control_);
    static_cast<void>(co_await server.run());
}

Async<void> Connection::serve_streams()
{
    // The chat server opens them in this order: control, and what would be the plugin's outputs. Those two stay open.
    Result<yamux::Stream> control = co_await session_.accept();
    if (!control) co_return;
    tasks_.spawn("control", serve_control(broker::Channel(std::move(*control))));
    Result<yamux::Stream> output = co_await session_.accept();
    if (!output) co_return;
    Result<yamux::Stream> errors = co_await session_.accept();
    if (!errors) co_return;
    co_await broker_.run();
}

Async<std::string> Connection::run()
{
    tasks_.spawn("streams", serve_streams());
    std::string why = co_await session_.run();
    tasks_.cancel();
    co_await tasks_.join();
    co_return why;
}

} // namespace muster::host
