#include "plugin/usecases/statistics/read_statistics.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<ReadStatistics::OfIncident>> ReadStatistics::of_incident(IncidentId incident, Asker asker) const
{
    Result<Incident> found = co_await find_incidents_.by_id(incident, asker);
    if (!found) co_return found.error();
    const Result<std::vector<IncidentEvent>> events = co_await incidents_.timeline(incident);
    if (!events) co_return events.error();

    OfIncident all;
    all.at = clock_.now();
    all.statistics = statistics_of(*found, *events, all.at);
    all.incident = std::move(*found);
    if (all.incident.channel.empty()) co_return all;
    const Result<Channel> channel = co_await chat_.channel(all.incident.channel);
    if (channel) all.messages = channel->posts;
    if (!channel && channel.error().fault() != Fault::NotFound) co_return channel.error();
    co_return all;
}

Async<Result<ReadStatistics::OfTeam>> ReadStatistics::of_team(Wish wish, Asker asker) const
{
    co_return co_await measured(std::move(wish), std::vector<std::string>(), asker);
}

Async<Result<ReadStatistics::OfTeam>> ReadStatistics::of_playbook(PlaybookId playbook, std::size_t weeks,
                                                                  Asker asker) const
{
    const Result<Playbook> found = co_await find_playbooks_.by_id(playbook, asker);
    if (!found) co_return found.error();
    std::vector<std::string> planned;
    for (const PlannedStage& stage : found->stages) planned.push_back(stage.title);
    Wish wish{found->team, playbook, weeks};
    co_return co_await measured(std::move(wish), std::move(planned), asker);
}

Async<Result<ReadStatistics::OfTeam>> ReadStatistics::measured(Wish wish, std::vector<std::string> planned,
                                                               Asker asker) const
{
    const Instant now = clock_.now();
    IncidentQuery query;
    query.team = wish.team;
    query.playbook = wish.playbook;
    Result<IncidentQuery> visible = co_await find_incidents_.visible(std::move(query), asker);
    if (!visible) co_return visible.error();
    const Instant since = first_week(now, wish.weeks);
    const Result<Measured> found = co_await incidents_.measure(std::move(*visible), since);
    if (!found) co_return found.error();
    OfTeam all{std::move(wish.team), std::move(wish.playbook), team_statistics(*found, now, wish.weeks, planned), now};
    co_return all;
}

} // namespace muster::usecases
