// News of committed changes, for those who show incidents and playbooks.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/domain/playbook.hpp"

#include <cstdint>
#include <functional>

namespace muster
{

enum class PlaybookChange { Created, Updated, Archived, Restored };

/// `version` is the playbook's since the change.
struct ChangedPlaybook {
    PlaybookId playbook;
    TeamId team;
    std::int64_t version = 0;
    PlaybookChange what = PlaybookChange::Updated;

    friend bool operator==(const ChangedPlaybook&, const ChangedPlaybook&) = default;
};

/// What became of a playbook, from what it was and what it is.
[[nodiscard]] ChangedPlaybook news_of(const Playbook& before, const Playbook& after);
[[nodiscard]] ChangedPlaybook news_of_creation(const Playbook& playbook);

class ChangeFeed
{
public:
    virtual ~ChangeFeed() = default;

    /// Called on the event loop's thread after each commit, once for each incident that it changed, with the incident
    /// as it is then. Revision 1 is a new one. Of several changes in one commit the last one is told.
    virtual void on_change(std::function<void(const Incident&)> listener) = 0;

    /// Called on the event loop's thread after each commit, once for each change of a playbook in it, in order.
    virtual void on_playbook_change(std::function<void(const ChangedPlaybook&)> listener) = 0;
};

} // namespace muster
