#include "plugin/usecases/playbooks/create_playbook.hpp"

#include "plugin/domain/playbook_rules.hpp"

#include <utility>
#include <vector>

namespace muster::usecases
{

Async<Result<Playbook>> CreatePlaybook::run(Asker asker, Playbook content) const
{
    Playbook playbook = tidied(std::move(content));
    const std::vector<UserId> named = playbook.members;
    if (!is_member(playbook, asker.user)) playbook.members.insert(playbook.members.begin(), asker.user);
    Result<> good = check_playbook(playbook);
    if (!good) co_return good.error();
    const Result<bool> allowed = co_await facts_.sees_all(asker, playbook.team);
    if (!allowed) co_return allowed.error();
    const Result<bool> can_work_there = co_await facts_.is_active_in(playbook.team, asker.user);
    if (!can_work_there) co_return can_work_there.error();
    if (!*can_work_there) {
        // An administrator who is not in the team names who is to work with it.
        playbook.members = named;
        good = check_playbook(playbook);
        if (!good) co_return good.error();
    }
    const Playbook nothing;
    const Result<> there = co_await facts_.names_who_is_there(asker, nothing, playbook);
    if (!there) co_return there.error();

    playbook.id = PlaybookId(ids_.next());
    playbook.created_at = clock_.now();
    playbook.updated_at = playbook.created_at;
    playbook.archived_at.reset();
    playbook.version = 1;
    const Result<bool> added = co_await playbooks_.add(playbook);
    if (!added) co_return added.error();
    co_return playbook;
}

Async<Result<Playbook>> CopyPlaybook::run(PlaybookId original, Asker asker) const
{
    const Result<Playbook> found = co_await playbooks_.by_id(original);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_configure(asker, *found);
    if (!allowed) co_return allowed.error();
    const Playbook copy = copied(*found, PlaybookId(ids_.next()), asker.user, clock_.now());
    const Result<bool> added = co_await playbooks_.add(copy);
    if (!added) co_return added.error();
    co_return copy;
}

} // namespace muster::usecases
