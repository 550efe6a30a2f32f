// The template that a kind of incident is started from.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

/// A task as the playbook plans it.
struct PlannedTask {
    std::string title;
    std::string description;
    std::string command;

    friend bool operator==(const PlannedTask&, const PlannedTask&) = default;
};

struct PlannedStage {
    std::string title;
    std::vector<PlannedTask> tasks;

    friend bool operator==(const PlannedStage&, const PlannedStage&) = default;
};

/// Private to its members: only they see it, configure it and start from it (seed 003, "Playbooks and Incidents").
struct Playbook {
    PlaybookId id;
    TeamId team;
    std::string title;
    std::string description;
    bool creates_public_incident = true;
    std::vector<PlannedStage> stages;
    std::vector<UserId> members;
    Settings settings;
    Instant created_at{};
    Instant updated_at{};
    std::optional<Instant> archived_at;
    std::int64_t version = 1; ///< grows by one with every change; an incident names the one that it was started from

    friend bool operator==(const Playbook&, const Playbook&) = default;
};

[[nodiscard]] bool is_member(const Playbook& playbook, const UserId& user);

/// What a person decides when starting.
struct StartOrder {
    IncidentId id;
    std::string name;
    std::string description;
    UserId reporter;
    UserId commander = {}; ///< empty: the reporter
    PostId origin = {};    ///< the post that it is started from, empty for none
};

/// What an incident is started from when nobody names a playbook: public, with one empty stage.
[[nodiscard]] Playbook without_playbook(TeamId team);

/// The incident that an order makes of a playbook; the only place where template becomes incident. Number and revision
/// are the store's to give; ids of stages and tasks are new. Without a commander the reporter is it until it is handed
/// over. faults   Invalid  name or description out of its limits
[[nodiscard]] Result<Incident> start(const Playbook& playbook, const StartOrder& order, IdSource& ids, Instant at);

} // namespace muster
