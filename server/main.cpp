// muster: reads what it was told, and runs until it is asked to end. Started by a chat server as its plugin, it is told
// everything by that.
#include "server/app/attached.hpp"
#include "server/app/hosted.hpp"
#include "server/config/command_line.hpp"
#include "server/config/sources.hpp"
#include "server/runtime/shutdown.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <memory>
#include <string>

namespace
{

constexpr int kCannotStart = 2;

int refuse(const muster::Failure& failure)
{
    std::cerr << "muster: " << failure.detail() << '\n';
    return kCannotStart;
}

muster::Async<int> serve(muster::config::Config config)
{
    const auto loop = co_await boost::asio::this_coro::executor;
    const std::string listen = config.http_listen;
    auto app = co_await muster::app::Attached::make(loop, std::move(config));
    if (!app) co_return refuse(app.error());

    const auto port = co_await (*app)->start();
    int exit_code = 0;
    if (port) {
        std::cout << "ready http://" << listen << ':' << *port << std::endl;
        co_await muster::wait_for_shutdown_signal();
    } else {
        exit_code = refuse(port.error());
    }
    co_await (*app)->stop();
    co_return exit_code;
}

/// Runs one coroutine to its end. returns  its exit code, 1 where it threw
int run(boost::asio::io_context& loop, muster::Async<int> program)
{
    int exit_code = 1;
    std::exception_ptr escaped;
    boost::asio::co_spawn(loop, std::move(program), [&](std::exception_ptr error, int code) {
        escaped = error;
        exit_code = code;
    });
    try {
        loop.run();
        if (escaped) std::rethrow_exception(escaped);
    } catch (const std::exception& error) {
        std::cerr << "muster: " << error.what() << '\n';
        return 1;
    }
    return exit_code;
}

/// A Ctrl-C at the chat server's terminal reaches its plugins too, and it asks them to end by itself. What is written
/// to a chat server that is gone must not end the process before its store is closed.
int run_hosted(const muster::config::Environment& environment)
{
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    muster::log::write_for(muster::log::Audience::ChatServer);
    boost::asio::io_context loop(1);
    muster::app::Hosted hosted(loop.get_executor());
    return run(loop, hosted.run(environment));
}

} // namespace

int main(int argc, char** argv)
{
    const muster::config::Environment environment = muster::config::process_environment();
    if (argc == 1 && muster::app::is_hosted(environment)) return run_hosted(environment);

    const auto asked = muster::config::read_command_line(argc, argv, environment);
    std::cout << asked.output;
    std::cerr << asked.complaint;
    if (asked.exit_code) return *asked.exit_code;
    muster::log::set_level(asked.config.log_level);
    boost::asio::io_context loop(1);
    return run(loop, serve(asked.config));
}
