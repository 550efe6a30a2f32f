// What is due at some time, as rows: a restart forgets none.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"

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

class TimerStore
{
public:
    virtual ~TimerStore() = default;

    /// Sets the timer, or moves it.
    [[nodiscard]] virtual Async<Result<>> set(Timer timer) = 0;
    /// It is not an error if there is none.
    [[nodiscard]] virtual Async<Result<>> cancel(IncidentId incident, std::string kind) = 0;
    /// It has been acted on: it goes, unless it has been moved meanwhile.
    [[nodiscard]] virtual Async<Result<>> fired(Timer timer) = 0;
    /// When the earliest timer is due, empty without timers.
    [[nodiscard]] virtual Async<Result<std::optional<Instant>>> earliest() = 0;
    /// Timers due at `now` or before, earliest first. They stay until fired, cancelled or moved: firing twice after
    /// a crash is possible.
    [[nodiscard]] virtual Async<Result<std::vector<Timer>>> due(Instant now) = 0;
};

} // namespace muster
