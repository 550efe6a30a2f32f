// Changing a playbook: its content, or whether it is in use.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/usecases/facts.hpp"
#include "plugin/usecases/playbooks/playbook_facts.hpp"

#include <functional>

namespace muster::usecases
{

class EditPlaybook
{
public:
    /// The content that a playbook is to have, made of the one that it has: whoever says only a part keeps the rest.
    using Rewrite = std::function<Result<Playbook>(const Playbook&)>;

    EditPlaybook(PlaybookStore& playbooks, const PlaybookFacts& facts, const Clock& clock)
        : playbooks_(playbooks), facts_(facts), clock_(clock)
    {
    }

    /// Makes the next version. Incidents that are under way keep the version that they were started from.
    /// faults   NotFound  there is none for them to see
    ///          Invalid   a field breaks a rule, or newly names somebody or a channel that is not there
    ///          Conflict  "If-Match": the version is not the one that they saw
    [[nodiscard]] Async<Result<Playbook>> run(PlaybookId playbook, Asker asker, Rewrite rewrite) const;

private:
    PlaybookStore& playbooks_;
    const PlaybookFacts& facts_;
    const Clock& clock_;
};

class ArchivePlaybook
{
public:
    ArchivePlaybook(PlaybookStore& playbooks, const PlaybookFacts& facts, const Clock& clock)
        : playbooks_(playbooks), facts_(facts), clock_(clock)
    {
    }

    /// Takes it out of use. faults   NotFound; Conflict  "If-Match"
    [[nodiscard]] Async<Result<Playbook>> run(PlaybookId playbook, Asker asker) const;
    /// Brings it back. faults   the same
    [[nodiscard]] Async<Result<Playbook>> restore(PlaybookId playbook, Asker asker) const;

private:
    using Step = Playbook (*)(Playbook, Instant);
    [[nodiscard]] Async<Result<Playbook>> take(Step step, PlaybookId playbook, Asker asker) const;

    PlaybookStore& playbooks_;
    const PlaybookFacts& facts_;
    const Clock& clock_;
};

} // namespace muster::usecases
