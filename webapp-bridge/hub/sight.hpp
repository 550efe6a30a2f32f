// Who may see which incident, remembered for seconds: one change goes to many browsers.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"

#include <map>
#include <utility>

namespace muster::hub
{

class Sight
{
public:
    /// Both must outlive it.
    Sight(const usecases::FindIncidents& find_incidents, const Clock& clock)
        : find_incidents_(find_incidents), clock_(clock)
    {
    }

    /// As the chat server said at most five seconds ago. faults  Unavailable
    [[nodiscard]] Async<Result<bool>> may_see(UserId user, IncidentId incident);

private:
    class Answer
    {
    public:
        bool may = false;
        Instant asked_at{};
    };

    const usecases::FindIncidents& find_incidents_;
    const Clock& clock_;
    std::map<std::pair<UserId, IncidentId>, Answer> answers_;
};

} // namespace muster::hub
