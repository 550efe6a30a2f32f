#include "plugin/usecases/playbooks/edit_playbook.hpp"

#include "plugin/domain/playbook_rules.hpp"
#include "plugin/usecases/editing.hpp"

#include <string>
#include <utility>

namespace muster::usecases
{

namespace
{

Result<> is_as_seen(const Asker& asker, const Playbook& current)
{
    if (!asker.seen_revision || current.version == *asker.seen_revision) return {};
    return fail(Fault::Conflict, "the playbook has changed since you looked", std::string(kSeenRevision));
}

/// The checked next version, without what only the chat server knows.
Result<Playbook> next_version(const Playbook& current, const EditPlaybook::Rewrite& rewrite, Instant at)
{
    Result<Playbook> content = rewrite(current);
    if (!content) return content;
    if (content->team != current.team) return fail(Fault::Invalid, "team_id: a playbook stays in its team", "team_id");
    Playbook next = edited(current, tidied(std::move(*content)), at);
    if (const Result<> good = check_playbook(next); !good) return good.error();
    return next;
}

} // namespace

Async<Result<Playbook>> EditPlaybook::run(PlaybookId playbook, Asker asker, Rewrite rewrite) const
{
    const Result<Playbook> found = co_await playbooks_.by_id(playbook);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_configure(asker, *found);
    if (!allowed) co_return allowed.error();
    const Result<> fresh = is_as_seen(asker, *found);
    if (!fresh) co_return fresh.error();

    const Instant now = clock_.now();
    const Result<Playbook> wanted = next_version(*found, rewrite, now);
    if (!wanted) co_return wanted.error();
    const Result<> there = co_await facts_.names_who_is_there(asker, *found, *wanted);
    if (!there) co_return there.error();

    // Decided once more on what is stored by then: somebody else may have been quicker.
    const DecidePlaybook decide = [&](const Playbook& current) -> Result<Playbook> {
        if (const Result<> seen = is_as_seen(asker, current); !seen) return seen.error();
        return next_version(current, rewrite, now);
    };
    co_return co_await playbooks_.change(playbook, decide);
}

Async<Result<Playbook>> ArchivePlaybook::run(PlaybookId playbook, Asker asker) const
{
    co_return co_await take(&archived, playbook, asker);
}

Async<Result<Playbook>> ArchivePlaybook::restore(PlaybookId playbook, Asker asker) const
{
    co_return co_await take(&restored, playbook, asker);
}

Async<Result<Playbook>> ArchivePlaybook::take(Step step, PlaybookId playbook, Asker asker) const
{
    const Result<Playbook> found = co_await playbooks_.by_id(playbook);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_configure(asker, *found);
    if (!allowed) co_return allowed.error();
    const Instant now = clock_.now();
    const DecidePlaybook decide = [&](const Playbook& current) -> Result<Playbook> {
        if (const Result<> seen = is_as_seen(asker, current); !seen) return seen.error();
        return step(current, now);
    };
    co_return co_await playbooks_.change(playbook, decide);
}

} // namespace muster::usecases
