// Tells browsers what changed: one WebSocket each, and only of incidents and playbooks that its person may see.
#pragma once

#include "base/async.hpp"
#include "base/time.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/change_feed.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"
#include "plugin/usecases/playbooks/find_playbooks.hpp"
#include "server/net/web_socket.hpp"
#include "webapp-bridge/hub/change_log.hpp"
#include "webapp-bridge/hub/sight.hpp"

#include <memory>
#include <set>
#include <string>

namespace muster::hub
{

/// All on the event loop's thread.
class Hub
{
public:
    /// All must outlive the hub.
    Hub(const usecases::FindIncidents& find_incidents, const usecases::FindPlaybooks& find_playbooks,
        const Clock& clock, IdSource& ids)
        : log_(ids), sight_(find_incidents, find_playbooks, clock)
    {
    }
    ~Hub();
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;

    /// An incident was started or changed, and the change is committed.
    void tell(const Incident& incident);
    /// So was a playbook.
    void tell(const ChangedPlaybook& playbook);

    /// Tells one browser, until the connection ends: first {"event": "hello", "cursor"}, then for each change
    /// {"event": "incident_created" or "incident_updated", "incident_id", "team_id", "revision", "cursor"}, or
    /// {"event": "playbook_created", "playbook_updated", "playbook_archived" or "playbook_restored", "playbook_id",
    /// "team_id", "version", "cursor"}. Of what changes faster than the browser reads only the latest is told. One that
    /// waits for too many is told {"event": "reset", "cursor"} instead: it should read anew what it shows.
    [[nodiscard]] Async<void> serve(net::WebSocketPtr socket, UserId user);

    [[nodiscard]] const ChangeLog& log() const { return log_; }
    [[nodiscard]] Sight& sight() { return sight_; }

private:
    class Listener;

    void tell(const Changed& change);
    [[nodiscard]] Async<void> push(Listener& listener);

    ChangeLog log_;
    Sight sight_;
    std::set<Listener*> listeners_;
};

} // namespace muster::hub
