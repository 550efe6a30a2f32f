#include "plugin/usecases/playbooks/find_playbooks.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Playbook>> FindPlaybooks::by_id(PlaybookId playbook, Asker asker) const
{
    Result<Playbook> found = co_await playbooks_.by_id(playbook);
    if (!found) co_return found;
    const Result<> allowed = co_await facts_.may_configure(asker, *found);
    if (!allowed) co_return allowed.error();
    co_return found;
}

Async<Result<Playbook>> FindPlaybooks::at_version(PlaybookId playbook, std::int64_t version, Asker asker) const
{
    // Who may see it is a matter of today's members, not of those of that version.
    const Result<Playbook> current = co_await by_id(playbook, asker);
    if (!current) co_return current.error();
    co_return co_await playbooks_.at_version(playbook, version);
}

Async<Result<PlaybookPage>> FindPlaybooks::of_team(PlaybookQuery query, Asker asker) const
{
    const Result<bool> sees_all = co_await facts_.sees_all(asker, query.team);
    if (!sees_all) co_return sees_all.error();
    if (!*sees_all) query.member = asker.user;
    co_return co_await playbooks_.list(std::move(query));
}

Async<Result<std::vector<Playbook>>> FindPlaybooks::to_start(TeamId team, Asker asker) const
{
    const Result<bool> allowed = co_await facts_.sees_all(asker, team);
    if (!allowed) co_return allowed.error();
    co_return co_await playbooks_.of_member(team, asker.user);
}

} // namespace muster::usecases
