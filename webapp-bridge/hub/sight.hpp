// Who may see which incident and which playbook, remembered for seconds: one change goes to many browsers.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"
#include "plugin/usecases/playbooks/find_playbooks.hpp"
#include "webapp-bridge/hub/change_log.hpp"

#include <map>
#include <utility>

namespace muster::hub
{

class Sight
{
public:
    /// All must outlive it.
    Sight(const usecases::FindIncidents& find_incidents, const usecases::FindPlaybooks& find_playbooks,
          const Clock& clock)
        : find_incidents_(find_incidents), find_playbooks_(find_playbooks), clock_(clock)
    {
    }

    /// As it was at most five seconds ago. faults  Unavailable
    [[nodiscard]] Async<Result<bool>> may_see(UserId user, Subject subject);

private:
    class Answer
    {
    public:
        bool may = false;
        Instant asked_at{};
    };

    [[nodiscard]] Async<Result<>> find(UserId user, const Subject& subject) const;

    const usecases::FindIncidents& find_incidents_;
    const usecases::FindPlaybooks& find_playbooks_;
    const Clock& clock_;
    std::map<std::pair<UserId, Subject>, Answer> answers_;
};

} // namespace muster::hub
