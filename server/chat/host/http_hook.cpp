#include "server/chat/host/http_hook.hpp"

#include "server/chat/host/netrpc/caller.hpp"
#include "server/runtime/task_group.hpp"

#include <algorithm>
#include <utility>

namespace muster::host
{

namespace
{

/// Asked for at a time, and sent at a time.
constexpr std::size_t kPart = 64 * 1024;

using netrpc::Nothing;

HttpAnswer too_large()
{
    HttpAnswer answer;
    answer.status = HttpStatus(413);
    return answer;
}

/// One after the other: the chat server runs calls that it has at the same time in any order.
Async<Result<>> send(netrpc::Caller& caller, HttpAnswer answer)
{
    const Result<Nothing> header = co_await caller.call<Nothing>("Plugin.SyncHeader", std::move(answer.header));
    if (!header) co_return header.error();
    const Result<Nothing> status = co_await caller.call<Nothing>("Plugin.WriteHeader", answer.status.code());
    if (!status) co_return status.error();
    for (std::size_t begin = 0; begin < answer.body.size(); begin += kPart) {
        gob::Bytes part(answer.body.substr(begin, kPart));
        const Result<Nothing> written = co_await caller.call<Nothing>("Plugin.Write", std::move(part));
        if (!written) co_return written.error();
    }
    co_return Result<>();
}

Async<void> run_caller(netrpc::Caller& caller) { static_cast<void>(co_await caller.run()); }

Async<Result<>> send_on(broker::Channel channel, boost::asio::any_io_executor loop, HttpAnswer answer)
{
    netrpc::Caller caller(std::move(channel), loop, rpc::registered_names());
    TaskGroup tasks(loop);
    tasks.spawn("http answer", run_caller(caller));
    const Result<> sent = co_await send(caller, std::move(answer));
    caller.close();
    tasks.cancel();
    co_await tasks.join();
    co_return sent;
}

} // namespace

std::string ask_bytes(std::int64_t count)
{
    auto bits = static_cast<std::uint64_t>(count) << 1;
    if (count < 0) bits = ~bits;
    std::string bytes;
    for (; bits >= 128; bits >>= 7) bytes.push_back(static_cast<char>(bits | 128));
    bytes.push_back(static_cast<char>(bits));
    return bytes;
}

Async<Result<std::string>> read_body(broker::Channel& channel, std::size_t most)
{
    std::string body;
    std::size_t wanted = 0; // of what was asked for: one asks again when all of it has come
    while (body.size() <= most) {
        if (wanted == 0) {
            const Result<> asked = co_await channel.write(ask_bytes(static_cast<std::int64_t>(kPart)));
            if (!asked) co_return asked.error();
            wanted = kPart;
        }
        const Result<std::string> part = co_await channel.read(wanted);
        if (!part) co_return part.error();
        if (part->empty()) {
            channel.finish();
            co_return body;
        }
        body += *part;
        wanted -= part->size();
    }
    channel.finish();
    co_return fail(Fault::TooLarge, "body");
}

Async<Result<>> serve_http(broker::Broker& broker, boost::asio::any_io_executor loop, rpc::ServeHTTPArgs args,
                           HttpHandler handler, std::size_t most_body)
{
    // Both are opened whether they are needed or not: the chat server waits for them.
    Result<broker::Channel> answers = co_await broker.dial(static_cast<broker::BrokerId>(args.response_writer_stream));
    if (!answers) co_return answers.error();
    HttpAsk ask;
    bool fits = true;
    if (args.request_body_stream != 0) {
        Result<broker::Channel> body = co_await broker.dial(static_cast<broker::BrokerId>(args.request_body_stream));
        if (!body) co_return body.error();
        Result<std::string> bytes = co_await read_body(*body, most_body);
        fits = bytes || bytes.error().fault() != Fault::TooLarge;
        if (!bytes && fits) co_return bytes.error();
        if (bytes) ask.body = std::move(*bytes);
    }
    if (args.request) ask.request = std::move(*args.request);
    HttpAnswer answer = too_large();
    if (fits) answer = co_await handler(std::move(ask));
    co_return co_await send_on(std::move(*answers), loop, std::move(answer));
}

} // namespace muster::host
