#include "webapp-bridge/hub/sight.hpp"

namespace muster::hub
{

namespace
{

constexpr std::chrono::seconds kFresh{5};
constexpr std::size_t kMostAnswers = 20'000;

} // namespace

Async<Result<bool>> Sight::may_see(UserId user, IncidentId incident)
{
    const auto key = std::make_pair(user, incident);
    const auto known = answers_.find(key);
    if (known != answers_.end() && clock_.now() - known->second.asked_at <= kFresh) co_return known->second.may;

    const usecases::Asker asker(user);
    const Result<Incident> found = co_await find_incidents_.by_id(incident, asker);
    if (!found && found.error().fault() != Fault::NotFound) co_return found.error();
    if (answers_.size() >= kMostAnswers) answers_.clear();
    Answer answer;
    answer.may = found.has_value();
    answer.asked_at = clock_.now();
    answers_.insert_or_assign(key, answer);
    co_return answer.may;
}

} // namespace muster::hub
