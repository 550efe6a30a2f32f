#include "plugin/reactions/welcome_messages.hpp"

#include "plugin/wording/welcome.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace muster::reactions
{

namespace
{

bool is_in(const Incident& incident, const UserId& user)
{
    const auto is_there = [&user](const Participant& one) { return one.user == user && one.left_at == Instant{}; };
    return std::any_of(incident.participants.begin(), incident.participants.end(), is_there);
}

} // namespace

Async<Result<PostId>> WelcomeMessages::welcome(const OutboxRow& row, const Incident& incident,
                                               bool is_first_attempt) const
{
    const UserId& user = std::get<ParticipantJoined>(row.event.body).user;
    if (!is_in(incident, user)) co_return PostId();
    const Result<User> person = co_await chat_.user(user);
    if (!person && person.error().fault() == Fault::NotFound) co_return PostId();
    if (!person) co_return person.error();
    if (person->is_bot) co_return PostId();

    const Result<Team> team = co_await chat_.team(incident.team);
    if (!team && is_temporary(team.error())) co_return team.error();
    std::string message = wording::welcome(incident, team ? team->name : std::string());
    co_return co_await messages_.send(row, user, std::move(message), is_first_attempt);
}

} // namespace muster::reactions
