#include "plugin/ports/change_feed.hpp"

namespace muster
{

ChangedPlaybook news_of(const Playbook& before, const Playbook& after)
{
    ChangedPlaybook change{after.id, after.team, after.version, PlaybookChange::Updated};
    if (after.archived_at && !before.archived_at) change.what = PlaybookChange::Archived;
    if (before.archived_at && !after.archived_at) change.what = PlaybookChange::Restored;
    return change;
}

ChangedPlaybook news_of_creation(const Playbook& playbook)
{
    return {playbook.id, playbook.team, playbook.version, PlaybookChange::Created};
}

} // namespace muster
