// Where playbooks are kept, in every version that they had.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

/// Decides on the stored playbook: answers what it becomes, its next version, or refuses. Synchronous, without side
/// effects. The same playbook as an answer means that nothing changed: nothing is written.
using DecidePlaybook = std::function<Result<Playbook>(const Playbook&)>;

enum class PlaybookSort { Title, Stages, Tasks, UpdatedAt };

/// Which playbooks of a team to list.
struct PlaybookQuery {
    TeamId team;
    std::optional<UserId> member; ///< only those of which this person is a member
    std::string search;           ///< substring of the title, letters of either case; wildcards mean themselves
    bool with_archived = false;
    PlaybookSort sort = PlaybookSort::Title;
    bool descending = false; ///< ties are broken by id, so that pages are stable
    std::size_t page = 0;
    std::size_t per_page = 100;
};

struct PlaybookPage {
    std::size_t total = 0;
    std::vector<Playbook> playbooks;
};

class PlaybookStore
{
public:
    virtual ~PlaybookStore() = default;

    /// faults   NotFound, Unavailable
    [[nodiscard]] virtual Async<Result<Playbook>> by_id(PlaybookId playbook) = 0;

    /// The playbook as that version had it; incidents name the one that they were started from. faults   NotFound
    [[nodiscard]] virtual Async<Result<Playbook>> at_version(PlaybookId playbook, std::int64_t version) = 0;

    /// The team's playbooks in use of which the person is a member, by title (letters of either case), then id.
    [[nodiscard]] virtual Async<Result<std::vector<Playbook>>> of_member(TeamId team, UserId member) = 0;

    [[nodiscard]] virtual Async<Result<PlaybookPage>> list(PlaybookQuery query) = 0;

    /// Writes the playbook whole if none of that id exists; an existing one is left alone. True when it was written.
    [[nodiscard]] virtual Async<Result<bool>> add(Playbook playbook) = 0;

    /// Loads, decides, keeps the version that was and writes the one that is, in one transaction.
    /// returns  the playbook as it is now
    /// faults   NotFound, Unavailable, and whatever `decide` refuses with
    [[nodiscard]] virtual Async<Result<Playbook>> change(PlaybookId playbook, DecidePlaybook decide) = 0;
};

} // namespace muster
