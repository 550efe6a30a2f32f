// What is due at some time, as rows: a restart forgets none.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

/// One thing due. There is at most one of a kind for an incident.
struct Timer {
    IncidentId incident;
    std::string kind;
    Instant due_at{};

    friend bool operator==(const Timer&, const Timer&) = default;
};

/// Timers are set by the incident store, in the transaction of the change that they follow from: what an incident
/// waits for is due_times() of its state, and no timer can be forgotten or left over.
class TimerStore
{
public:
    virtual ~TimerStore() = default;

    /// It has been acted on: it goes, unless it has been moved meanwhile.
    [[nodiscard]] virtual Async<Result<>> fired(Timer timer) = 0;
    /// When the earliest timer is due, empty without timers.
    [[nodiscard]] virtual Async<Result<std::optional<Instant>>> earliest() = 0;
    /// Timers due at `now` or before, earliest first. They stay until fired or moved: firing twice after
    /// a crash is possible.
    [[nodiscard]] virtual Async<Result<std::vector<Timer>>> due(Instant now) = 0;

    /// Called on the event loop's thread after a commit that set or moved timers.
    virtual void on_set(std::function<void()> listener) = 0;
};

} // namespace muster
