// The rows that say what has yet to follow from committed events.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/events.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster
{

/// One reaction to one event. Rows of an incident for one receiver are delivered in the order of `sequence`.
struct OutboxRow {
    std::int64_t sequence = 0;
    IncidentEvent event;
    Reaction reaction = Reaction::PostToChannel;
    int attempts = 0; ///< how often it was tried and failed
    std::string last_fault;

    /// The same for every attempt: what the receiver is asked for before a second one.
    [[nodiscard]] std::string key() const { return event.id.str() + "-" + std::to_string(static_cast<int>(reaction)); }
};

class OutboxStore
{
public:
    virtual ~OutboxStore() = default;

    /// Incidents that have rows waiting for that receiver (parked ones do not count), the longest waiting first.
    [[nodiscard]] virtual Async<Result<std::vector<IncidentId>>> incidents_waiting(Receiver receiver) = 0;

    /// The incident's rows that wait for the receiver, in order, at most `limit`.
    [[nodiscard]] virtual Async<Result<std::vector<OutboxRow>>> waiting(IncidentId incident, Receiver receiver,
                                                                        std::size_t limit) = 0;

    /// Delivered: the row goes, and its event is linked to the post unless that is empty. It is not an error if the row
    /// is gone already.
    [[nodiscard]] virtual Async<Result<>> delivered(OutboxRow row, PostId post) = 0;

    /// Failed for now: counts the attempt and keeps its fault.
    [[nodiscard]] virtual Async<Result<>> failed(std::int64_t sequence, std::string fault) = 0;

    /// Failed for good: set aside with its reason, out of the way of what follows.
    [[nodiscard]] virtual Async<Result<>> park(std::int64_t sequence, std::string reason) = 0;

    [[nodiscard]] virtual Async<Result<std::size_t>> parked_count() = 0;

    /// Called on the event loop's thread after each commit that wrote rows, once for each incident and receiver
    /// concerned.
    virtual void on_commit(std::function<void(const IncidentId&, Receiver)> listener) = 0;
};

} // namespace muster
