#include "server/outbox/dispatcher.hpp"

#include "base/log.hpp"

#include <boost/system/system_error.hpp>

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::outbox
{

namespace
{

constexpr std::size_t kRowsAtOnce = 32;

std::string_view spelled(Fault fault)
{
    switch (fault) {
    case Fault::NotFound:
        return "not found";
    case Fault::Invalid:
        return "invalid";
    case Fault::Unauthorized:
        return "unauthorized";
    case Fault::Forbidden:
        return "forbidden";
    case Fault::Conflict:
        return "conflict";
    case Fault::TooLarge:
        return "too large";
    case Fault::Unavailable:
        return "unavailable";
    case Fault::Internal:
        return "internal";
    }
    return "none";
}

std::string described(const Failure& failure)
{
    return std::string(spelled(failure.fault())) + ": " + failure.detail();
}

bool may_succeed_later(const Failure& failure, Reaction reaction)
{
    switch (failure.fault()) {
    case Fault::Unavailable:
    case Fault::Unauthorized:
    case Fault::Forbidden:
    case Fault::Internal:
        return true;
    default:
        return reaction == Reaction::OpenChannel;
    }
}

} // namespace

/// What one receiver is to have of one incident, and how far its delivery is.
class Dispatcher::Lane
{
public:
    Lane(boost::asio::any_io_executor loop, IncidentId of, Receiver to, bool from_earlier, Backoff with)
        : incident(std::move(of)), receiver(to), is_from_earlier(from_earlier), backoff(with), progress(loop),
          wake(loop)
    {
    }

    const IncidentId incident;
    const Receiver receiver;
    /// An earlier process may have tried its rows, and been killed before it could say so.
    const bool is_from_earlier;
    bool has_news = false;        ///< something was committed since its rows were read
    std::int64_t tried = 0;       ///< the last row that was tried
    PostId post;                  ///< what the last delivered row left in the chat server
    std::int64_t delivered = 0;   ///< the last row that was delivered; it may not have been struck out yet
    std::optional<Failure> fault; ///< of the last attempt, if that failed
    bool is_resting = false;
    Backoff backoff;
    Bell progress; ///< rings when a row is done, has failed, or nothing is left
    Bell wake;     ///< ends its rest
};

Dispatcher::Dispatcher(boost::asio::any_io_executor loop, OutboxStore& outbox, Reactor& reactor,
                       DispatcherOptions options)
    : loop_(loop), outbox_(outbox), reactor_(reactor), options_(options), breaker_(options.backoff),
      dice_(std::random_device{}()), taken_up_(loop), alive_(std::make_shared<int>()), group_(loop)
{
    outbox_.on_commit([this, alive = std::weak_ptr<int>(alive_)](const IncidentId& incident, Receiver receiver) {
        if (!alive.expired()) committed(incident, receiver);
    });
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::start()
{
    is_running_ = true;
    group_.spawn("outbox: take up", take_up());
    pump();
}

Async<void> Dispatcher::stop()
{
    is_running_ = false;
    group_.cancel();
    co_await group_.join();
}

Async<Result<>> Dispatcher::settled(IncidentId incident, std::chrono::milliseconds limit)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + limit;
    const auto left = [end] { return std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()); };

    while (!chat_.has_taken_up && left().count() > 0) co_await taken_up_.wait(left());
    while (chat_.has_taken_up) {
        const auto found = chat_.lanes.find(incident);
        if (found == chat_.lanes.end()) co_return Result<>();
        const SharedLane lane = found->second;
        if (lane->fault) co_return fail(Fault::Unavailable, lane->fault->detail());
        if (breaker_.is_open()) co_return fail(Fault::Unavailable, last_silence_.detail());
        if (left().count() <= 0) break;
        co_await lane->progress.wait(left());
    }
    co_return fail(Fault::Unavailable, "not delivered in time");
}

DeliveryCounts Dispatcher::counts() const
{
    DeliveryCounts counts = counts_;
    counts.incidents_waiting = chat_.lanes.size();
    counts.webhooks_waiting = webhooks_.lanes.size();
    return counts;
}

void Dispatcher::committed(const IncidentId& incident, Receiver receiver)
{
    auto& lanes = side(receiver).lanes;
    const auto known = lanes.find(incident);
    if (known != lanes.end()) {
        known->second->has_news = true;
        return;
    }
    // Until it is known what waits from earlier, any incident may have some of that.
    const auto lane = std::make_shared<Lane>(loop_, incident, receiver, !side(receiver).has_taken_up, options_.backoff);
    lanes.emplace(incident, lane);
    enqueue(lane);
}

void Dispatcher::enqueue(const SharedLane& lane)
{
    side(lane->receiver).ready.push_back(lane);
    pump();
}

bool Dispatcher::may_work(const Side& side) const
{
    if (&side == &webhooks_) return side.working < options_.webhooks_side_by_side;
    if (!breaker_.is_open()) return side.working < options_.side_by_side;
    return side.working == 0 && breaker_.rest(Breaker::Moment::clock::now()).count() == 0;
}

void Dispatcher::pump(Side& side)
{
    while (!side.ready.empty() && may_work(side)) {
        const SharedLane lane = std::move(side.ready.front());
        side.ready.pop_front();
        ++side.working;
        group_.spawn("outbox: deliver", deliver(lane));
    }
}

void Dispatcher::pump()
{
    if (!is_running_) return;
    pump(webhooks_);
    pump(chat_);
    // With somebody at work, the end of that work pumps again.
    if (chat_.ready.empty() || chat_.working > 0 || is_probe_planned_) return;
    is_probe_planned_ = true;
    group_.spawn("outbox: wait for the chat server", probe_after(breaker_.rest(Breaker::Moment::clock::now())));
}

Async<void> Dispatcher::probe_after(std::chrono::milliseconds rest)
{
    co_await sleep_for(rest);
    is_probe_planned_ = false;
    pump();
}

Async<void> Dispatcher::take_up()
{
    co_await take_up(Receiver::Chat);
    taken_up_.ring();
    co_await take_up(Receiver::Webhook);
}

Async<void> Dispatcher::take_up(Receiver receiver)
{
    Backoff backoff = options_.backoff;
    auto waiting = co_await outbox_.incidents_waiting(receiver);
    while (!waiting) {
        log::warning("the outbox cannot be read", {{"why", waiting.error().detail()}});
        co_await sleep_for(backoff.after_failure(chance()));
        waiting = co_await outbox_.incidents_waiting(receiver);
    }
    for (const IncidentId& incident : *waiting) committed(incident, receiver);
    side(receiver).has_taken_up = true;
}

Async<void> Dispatcher::deliver(SharedLane lane)
{
    const Rest rest = co_await work_off(*lane);
    --side(lane->receiver).working;
    if (!rest) side(lane->receiver).lanes.erase(lane->incident);
    lane->progress.ring();
    pump();
    if (!rest) co_return;

    lane->is_resting = true;
    co_await lane->wake.wait(*rest);
    lane->is_resting = false;
    enqueue(lane);
}

auto Dispatcher::work_off(Lane& lane) -> Async<Rest>
{
    for (;;) {
        lane.has_news = false;
        const auto rows = co_await outbox_.waiting(lane.incident, lane.receiver, kRowsAtOnce);
        if (!rows) co_return rest_after(lane, rows.error());
        for (const OutboxRow& row : *rows)
            if (const Rest rest = co_await deliver_row(lane, row)) co_return rest;
        if (rows->size() < kRowsAtOnce && !lane.has_news) co_return Rest();
    }
}

auto Dispatcher::deliver_row(Lane& lane, const OutboxRow& row) -> Async<Rest>
{
    if (lane.delivered != row.sequence) {
        const bool is_first_attempt = !lane.is_from_earlier && row.attempts == 0 && lane.tried != row.sequence;
        lane.tried = row.sequence;
        const Result<PostId> done = co_await attempt(row, is_first_attempt);
        if (lane.receiver == Receiver::Chat) hear(done);
        if (!done && !may_succeed_later(done.error(), row.reaction)) co_return co_await park(lane, row, done.error());
        if (!done) {
            ++counts_.failed;
            log_failure(row, done.error());
            const Rest rest = rest_after(lane, done.error());
            ignore(co_await outbox_.failed(row.sequence, described(done.error())), "it is only counted there");
            co_return rest;
        }
        ++counts_.delivered;
        lane.delivered = row.sequence;
        lane.post = *done;
    }
    const Result<> struck = co_await outbox_.delivered(row, lane.post);
    if (!struck) co_return rest_after(lane, struck.error()); // and then strike it out without delivering it again
    lane.fault.reset();
    lane.backoff.succeeded();
    co_return Rest();
}

Async<Result<PostId>> Dispatcher::attempt(const OutboxRow& row, bool is_first_attempt)
{
    try {
        co_return co_await reactor_.react(row, is_first_attempt);
    } catch (const boost::system::system_error&) {
        if (!is_running_) throw; // how a stopped attempt ends
        co_return fail(Fault::Internal, "the attempt broke off");
    } catch (const std::exception& error) {
        log::error("a reaction threw", {{"key", row.key()}, {"error", error.what()}});
        co_return fail(Fault::Internal, "the attempt broke off");
    }
}

auto Dispatcher::park(Lane& lane, const OutboxRow& row, const Failure& failure) -> Async<Rest>
{
    const Result<> parked = co_await outbox_.park(row.sequence, described(failure));
    if (!parked) co_return rest_after(lane, parked.error());
    ++counts_.parked;
    lane.fault.reset();
    log::error("parked what can never be delivered",
               {{"incident", row.event.incident.str()}, {"key", row.key()}, {"why", described(failure)}});
    co_return Rest();
}

void Dispatcher::hear(const Result<PostId>& done)
{
    if (!done && done.error().fault() == Fault::Unavailable) {
        last_silence_ = done.error();
        return breaker_.silent(Breaker::Moment::clock::now(), chance());
    }
    if (!breaker_.answered()) return;
    log::info("the chat server is back", {{"incidents_waiting", chat_.lanes.size()}});
    for (const auto& [incident, lane] : chat_.lanes)
        if (lane->is_resting && lane->fault && lane->fault->fault() == Fault::Unavailable) lane->wake.ring();
}

auto Dispatcher::rest_after(Lane& lane, const Failure& failure) -> Rest
{
    lane.fault = failure;
    return lane.backoff.after_failure(chance());
}

void Dispatcher::log_failure(const OutboxRow& row, const Failure& failure)
{
    const auto kept_back = logged_[failure.fault()].pass();
    if (!kept_back) return;
    log::warning("delivery failed for now", {{"why", described(failure)},
                                             {"incident", row.event.incident.str()},
                                             {"reaction", row.key()},
                                             {"incidents_waiting", chat_.lanes.size()},
                                             {"not_logged_since", *kept_back}});
}

double Dispatcher::chance() { return std::uniform_real_distribution<double>(0.0, 1.0)(dice_); }

} // namespace muster::outbox
