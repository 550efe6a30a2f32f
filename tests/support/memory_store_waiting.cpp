// What waits in the memory store: the rows of the outbox and the timers.
#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace muster::test
{

Async<Result<std::vector<IncidentId>>> MemoryStore::incidents_waiting(Receiver receiver)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<IncidentId> incidents;
    for (const auto& [sequence, waiting] : outbox_) {
        const IncidentId& incident = waiting.row.event.incident;
        if (!waiting.is_parked && receiver_of(waiting.row.reaction) == receiver &&
            std::find(incidents.begin(), incidents.end(), incident) == incidents.end())
            incidents.push_back(incident);
    }
    co_return incidents;
}

Async<Result<std::vector<OutboxRow>>> MemoryStore::waiting(IncidentId incident, Receiver receiver, std::size_t limit)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<OutboxRow> rows;
    for (const auto& [sequence, waiting] : outbox_) {
        if (rows.size() == limit) break;
        const bool is_asked_for =
            waiting.row.event.incident == incident && receiver_of(waiting.row.reaction) == receiver;
        if (!waiting.is_parked && is_asked_for) rows.push_back(waiting.row);
    }
    co_return rows;
}

Async<Result<>> MemoryStore::delivered(OutboxRow row, PostId post)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    outbox_.erase(row.sequence);
    for (IncidentEvent& event : timelines_[row.event.incident])
        if (event.id == row.event.id && !post.empty()) event.post = post;
    co_return Result<>();
}

Async<Result<>> MemoryStore::failed(std::int64_t sequence, std::string fault)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    if (const auto known = outbox_.find(sequence); known != outbox_.end()) {
        ++known->second.row.attempts;
        known->second.row.last_fault = std::move(fault);
    }
    co_return Result<>();
}

Async<Result<>> MemoryStore::park(std::int64_t sequence, std::string reason)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    if (const auto known = outbox_.find(sequence); known != outbox_.end()) {
        ++known->second.row.attempts;
        known->second.row.last_fault = std::move(reason);
        known->second.is_parked = true;
    }
    co_return Result<>();
}

Async<Result<std::size_t>> MemoryStore::parked_count()
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto parked =
        std::count_if(outbox_.begin(), outbox_.end(), [](const auto& entry) { return entry.second.is_parked; });
    co_return static_cast<std::size_t>(parked);
}

void MemoryStore::on_commit(std::function<void(const IncidentId&, Receiver)> listener)
{
    listeners_.push_back(std::move(listener));
}

void MemoryStore::on_set(std::function<void()> listener) { timer_listeners_.push_back(std::move(listener)); }

void MemoryStore::set_timers(const Incident& incident)
{
    std::erase_if(timers_, [&incident](const Timer& t) { return t.incident == incident.id; });
    for (const Due& due : due_times(incident)) timers_.push_back(Timer{incident.id, due.kind, due.at});
    for (const auto& listener : timer_listeners_) listener();
}

Async<Result<>> MemoryStore::fired(Timer timer)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::erase(timers_, timer);
    co_return Result<>();
}

Async<Result<std::optional<Instant>>> MemoryStore::earliest()
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::optional<Instant> earliest;
    for (const Timer& timer : timers_)
        if (!earliest || timer.due_at < *earliest) earliest = timer.due_at;
    co_return earliest;
}

Async<Result<std::vector<Timer>>> MemoryStore::due(Instant now)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<Timer> due;
    for (const Timer& timer : timers_)
        if (timer.due_at <= now) due.push_back(timer);
    std::sort(due.begin(), due.end(), [](const Timer& a, const Timer& b) {
        return std::tie(a.due_at, a.incident, a.kind) < std::tie(b.due_at, b.incident, b.kind);
    });
    co_return due;
}

} // namespace muster::test
