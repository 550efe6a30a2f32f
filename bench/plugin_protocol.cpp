// How fast is the plugin protocol: gob beside nlohmann/json for the same value, calls a second at 1, 24 and 200 in
// flight, HTTP requests a second, and memory before and after many calls. Both sides run in this process on one core,
// over a real socket: each figure is of the chat server's side and the plugin's together.
//
//     bench_plugin_protocol [calls]        1,000,000 for the memory when nothing is said
#include "server/chat/host/connection.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

using namespace muster;
using namespace muster::test;

namespace
{

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

template <class Work> double per_second(std::size_t times, Work work)
{
    const auto began = Clock::now();
    for (std::size_t i = 0; i < times; ++i) work();
    return static_cast<double>(times) / seconds_since(began);
}

long resident_kb()
{
    std::ifstream status("/proc/self/statm");
    long pages = 0;
    status >> pages >> pages;
    return pages * 4;
}

rpc::Post a_post()
{
    rpc::Post post;
    post.id = "k55yxqcrq3g9mpcjsw176fszkc";
    post.create_at = 1795221994263;
    post.update_at = 1795221994263;
    post.user_id = "u6upfpw6apnr3eghxmgyqunmay";
    post.channel_id = "etkhdxamwbfhfmiymib94nomrh";
    post.message = "**ada** checked off \"Open the bridge\" in *Triage*, 2 of 3 tasks are left.";
    post.props["from_bot"] = gob::Any::of(std::string("true"));
    post.props["muster_key"] = gob::Any::of(std::string("z5smczusjpyodyb8g7s1ks15tr"));
    return post;
}

nlohmann::json a_post_as_json()
{
    const rpc::Post post = a_post();
    return {{"id", post.id},
            {"create_at", post.create_at},
            {"update_at", post.update_at},
            {"user_id", post.user_id},
            {"channel_id", post.channel_id},
            {"message", post.message},
            {"props", {{"from_bot", "true"}, {"muster_key", "z5smczusjpyodyb8g7s1ks15tr"}}}};
}

void row(const std::string& what, double per_second, const std::string& beside = {})
{
    std::cout << "| " << std::left << std::setw(46) << what << " | " << std::right << std::setw(10) << std::fixed
              << std::setprecision(0) << per_second << " | " << beside << " |\n";
}

std::string times(double ours, double theirs)
{
    const double ratio = ours / theirs;
    return std::to_string(ratio).substr(0, 4) + " x";
}

void measure_values()
{
    constexpr std::size_t rounds = 100'000;
    const rpc::Post post = a_post();
    const nlohmann::json json = a_post_as_json();
    gob::Encoder encoder;
    std::string stream;
    if (!encoder.append(stream, post)) std::abort();
    gob::Decoder decoder(rpc::registered_names());
    decoder.feed(stream);
    rpc::Post read;
    if (decoder.next(read) != gob::Arrival::Complete) std::abort();
    std::string value;
    if (!encoder.append(value, post)) std::abort();
    const std::string text = json.dump();

    const double gob_writes = per_second(rounds, [&] {
        std::string out;
        if (!encoder.append(out, post)) std::abort();
    });
    const double json_writes = per_second(rounds, [&] {
        if (json.dump().empty()) std::abort();
    });
    const double gob_reads = per_second(rounds, [&] {
        decoder.feed(value);
        if (decoder.next(read) != gob::Arrival::Complete) std::abort();
    });
    const double json_reads = per_second(rounds, [&] {
        if (nlohmann::json::parse(text).empty()) std::abort();
    });
    row("gob: posts written", gob_writes, times(gob_writes, json_writes) + " of nlohmann/json");
    row("gob: posts read", gob_reads, times(gob_reads, json_reads) + " of nlohmann/json");
    row("bytes of a post in gob", static_cast<double>(value.size()), std::to_string(text.size()) + " in JSON");
}

host::Hooks hooks()
{
    host::Hooks hooks;
    hooks.http = [](host::HttpAsk) -> Async<host::HttpAnswer> {
        host::HttpAnswer answer;
        answer.body = std::string(1000, 'x');
        co_return answer;
    };
    hooks.on<rpc::ExecuteCommandArgs>([](rpc::ExecuteCommandArgs) -> Async<Result<rpc::ExecuteCommandReply>> {
        rpc::ExecuteCommandReply reply;
        reply.response.emplace().text = "Checked off.";
        co_return reply;
    });
    return hooks;
}

Async<void> command_again(PluginHost& host, std::size_t& left)
{
    rpc::ExecuteCommandArgs command;
    command.args.emplace().command = "/incident check 0 1";
    while (left > 0) {
        --left;
        const Result<rpc::ExecuteCommandReply> reply = co_await host.hook(command);
        if (!reply) std::abort();
    }
}

Async<void> request_again(PluginHost& host, std::size_t times)
{
    for (; times > 0; --times) {
        rpc::HttpRequest request;
        request.method = "GET";
        request.url = gob::Url("/api/v0/incidents");
        const HttpReceived received = co_await host.http(std::move(request), {});
        if (received.body.size() != 1000) std::abort();
    }
}

double commands_per_second(boost::asio::io_context& loop, PluginHost& host, std::size_t in_flight, std::size_t calls)
{
    TaskGroup tasks(loop.get_executor());
    std::size_t left = calls;
    const auto began = Clock::now();
    for (std::size_t i = 0; i < in_flight; ++i) tasks.spawn("command", command_again(host, left));
    run_async(loop, tasks.join(), std::chrono::seconds(3600));
    return static_cast<double>(calls) / seconds_since(began);
}

void measure_calls(std::size_t many)
{
    boost::asio::io_context loop;
    SocketPair sockets(loop);
    host::Connection plugin(std::move(sockets.other), hooks());
    bool ended = false;
    boost::asio::co_spawn(loop, plugin.run(), [&](const std::exception_ptr&, const std::string&) { ended = true; });
    {
        PluginHost host(loop, std::move(sockets.one));
        run_async(loop, host.open());
        for (const std::size_t in_flight : {1U, 24U, 200U})
            row("ExecuteCommand, " + std::to_string(in_flight) + " in flight",
                commands_per_second(loop, host, in_flight, 20'000));
        const auto began = Clock::now();
        run_async(loop, request_again(host, 3000), std::chrono::seconds(600));
        row("ServeHTTP, a GET of 1 kB, one after the other", 3000 / seconds_since(began));
        const long before = resident_kb();
        row("calls for the memory, 24 in flight", commands_per_second(loop, host, 24, many),
            std::to_string(many) + " calls");
        std::cout << "\nresident: " << before << " kB before them, " << resident_kb() << " kB after\n";
    }
    run_until(loop, [&] { return ended; });
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t many = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    std::cout << "| what | a second | |\n|---|---|---|\n";
    measure_values();
    measure_calls(many);
}
