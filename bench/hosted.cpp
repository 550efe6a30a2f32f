// How fast is Muster as a plugin: from the start of the real executable to active, commands and requests a second at 1,
// 24 and 200 in flight with the time of one, and its memory before and after many of them. The chat server's side runs
// in this process, with an API that answers at once; each figure is of both together.
//
//     bench_hosted [commands]        100,000 for the memory when nothing is said
#include "tests/support/plugin_host/fake_api.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/plugin_process.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;

namespace
{

using Time = std::chrono::steady_clock;

double millis_since(Time::time_point began)
{
    return std::chrono::duration<double, std::milli>(Time::now() - began).count();
}

class Server
{
public:
    Server()
    {
        const auto began = Time::now();
        process.emplace(folder.path());
        host.emplace(loop, process->connect(loop));
        api.emplace(host->api, Generation::V5);
        api->files = (folder.path() / "data").string();
        ada = api->person("ada");
        run_async(loop, host->open());
        const Result<rpc::OnActivateReply> active = run_async(loop, host->activate());
        if (!active || !active->error.is_nil()) throw std::runtime_error("not active: " + process->log());
        start_took = millis_since(began);
    }

    Async<void> command()
    {
        rpc::ExecuteCommandArgs args;
        args.args.emplace();
        args.args->user_id = ada.str();
        args.args->team_id = std::string(kIdLength, 't');
        args.args->channel_id = std::string(kIdLength, 'c');
        args.args->command = "/incident help";
        const Result<rpc::ExecuteCommandReply> reply = co_await host->hook(std::move(args));
        if (!reply || !reply->response || reply->response->text.empty()) throw std::runtime_error("no answer");
    }
    Async<void> request()
    {
        rpc::HttpRequest asked;
        asked.method = "GET";
        asked.url = gob::Url("/api/v0/settings");
        asked.header["Mattermost-User-Id"] = {ada.str()};
        const HttpReceived received = co_await host->http(std::move(asked), "");
        if (received.status != 200) throw std::runtime_error("status " + std::to_string(received.status));
    }

    TempFolder folder;
    boost::asio::io_context loop;
    std::optional<PluginProcess> process;
    std::optional<PluginHost> host;
    std::optional<FakeApi> api;
    UserId ada;
    double start_took = 0;
};

using Work = Async<void> (Server::*)();

/// Works until nothing is left, noting how long each took.
Async<void> worker(Server& server, Work work, std::size_t& left, std::vector<double>& took)
{
    while (left > 0) {
        --left;
        const auto began = Time::now();
        co_await (server.*work)();
        took.push_back(millis_since(began));
    }
}

void measure(Server& server, const std::string& what, Work work, std::size_t in_flight, std::size_t times)
{
    std::size_t left = times;
    std::vector<double> took;
    TaskGroup tasks(server.loop.get_executor());
    const auto began = Time::now();
    for (std::size_t i = 0; i < in_flight; ++i) tasks.spawn("worker", worker(server, work, left, took));
    run_until(
        server.loop, [&] { return took.size() == times; }, std::chrono::seconds(600));
    const double seconds = millis_since(began) / 1000;
    std::sort(took.begin(), took.end());
    std::cout << "| " << what << ", " << in_flight << " in flight | " << std::fixed << std::setprecision(0)
              << static_cast<double>(times) / seconds << " | " << std::setprecision(2) << took[took.size() / 2] << " | "
              << took[took.size() * 99 / 100] << " |\n";
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t commands = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    std::vector<double> starts;
    for (int i = 0; i < 10; ++i) starts.push_back(Server().start_took);
    std::sort(starts.begin(), starts.end());
    std::cout << "from its start to active: median " << std::fixed << std::setprecision(0) << starts[starts.size() / 2]
              << " ms, slowest of ten " << starts.back() << " ms (limit 300)\n\n"
              << "| what | a second | median ms | p99 ms |\n|---|---|---|---|\n";

    Server server;
    for (const std::size_t in_flight : {1, 24, 200})
        measure(server, "ExecuteCommand", &Server::command, in_flight, 5'000);
    for (const std::size_t in_flight : {1, 24, 200}) measure(server, "ServeHTTP", &Server::request, in_flight, 2'000);

    const long before = server.process->resident_kb();
    measure(server, "ExecuteCommand for the memory", &Server::command, 24, commands);
    std::cout << "\nmemory: " << before << " kB before, " << server.process->resident_kb() << " kB after " << commands
              << " commands\n";
}
