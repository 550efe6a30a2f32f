// Delivers what follows from commits: in order within an incident, incidents side by side, until it is done.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/deliveries.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/ports/reactor.hpp"
#include "server/outbox/breaker.hpp"
#include "server/runtime/backoff.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/once_a_minute.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <unordered_map>

namespace muster::outbox
{

struct DispatcherOptions {
    std::size_t side_by_side = 16;
    /// A webhook's receiver may keep its call waiting for half a minute.
    std::size_t webhooks_side_by_side = 64;
    Backoff backoff;
};

/// Counted since the process started; the last two are of this moment: incidents of which the chat server, and of which
/// webhooks have not been given all.
struct DeliveryCounts {
    std::uint64_t delivered = 0;
    std::uint64_t failed = 0;
    std::uint64_t parked = 0;
    std::size_t incidents_waiting = 0;
    std::size_t webhooks_waiting = 0;
};

/// A row whose attempt fails for now (Unavailable, Unauthorized, Forbidden, Internal) is tried again after 0.5 s,
/// doubling to a minute, for ever; nothing of its incident for the same receiver overtakes it. A row that can never
/// succeed is parked with its reason. Opening the channel is never given up: nothing after it makes sense without it.
/// When the chat server is away, all incidents wait for one of them to find it back; each webhook is on its own.
///
/// All of it runs on one loop.
class Dispatcher final : public Deliveries
{
public:
    Dispatcher(boost::asio::any_io_executor loop, OutboxStore& outbox, Reactor& reactor,
               DispatcherOptions options = {});
    ~Dispatcher() override;

    /// Takes up what waits from earlier, and from now on what is committed.
    void start();

    /// Returns when nothing is being delivered any more. An attempt that was cut short counts as uncertain at the next
    /// start.
    [[nodiscard]] Async<void> stop();

    /// Waits for what the chat server is to have; nobody waits for webhooks. When an attempt has failed before, or the
    /// chat server is away, it does not wait for the limit.
    [[nodiscard]] Async<Result<>> settled(IncidentId incident, std::chrono::milliseconds limit) override;

    [[nodiscard]] DeliveryCounts counts() const;

private:
    class Lane;
    using SharedLane = std::shared_ptr<Lane>;
    /// How long an incident has to rest, or nothing when all of it has been delivered.
    using Rest = std::optional<std::chrono::milliseconds>;

    /// What goes to one kind of receiver.
    class Side
    {
    public:
        std::unordered_map<IncidentId, SharedLane> lanes; ///< of incidents that have something waiting
        std::deque<SharedLane> ready;
        std::size_t working = 0;
        bool has_taken_up = false; ///< what waits from earlier is among the lanes
    };

    [[nodiscard]] Side& side(Receiver receiver) { return receiver == Receiver::Webhook ? webhooks_ : chat_; }
    void committed(const IncidentId& incident, Receiver receiver);
    void enqueue(const SharedLane& lane);
    void pump();
    void pump(Side& side);
    [[nodiscard]] bool may_work(const Side& side) const;

    [[nodiscard]] Async<void> take_up();
    [[nodiscard]] Async<void> take_up(Receiver receiver);
    [[nodiscard]] Async<void> probe_after(std::chrono::milliseconds rest);
    [[nodiscard]] Async<void> deliver(SharedLane lane);
    [[nodiscard]] Async<Rest> work_off(Lane& lane);
    [[nodiscard]] Async<Rest> deliver_row(Lane& lane, const OutboxRow& row);
    [[nodiscard]] Async<Result<PostId>> attempt(const OutboxRow& row, bool is_first_attempt);
    [[nodiscard]] Async<Rest> park(Lane& lane, const OutboxRow& row, const Failure& failure);

    void hear(const Result<PostId>& done);
    [[nodiscard]] Rest rest_after(Lane& lane, const Failure& failure);
    void log_failure(const OutboxRow& row, const Failure& failure);
    [[nodiscard]] double chance();

    boost::asio::any_io_executor loop_;
    OutboxStore& outbox_;
    Reactor& reactor_;
    const DispatcherOptions options_;
    Breaker breaker_;
    Failure last_silence_;
    DeliveryCounts counts_;
    std::map<Fault, OnceAMinute> logged_;
    std::minstd_rand dice_;

    Side chat_;
    Side webhooks_;
    bool is_running_ = false;
    bool is_probe_planned_ = false;
    Bell taken_up_;
    std::shared_ptr<int> alive_; ///< the store keeps its listener longer than this lives
    TaskGroup group_;
};

} // namespace muster::outbox
