// Finding playbooks that a person may see.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/usecases/facts.hpp"
#include "plugin/usecases/playbooks/playbook_facts.hpp"

#include <cstdint>
#include <vector>

namespace muster::usecases
{

class FindPlaybooks
{
public:
    FindPlaybooks(PlaybookStore& playbooks, const PlaybookFacts& facts) : playbooks_(playbooks), facts_(facts) {}

    /// Archived ones are found too. faults   NotFound  also for one that they may not see
    [[nodiscard]] Async<Result<Playbook>> by_id(PlaybookId playbook, Asker asker) const;
    /// As it was then. faults   NotFound
    [[nodiscard]] Async<Result<Playbook>> at_version(PlaybookId playbook, std::int64_t version, Asker asker) const;

    /// A page of those that they may see: their own, and for a system administrator all.
    /// faults   Forbidden  "team_id": not in the team
    [[nodiscard]] Async<Result<PlaybookPage>> of_team(PlaybookQuery query, Asker asker) const;

    /// Those that they may start an incident from, by title. faults   Forbidden  "team_id"
    [[nodiscard]] Async<Result<std::vector<Playbook>>> to_start(TeamId team, Asker asker) const;

private:
    PlaybookStore& playbooks_;
    const PlaybookFacts& facts_;
};

} // namespace muster::usecases
