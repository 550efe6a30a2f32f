// What the chat server says of a person who asks for a playbook, and of what the playbook names.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/access.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/facts.hpp"

#include <string>
#include <vector>

namespace muster::usecases
{

class PlaybookFacts
{
public:
    /// Both must outlive it.
    PlaybookFacts(Chat& chat, const Facts& facts) : chat_(chat), facts_(facts) {}

    /// faults   NotFound  they may not even see it
    [[nodiscard]] Async<Result<>> may_configure(Asker asker, const Playbook& playbook) const;

    /// True for a system administrator, who sees every playbook of the team. faults   Forbidden  "team_id"
    [[nodiscard]] Async<Result<bool>> sees_all(Asker asker, TeamId team) const;

    /// Everybody and every channel that `after` names and `before` did not is there: people are active members of the
    /// team, and the editor may post to the channels. What was named before stays, whatever became of it: an edit is
    /// not held up by somebody else's leaving, and nothing is quietly taken out.
    /// faults   Invalid  with the field
    [[nodiscard]] Async<Result<>> names_who_is_there(Asker editor, const Playbook& before, const Playbook& after) const;

    /// faults   NotFound   "playbook": they are no member of it;  Forbidden  "team": they are not in its team, or
    /// guests
    [[nodiscard]] Async<Result<>> may_start(UserId user, const Playbook& playbook) const;

    /// Somebody who can work in the team: known, active, and a member of it.
    [[nodiscard]] Async<Result<bool>> is_active_in(TeamId team, UserId user) const;

private:
    [[nodiscard]] Async<Result<Standing>> standing(Asker asker, const Playbook& playbook) const;
    [[nodiscard]] Async<Result<>> are_active(TeamId team, std::vector<UserId> users, std::string field) const;
    [[nodiscard]] Async<Result<>> may_post(Asker editor, TeamId only_in, std::vector<ChannelId> channels,
                                           std::string field) const;

    Chat& chat_;
    const Facts& facts_;
};

} // namespace muster::usecases
