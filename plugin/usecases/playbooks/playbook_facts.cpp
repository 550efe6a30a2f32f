#include "plugin/usecases/playbooks/playbook_facts.hpp"

#include <algorithm>
#include <utility>

namespace muster::usecases
{

namespace
{

template <class AnyId> std::vector<AnyId> added(const std::vector<AnyId>& before, const std::vector<AnyId>& after)
{
    std::vector<AnyId> all;
    for (const AnyId& id : after)
        if (std::find(before.begin(), before.end(), id) == before.end()) all.push_back(id);
    return all;
}

template <class AnyId> std::vector<AnyId> added(const Switched<AnyId>& before, const Switched<AnyId>& after)
{
    if (after.value.empty() || after.value == before.value) return {};
    return {after.value};
}

Failure refused(const std::string& field, const std::string& id, const std::string& why)
{
    return fail(Fault::Invalid, field + ": " + id + " " + why, field);
}

} // namespace

Async<Result<Standing>> PlaybookFacts::standing(Asker asker, const Playbook& playbook) const
{
    Result<Standing> standing = co_await facts_.standing_in(playbook.team, asker);
    if (standing) standing->is_playbook_member = is_member(playbook, asker.user);
    co_return standing;
}
Async<Result<>> PlaybookFacts::may_configure(Asker asker, const Playbook& playbook) const
{
    const Result<Standing> facts = co_await standing(asker, playbook);
    if (!facts) co_return facts.error();
    if (may(Right::ConfigurePlaybook, *facts)) co_return Result<>();
    co_return fail(Fault::NotFound, "playbook: not found");
}

Async<Result<>> PlaybookFacts::may_start(UserId user, const Playbook& playbook) const
{
    if (!is_member(playbook, user)) co_return fail(Fault::NotFound, "playbook: not found", "playbook");
    const Asker asker(user);
    const Result<Standing> facts = co_await standing(asker, playbook);
    if (!facts) co_return facts.error();
    if (may(Right::StartIncident, *facts)) co_return Result<>();
    co_return fail(Fault::Forbidden, "team: not a member", "team");
}

Async<Result<bool>> PlaybookFacts::sees_all(Asker asker, TeamId team) const
{
    const Result<Standing> facts = co_await facts_.standing_in(team, asker);
    if (!facts) co_return facts.error();
    if (!may(Right::ListPlaybooks, *facts))
        co_return fail(Fault::Forbidden, "team_id: not a member of this team, or a guest", "team_id");
    co_return facts->is_system_admin;
}

Async<Result<>> PlaybookFacts::names_who_is_there(Asker editor, const Playbook& before, const Playbook& after) const
{
    const Settings& was = before.settings;
    const Settings& is = after.settings;
    const TeamId anywhere;
    Result<> there = co_await are_active(after.team, added(before.members, after.members), "member_ids");
    if (there)
        there =
            co_await are_active(after.team, added(was.invited_users.value, is.invited_users.value), "invited_user_ids");
    if (there)
        there =
            co_await are_active(after.team, added(was.default_commander, is.default_commander), "default_commander_id");
    if (there)
        there = co_await may_post(editor, after.team, added(was.announcement_channel, is.announcement_channel),
                                  "announcement_channel_id");
    if (there)
        there = co_await may_post(editor, anywhere, added(was.broadcast_channels, is.broadcast_channels),
                                  "broadcast_channel_ids");
    co_return there;
}

Async<Result<bool>> PlaybookFacts::is_active_in(TeamId team, UserId user) const
{
    const Result<User> found = co_await chat_.user(user);
    if (!found && found.error().fault() != Fault::NotFound) co_return found.error();
    if (!found || found->is_deleted) co_return false;
    co_return co_await chat_.is_team_member(team, user);
}

Async<Result<>> PlaybookFacts::are_active(TeamId team, std::vector<UserId> users, std::string field) const
{
    for (const UserId& user : users) {
        const Result<bool> is_active = co_await is_active_in(team, user);
        if (!is_active) co_return is_active.error();
        if (!*is_active) co_return refused(field, user.str(), "is no active member of the team");
    }
    co_return Result<>();
}

Async<Result<>> PlaybookFacts::may_post(Asker editor, TeamId only_in, std::vector<ChannelId> channels,
                                        std::string field) const
{
    for (const ChannelId& id : channels) {
        const Result<Channel> channel = co_await chat_.channel(id);
        const bool is_away = !channel && channel.error().fault() == Fault::Unavailable;
        if (is_away) co_return channel.error();
        const Result<bool> is_in = co_await chat_.is_channel_member(id, editor.user);
        if (!is_in) co_return is_in.error();
        // Of a channel that is there, but not for the editor, not even that is said.
        if (!channel || !*is_in || channel->is_archived)
            co_return refused(field, id.str(), "is no channel that you may post to");
        if (!only_in.empty() && channel->team != only_in)
            co_return refused(field, id.str(), "is not a channel of the team");
    }
    co_return Result<>();
}

} // namespace muster::usecases
