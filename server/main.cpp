// muster: reads what it was told, and runs until it is asked to end.
#include "server/app/attached.hpp"
#include "server/config/command_line.hpp"
#include "server/config/sources.hpp"
#include "server/runtime/shutdown.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

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

} // namespace

int main(int argc, char** argv)
{
    const auto asked = muster::config::read_command_line(argc, argv, muster::config::process_environment());
    std::cout << asked.output;
    std::cerr << asked.complaint;
    if (asked.exit_code) return *asked.exit_code;
    muster::log::set_level(asked.config.log_level);

    boost::asio::io_context loop(1);
    int exit_code = 1;
    std::exception_ptr escaped;
    boost::asio::co_spawn(loop, serve(asked.config), [&](std::exception_ptr error, int code) {
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
