// A small native plugin for tests of a chat server: it greets, echoes, tells and crashes when it is asked to.
#include "server/chat/host/connection.hpp"
#include "server/chat/host/handshake.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace
{

using namespace muster;

/// What it was given when it was activated.
std::optional<host::Api> api;

std::string header_of(const host::HttpAsk& ask, const std::string& name)
{
    const auto found = ask.request.header.find(name);
    return found == ask.request.header.end() || found->second.empty() ? std::string() : found->second.front();
}

Async<Result<>> activate(host::Api given)
{
    api.emplace(given);
    rpc::RegisterCommandArgs args;
    args.command.trigger = "Greet";
    args.command.auto_complete = true;
    args.command.auto_complete_desc = "Says hello.";
    args.command.autocomplete_data.emplace();
    args.command.autocomplete_data->trigger = "greet";
    const Result<rpc::RegisterCommandReply> registered = co_await api->call(args);
    if (!registered) co_return registered.error();
    co_return Result<>();
}

Async<Result<>> deactivate()
{
    std::fputs("[INFO] small plugin says goodbye\n", stderr);
    co_return Result<>();
}

Async<Result<rpc::ExecuteCommandReply>> greet(rpc::ExecuteCommandArgs args)
{
    rpc::GetUserArgs asked;
    asked.user_id = args.args->user_id;
    const Result<rpc::GetUserReply> user = co_await api->call(asked);
    rpc::ExecuteCommandReply reply;
    reply.response.emplace();
    reply.response->response_type = "ephemeral";
    reply.response->text = user && user->value ? "Hello " + user->value->username + "!" : "Who are you?";
    co_return reply;
}

/// "/tell" tells the person who asks, and nobody else, of an event.
Async<void> tell(std::string user)
{
    rpc::PublishWebSocketEventArgs args;
    args.event = "told";
    args.payload.emplace("text", gob::Any::of(std::string("psst")));
    args.broadcast.user_id = std::move(user);
    ignore(co_await api->call(std::move(args)), "the test waits for the event");
}

Async<host::HttpAnswer> answer(host::HttpAsk ask)
{
    const std::string path = ask.request.url ? ask.request.url->text : std::string();
    if (path == "/crash") std::abort();
    const std::string user = header_of(ask, "Mattermost-User-Id");
    if (path == "/tell") co_await tell(user);
    host::HttpAnswer answer;
    answer.status = host::HttpStatus(user.empty() ? 401 : 200);
    answer.header["X-Path"].push_back(path);
    answer.header["X-User"].push_back(user);
    answer.header["X-Cookie"].push_back(header_of(ask, "Cookie"));
    answer.header["X-Authorization"].push_back(header_of(ask, "Authorization"));
    answer.body = std::move(ask.body);
    co_return answer;
}

host::Hooks hooks()
{
    host::Hooks hooks;
    hooks.activate = activate;
    hooks.deactivate = deactivate;
    hooks.http = answer;
    hooks.on<rpc::ExecuteCommandArgs>(greet);
    return hooks;
}

Async<void> serve(boost::asio::any_io_executor loop)
{
    const Result<host::StandardOutput> output = host::StandardOutput::take();
    Result<host::Doorway> doorway = host::Doorway::open(loop);
    if (!output || !doorway || !output->announce(*doorway)) co_return;
    Result<yamux::Socket> socket = co_await doorway->let_in();
    if (!socket) co_return;
    host::Connection connection(std::move(*socket), hooks());
    static_cast<void>(co_await connection.run());
}

} // namespace

int main()
{
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    boost::asio::io_context loop(1);
    boost::asio::co_spawn(loop, serve(loop.get_executor()), [&](std::exception_ptr) { loop.stop(); });
    loop.run();
    return 0;
}
