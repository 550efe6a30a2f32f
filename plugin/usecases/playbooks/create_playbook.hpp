// Making a playbook: from what somebody wrote, or from another one.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/usecases/facts.hpp"
#include "plugin/usecases/playbooks/playbook_facts.hpp"

namespace muster::usecases
{

class CreatePlaybook
{
public:
    CreatePlaybook(PlaybookStore& playbooks, const PlaybookFacts& facts, IdSource& ids, const Clock& clock)
        : playbooks_(playbooks), facts_(facts), ids_(ids), clock_(clock)
    {
    }

    /// Keeps the content as a new playbook of its team. Whoever creates it is a member, named or not, unless they
    /// are an administrator who is not in the team. Id, times and version are given here.
    /// faults   Invalid    a field breaks a rule, or names somebody or a channel that is not there
    ///          Forbidden  "team_id": the creator is not in the team
    [[nodiscard]] Async<Result<Playbook>> run(Asker asker, Playbook content) const;

private:
    PlaybookStore& playbooks_;
    const PlaybookFacts& facts_;
    IdSource& ids_;
    const Clock& clock_;
};

class CopyPlaybook
{
public:
    CopyPlaybook(PlaybookStore& playbooks, const PlaybookFacts& facts, IdSource& ids, const Clock& clock)
        : playbooks_(playbooks), facts_(facts), ids_(ids), clock_(clock)
    {
    }

    /// An archived one can be copied too. faults   NotFound
    [[nodiscard]] Async<Result<Playbook>> run(PlaybookId original, Asker asker) const;

private:
    PlaybookStore& playbooks_;
    const PlaybookFacts& facts_;
    IdSource& ids_;
    const Clock& clock_;
};

} // namespace muster::usecases
