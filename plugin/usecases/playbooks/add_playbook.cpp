#include "plugin/usecases/playbooks/add_playbook.hpp"

#include "plugin/domain/playbook_rules.hpp"

#include <utility>

namespace muster::usecases
{

namespace
{

/// The failure of a look-up by name, with the name in it where there is nobody of that name.
Failure unknown(const Failure& failure, const char* field, const std::string& name)
{
    if (failure.fault() != Fault::NotFound) return failure;
    return fail(Fault::NotFound, std::string(field) + ": the chat server knows no " + name, field);
}

} // namespace

Async<Result<bool>> AddPlaybook::run(Playbook playbook, std::string team_name,
                                     std::vector<std::string> member_names) const
{
    const Result<Team> team = co_await chat_.team_by_name(team_name);
    if (!team) co_return unknown(team.error(), "team", team_name);
    playbook.team = team->id;
    for (const std::string& name : member_names) {
        const Result<User> member = co_await chat_.user_by_name(name);
        if (!member) co_return unknown(member.error(), "members", name);
        playbook.members.push_back(member->id);
    }
    playbook.created_at = clock_.now();
    playbook.updated_at = playbook.created_at;
    playbook = tidied(std::move(playbook));
    const Result<> good = check_playbook(playbook);
    if (!good) co_return good.error();
    co_return co_await playbooks_.add(playbook);
}

} // namespace muster::usecases
