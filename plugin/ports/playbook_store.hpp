// Where playbooks are kept.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"

#include <vector>

namespace muster
{

class PlaybookStore
{
public:
    virtual ~PlaybookStore() = default;

    /// faults   NotFound, Unavailable
    [[nodiscard]] virtual Async<Result<Playbook>> by_id(PlaybookId playbook) = 0;

    /// The team's playbooks of which the person is a member, by title (letters of either case), then id.
    [[nodiscard]] virtual Async<Result<std::vector<Playbook>>> of_member(TeamId team, UserId member) = 0;

    /// Writes the playbook whole if none of that id exists; an existing one is left alone. True when it was written.
    [[nodiscard]] virtual Async<Result<bool>> add(Playbook playbook) = 0;
};

} // namespace muster
