// The writer's transaction as the work of one change sees it.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/ports/change_feed.hpp"
#include "server/store/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::store
{

using SharedIncident = std::shared_ptr<const Incident>;
/// For whom outbox rows were written.
using Announced = std::pair<IncidentId, Receiver>;

/// Committed incidents that the writer has seen lately, so that a change need not load what the last one wrote. Only
/// the writer changes incidents, and only committed ones come in here: it cannot differ from the database.
class IncidentCache
{
public:
    [[nodiscard]] SharedIncident find(const IncidentId& id) const;
    void keep(SharedIncident incident);

private:
    std::unordered_map<IncidentId, SharedIncident> incidents_;
};

/// One transaction over a group of changes. What a change reads and remembers here goes with it when it is taken back,
/// and what the group remembers goes with the group.
class Session
{
public:
    Session(Connection& connection, IncidentCache& cache, std::int64_t& last_sequence)
        : connection_(connection), cache_(cache), last_sequence_(last_sequence)
    {
    }

    [[nodiscard]] Connection& connection() { return connection_; }

    /// The incident as the changes before this one left it, null when nobody has loaded it yet.
    [[nodiscard]] SharedIncident known(const IncidentId& id) const;
    /// Remembers what the change has read or written.
    void remember(SharedIncident incident) { of_part_.push_back(std::move(incident)); }

    /// Numbers outbox rows in the order in which they are written. Never given twice while the process lives.
    [[nodiscard]] std::int64_t next_sequence() { return ++last_sequence_; }
    /// The change wrote outbox rows of this incident for that receiver.
    void announce(const IncidentId& id, Receiver receiver) { announced_by_part_.emplace_back(id, receiver); }
    /// The change is one of a playbook.
    void tell(ChangedPlaybook playbook) { playbooks_of_part_.push_back(std::move(playbook)); }
    /// The change set a timer, or moved one.
    void timers_set() { timers_set_ = true; }
    /// Perhaps by a change that was taken back: looking at the timers once too often does no harm.
    [[nodiscard]] bool has_set_timers() const { return timers_set_; }

    /// The change is kept.
    void part_kept();
    /// The change is taken back.
    void part_taken_back();
    /// The incidents as the kept changes of the group leave them.
    [[nodiscard]] std::vector<SharedIncident> changed() const;
    /// What the kept changes of the group did to playbooks.
    [[nodiscard]] const std::vector<ChangedPlaybook>& changed_playbooks() const { return playbooks_; }
    /// The group is on disk. Returns for whom outbox rows were written.
    [[nodiscard]] std::vector<Announced> committed();

private:
    Connection& connection_;
    IncidentCache& cache_;
    std::int64_t& last_sequence_;
    std::vector<SharedIncident> of_part_;
    std::unordered_map<IncidentId, SharedIncident> of_group_;
    std::vector<Announced> announced_by_part_;
    std::set<Announced> announced_;
    std::vector<ChangedPlaybook> playbooks_of_part_;
    std::vector<ChangedPlaybook> playbooks_;
    bool timers_set_ = false;
};

} // namespace muster::store
