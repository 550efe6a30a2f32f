#include "tests/support/memory_store.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/domain/statistics.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/memory_query.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace muster::test
{

namespace asio = boost::asio;

Async<Result<>> MemoryStore::turn() const
{
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    if (refusal_) co_return *refusal_;
    co_return Result<>();
}

std::int64_t MemoryStore::number_for(const Incident& incident)
{
    if (incident.is_public) return public_number(++public_incidents_[incident.team]);
    return private_number(incident.id, [this, &incident](std::int64_t number) {
        return std::any_of(incidents_.begin(), incidents_.end(), [&](const auto& known) {
            return known.second.team == incident.team && known.second.number == number;
        });
    });
}

bool MemoryStore::is_taken(const ChannelId& channel, const IncidentId& by) const
{
    return !channel.empty() && std::any_of(incidents_.begin(), incidents_.end(), [&](const auto& entry) {
        return entry.first != by && entry.second.channel == channel;
    });
}

void MemoryStore::record(const Incident& incident, const Change& change, EventBodies bodies, Following following)
{
    std::set<Receiver> receivers;
    for (EventBody& body : bodies) {
        const IncidentEvent event{EventId(ids_.next()), incident.id,    change.actor, change.at,
                                  incident.revision,    std::move(body)};
        timelines_[incident.id].push_back(event);
        if (following == Following::Nothing) continue;
        for (const Reaction reaction : reactions_to(event.body, incident.settings)) {
            const std::int64_t sequence = ++last_sequence_;
            outbox_[sequence] = Waiting{OutboxRow{sequence, event, reaction, 0, {}}, false};
            receivers.insert(receiver_of(reaction));
        }
    }
    const auto known = incidents_.find(incident.id);
    const bool waits_anew = known == incidents_.end() || due_times(known->second) != due_times(incident);
    incidents_[incident.id] = incident;
    for (const auto& listener : change_listeners_) listener(incident);
    if (waits_anew) set_timers(incident);
    for (const Receiver receiver : receivers)
        for (const auto& listener : listeners_) listener(incident.id, receiver);
}

Async<Result<Incident>> MemoryStore::create(Incident incident, IncidentStarted started, Change change)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    if (const auto known = incidents_.find(incident.id); known != incidents_.end()) co_return known->second;

    incident.number = number_for(incident);
    incident.revision = 1;
    EventBodies bodies;
    bodies.emplace_back(std::move(started));
    record(incident, change, std::move(bodies));
    co_return incident;
}

Async<Result<Incident>> MemoryStore::change(IncidentId incident, Change change, Decide decide)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto known = incidents_.find(incident);
    if (known == incidents_.end()) co_return fail(Fault::NotFound, "incident: not found");

    Incident after = known->second;
    Result<EventBodies> decided = decide(after);
    if (!decided) co_return decided.error();
    if (decided->empty()) co_return known->second;
    if (is_taken(after.channel, incident)) co_return fail(Fault::Conflict, "it is taken already");

    ++after.revision;
    record(after, change, std::move(*decided));
    co_return after;
}

Async<Result<>> MemoryStore::record_past(std::vector<Past> pasts)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    for (const Past& past : pasts) {
        if (incidents_.contains(past.incident.id)) continue;
        Incident incident = past.incident;
        incident.number = number_for(incident);
        incident.revision = 1;
        record(incident, past.start, EventBodies{past.started}, Following::Nothing);
        for (const Past::Step& step : past.steps) {
            Result<EventBodies> decided = step.decide(incident);
            if (!decided) co_return decided.error();
            if (decided->empty()) continue;
            ++incident.revision;
            record(incident, step.change, std::move(*decided), Following::Nothing);
        }
    }
    co_return Result<>();
}

Async<Result<Incident>> MemoryStore::by_id(IncidentId incident)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto known = incidents_.find(incident);
    if (known == incidents_.end()) co_return fail(Fault::NotFound, "incident: not found");
    co_return known->second;
}

Async<Result<Incident>> MemoryStore::by_channel(ChannelId channel)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    for (const auto& [id, incident] : incidents_)
        if (!channel.empty() && incident.channel == channel) co_return incident;
    co_return fail(Fault::NotFound, "incident: not found");
}

Async<Result<IncidentPage>> MemoryStore::list(IncidentQuery query)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<Incident> found;
    for (const auto& [id, incident] : incidents_)
        if (is_asked_for(incident, query)) found.push_back(incident);
    std::sort(found.begin(), found.end(), [&query](const Incident& a, const Incident& b) {
        return query.descending ? sorts_before(b, a, query.sort) : sorts_before(a, b, query.sort);
    });

    IncidentPage page;
    page.total = found.size();
    for (std::size_t i = query.page * query.per_page; i < found.size() && page.incidents.size() < query.per_page; ++i)
        page.incidents.push_back(found[i]);
    co_return page;
}

Async<Result<std::vector<UserId>>> MemoryStore::commanders(IncidentQuery query)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::set<UserId> commanders;
    for (const auto& [id, incident] : incidents_)
        if (is_asked_for(incident, query)) commanders.insert(incident.commander);
    co_return std::vector<UserId>(commanders.begin(), commanders.end());
}

Async<Result<std::vector<ChannelId>>> MemoryStore::joined_channels(JoinedQuery query)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<ChannelId> channels;
    for (const auto& [id, incident] : incidents_) {
        const bool is_in = incident.team == query.team && is_participant(incident, query.participant);
        const bool is_left_out =
            (incident.is_public && query.private_only) || (!incident.is_active() && query.active_only);
        if (is_in && !is_left_out && !incident.channel.empty()) channels.push_back(incident.channel);
    }
    std::sort(channels.begin(), channels.end());
    co_return channels;
}

Async<Result<Measured>> MemoryStore::measure(IncidentQuery query, Instant since)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    IncidentQuery visible;
    visible.team = query.team;
    visible.playbook = query.playbook;
    visible.all_visible = query.all_visible;
    visible.public_visible = query.public_visible;
    visible.joined = query.joined;
    Measured measured;
    std::set<UserId> people;
    for (const auto& [id, incident] : incidents_) {
        if (!is_asked_for(incident, visible)) continue;
        measure_ongoing(incident, measured, people);
        if (incident.ended_at && *incident.ended_at >= since) measured.ended.push_back(*incident.ended_at);
        if (incident.created_at < since) continue;
        const IncidentStatistics statistics = statistics_of(incident, timelines_[id], incident.created_at);
        measured.started.push_back(incident.created_at);
        if (statistics.to_first_update) measured.to_first_update.push_back(*statistics.to_first_update);
        if (statistics.to_resolve) measured.to_resolve.push_back(*statistics.to_resolve);
        if (query.playbook) measure_stages(incident, statistics, measured);
    }
    measured.participants = people.size();
    co_return measured;
}

Async<Result<std::vector<IncidentEvent>>> MemoryStore::timeline(IncidentId incident)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto known = timelines_.find(incident);
    if (known == timelines_.end()) co_return fail(Fault::NotFound, "incident: not found");
    co_return known->second;
}

Async<Result<Playbook>> MemoryStore::by_id(PlaybookId playbook)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto known = playbooks_.find(playbook);
    if (known == playbooks_.end()) co_return fail(Fault::NotFound, "playbook: not found");
    co_return known->second;
}

Async<Result<std::vector<Playbook>>> MemoryStore::of_member(TeamId team, UserId member)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<Playbook> found;
    for (const auto& [id, playbook] : playbooks_)
        if (playbook.team == team && !playbook.archived_at && is_member(playbook, member)) found.push_back(playbook);
    std::sort(found.begin(), found.end(), [](const Playbook& a, const Playbook& b) {
        return std::make_tuple(lower(a.title), a.id) < std::make_tuple(lower(b.title), b.id);
    });
    co_return found;
}

Async<Result<bool>> MemoryStore::add(Playbook playbook)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const bool is_new = playbooks_.try_emplace(playbook.id, playbook).second;
    if (is_new) tell(news_of_creation(playbook));
    co_return is_new;
}

Async<Result<Playbook>> MemoryStore::at_version(PlaybookId playbook, std::int64_t version)
{
    Result<Playbook> current = co_await by_id(playbook);
    if (!current || current->version == version) co_return current;
    const auto known = earlier_versions_.find(std::pair(playbook, version));
    if (known == earlier_versions_.end()) co_return fail(Fault::NotFound, "version: not found", "version");
    co_return known->second;
}

Async<Result<PlaybookPage>> MemoryStore::list(PlaybookQuery query)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::vector<Playbook> found;
    for (const auto& [id, playbook] : playbooks_)
        if (is_asked_for(playbook, query)) found.push_back(playbook);
    std::sort(found.begin(), found.end(), [&query](const Playbook& a, const Playbook& b) {
        return query.descending ? sorts_before(b, a, query.sort) : sorts_before(a, b, query.sort);
    });

    PlaybookPage page;
    page.total = found.size();
    for (std::size_t i = query.page * query.per_page; i < found.size() && page.playbooks.size() < query.per_page; ++i)
        page.playbooks.push_back(found[i]);
    co_return page;
}

Async<Result<Playbook>> MemoryStore::change(PlaybookId playbook, DecidePlaybook decide)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    const auto known = playbooks_.find(playbook);
    if (known == playbooks_.end()) co_return fail(Fault::NotFound, "playbook: not found");
    Result<Playbook> after = decide(known->second);
    if (!after || *after == known->second) co_return after;
    earlier_versions_.emplace(std::pair(playbook, known->second.version), known->second);
    tell(news_of(known->second, *after));
    known->second = *after;
    co_return after;
}

Async<Result<std::optional<std::string>>> MemoryStore::get(std::string key)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    std::optional<std::string> value;
    if (const auto known = meta_.find(key); known != meta_.end()) value = known->second;
    co_return value;
}

Async<Result<>> MemoryStore::put(std::string key, std::string value)
{
    if (const Result<> turned = co_await turn(); !turned) co_return turned.error();
    meta_[key] = std::move(value);
    co_return Result<>();
}

void MemoryStore::on_change(std::function<void(const Incident&)> listener)
{
    change_listeners_.push_back(std::move(listener));
}

void MemoryStore::on_playbook_change(std::function<void(const ChangedPlaybook&)> listener)
{
    playbook_listeners_.push_back(std::move(listener));
}

void MemoryStore::tell(const ChangedPlaybook& change) const
{
    for (const auto& listener : playbook_listeners_) listener(change);
}

} // namespace muster::test
