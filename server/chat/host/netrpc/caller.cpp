#include "server/chat/host/netrpc/caller.hpp"

#include "server/runtime/task_group.hpp"

namespace muster::netrpc
{

namespace
{

using Core = std::shared_ptr<CallerCore>;

Failure failure_of(const std::string& error)
{
    const bool is_missing = error.starts_with("rpc: can't find ");
    return fail(is_missing ? Fault::NotFound : Fault::Invalid, error);
}

Async<void> write_wire(Core core) { co_await core->wire.write_all(); }

/// Takes one response off the wire. False where nothing more can be read.
Async<bool> take_response(Core core)
{
    Response header;
    const auto take_header = [&](gob::Decoder& decoder) { return decoder.next(header); };
    if (co_await core->wire.read(take_header) != gob::Arrival::Complete) co_return false;
    const auto found = core->pending.find(header.number);
    const auto pending = found == core->pending.end() ? nullptr : found->second;
    if (pending) core->pending.erase(found);
    const bool is_reply = pending && header.error.empty();
    const auto take_body = [&](gob::Decoder& decoder) {
        return is_reply ? pending->take_reply(decoder) : decoder.skip();
    };
    const gob::Arrival arrival = co_await core->wire.read(take_body);
    if (!pending) co_return arrival != gob::Arrival::Broken;
    if (!header.error.empty()) {
        pending->end(failure_of(header.error));
    } else if (arrival == gob::Arrival::Complete) {
        pending->end(Result<>());
    } else {
        pending->end(fail(arrival == gob::Arrival::Broken ? Fault::Unavailable : Fault::Invalid,
                          header.method + ": reply: " + core->wire.mismatch()));
    }
    co_return arrival != gob::Arrival::Broken;
}

Async<std::string> run_caller(Core core)
{
    TaskGroup tasks(core->executor);
    tasks.spawn("rpc writer", write_wire(core));
    while (co_await take_response(core)) continue;
    core->wire.close();
    for (const auto& [number, pending] : std::exchange(core->pending, {}))
        pending->end(fail(Fault::Unavailable, core->wire.why()));
    tasks.cancel();
    co_await tasks.join();
    co_return core->wire.why();
}

} // namespace

Caller::Caller(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names)
    : core_(std::make_shared<CallerCore>(std::move(channel), std::move(executor), names))
{
}

Async<std::string> Caller::run() { return run_caller(core_); }

} // namespace muster::netrpc
