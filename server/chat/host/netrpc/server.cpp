#include "server/chat/host/netrpc/server.hpp"

#include "server/runtime/task_group.hpp"

namespace muster::netrpc
{

namespace
{

/// Under way at the same time on one channel; no chat server has that many hooks open.
constexpr std::size_t kMostCalls = 4096;

Async<void> write_wire(std::shared_ptr<Wire> wire) { co_await wire->write_all(); }

/// Takes one call off the wire and has it answered. False where nothing more can be read.
Async<bool> take_call(std::shared_ptr<Wire> wire, const Methods& methods, TaskGroup& calls)
{
    Request request;
    const auto take_header = [&](gob::Decoder& decoder) { return decoder.next(request); };
    if (co_await wire->read(take_header) != gob::Arrival::Complete) co_return false;
    const std::unique_ptr<Incoming> call = methods.find(request.method);
    const auto take_args = [&](gob::Decoder& decoder) { return call ? call->take_args(decoder) : decoder.skip(); };
    const gob::Arrival arrival = co_await wire->read(take_args);
    if (arrival == gob::Arrival::Broken) co_return false;
    if (!call) {
        put_error(*wire, request, methods.why_not_found(request.method));
    } else if (arrival == gob::Arrival::Mismatch) {
        put_error(*wire, request, "gob: " + wire->mismatch());
    } else if (calls.size() >= kMostCalls) {
        put_error(*wire, request, "too many calls");
    } else {
        calls.spawn(request.method, call->answer(wire, request));
    }
    co_return true;
}

Async<std::string> run_server(std::shared_ptr<Wire> wire, const Methods& methods, boost::asio::any_io_executor executor)
{
    TaskGroup calls(executor);
    TaskGroup writer(executor);
    writer.spawn("rpc writer", write_wire(wire));
    while (co_await take_call(wire, methods, calls)) continue;
    calls.cancel();
    co_await calls.join();
    wire->close();
    co_await writer.join();
    co_return wire->why();
}

} // namespace

void put_error(Wire& wire, const Request& request, const std::string& error)
{
    const Response header{request.method, request.number, error.empty() ? "error" : error};
    ignore(wire.put(header, Nothing()), "a wire that is closed has nobody to tell");
}

std::unique_ptr<Incoming> Methods::find(const std::string& name) const
{
    const auto found = makers_.find(name);
    return found == makers_.end() ? nullptr : found->second();
}

std::vector<std::string> Methods::names(std::string_view beginning) const
{
    std::vector<std::string> names;
    for (const auto& entry : makers_) {
        if (entry.first.starts_with(beginning)) names.push_back(entry.first.substr(beginning.size()));
    }
    return names;
}

std::string Methods::why_not_found(const std::string& name) const
{
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) return "rpc: service/method request ill-formed: " + name;
    const auto has_service = [&](const auto& entry) { return entry.first.starts_with(name.substr(0, dot + 1)); };
    for (const auto& entry : makers_) {
        if (has_service(entry)) return "rpc: can't find method " + name;
    }
    return "rpc: can't find service " + name;
}

Server::Server(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names,
               const Methods& methods)
    : wire_(std::make_shared<Wire>(std::move(channel), executor, names)), executor_(std::move(executor)),
      methods_(methods)
{
}

Async<std::string> Server::run() { return run_server(wire_, methods_, executor_); }

} // namespace muster::netrpc
