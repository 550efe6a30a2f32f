#include "webapp-bridge/hub/sight.hpp"

namespace muster::hub
{

namespace
{

constexpr std::chrono::seconds kFresh{5};
constexpr std::size_t kMostAnswers = 20'000;

} // namespace

Async<Result<>> Sight::find(UserId user, const Subject& subject) const
{
    const usecases::Asker asker(std::move(user));
    if (const auto* incident = std::get_if<IncidentId>(&subject)) {
        const Result<Incident> found = co_await find_incidents_.by_id(*incident, asker);
        if (!found) co_return found.error();
    } else {
        const Result<Playbook> found = co_await find_playbooks_.by_id(std::get<PlaybookId>(subject), asker);
        if (!found) co_return found.error();
    }
    co_return Result<>();
}

Async<Result<bool>> Sight::may_see(UserId user, Subject subject)
{
    const auto key = std::make_pair(user, subject);
    const auto known = answers_.find(key);
    if (known != answers_.end() && clock_.now() - known->second.asked_at <= kFresh) co_return known->second.may;

    const Result<> found = co_await find(user, subject);
    const Fault fault = found.error().fault();
    if (!found && fault != Fault::NotFound && fault != Fault::Forbidden) co_return found.error();
    if (answers_.size() >= kMostAnswers) answers_.clear();
    Answer answer;
    answer.may = found.has_value();
    answer.asked_at = clock_.now();
    answers_.insert_or_assign(key, answer);
    co_return answer.may;
}

} // namespace muster::hub
