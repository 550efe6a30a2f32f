// All stores in memory: small, and honest enough to pass the suite that the SQLite store passes (tests/store).
#pragma once

#include "base/id.hpp"
#include "plugin/ports/change_feed.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/meta_store.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/ports/timer_store.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

/// Every call lets the other coroutines of its loop run once before it does its work, as a real store does: what a
/// caller read before the call may have changed.
class MemoryStore final : public IncidentStore,
                          public PlaybookStore,
                          public MetaStore,
                          public OutboxStore,
                          public TimerStore,
                          public ChangeFeed
{
public:
    explicit MemoryStore(IdSource& ids) : ids_(ids) {}

    /// From now on every call fails with this fault, until it is called with nothing.
    void refuse_with(std::optional<Failure> failure) { refusal_ = std::move(failure); }

    /// Sets a timer that follows from no incident.
    void plant(Timer timer) { timers_.push_back(std::move(timer)); }

    [[nodiscard]] Async<Result<Incident>> create(Incident incident, IncidentStarted started, Change change) override;
    [[nodiscard]] Async<Result<Incident>> change(IncidentId incident, Change change, Decide decide) override;
    [[nodiscard]] Async<Result<>> record_past(std::vector<Past> pasts) override;
    [[nodiscard]] Async<Result<Incident>> by_id(IncidentId incident) override;
    [[nodiscard]] Async<Result<Incident>> by_channel(ChannelId channel) override;
    [[nodiscard]] Async<Result<IncidentPage>> list(IncidentQuery query) override;
    [[nodiscard]] Async<Result<std::vector<UserId>>> commanders(IncidentQuery query) override;
    [[nodiscard]] Async<Result<std::vector<ChannelId>>> joined_channels(JoinedQuery query) override;
    [[nodiscard]] Async<Result<Measured>> measure(IncidentQuery query, Instant since) override;
    [[nodiscard]] Async<Result<std::vector<IncidentEvent>>> timeline(IncidentId incident) override;

    [[nodiscard]] Async<Result<Playbook>> by_id(PlaybookId playbook) override;
    [[nodiscard]] Async<Result<std::vector<Playbook>>> of_member(TeamId team, UserId member) override;
    [[nodiscard]] Async<Result<Playbook>> at_version(PlaybookId playbook, std::int64_t version) override;
    [[nodiscard]] Async<Result<PlaybookPage>> list(PlaybookQuery query) override;
    [[nodiscard]] Async<Result<bool>> add(Playbook playbook) override;
    [[nodiscard]] Async<Result<Playbook>> change(PlaybookId playbook, DecidePlaybook decide) override;

    [[nodiscard]] Async<Result<std::optional<std::string>>> get(std::string key) override;
    [[nodiscard]] Async<Result<>> put(std::string key, std::string value) override;

    [[nodiscard]] Async<Result<std::vector<IncidentId>>> incidents_waiting(Receiver receiver) override;
    [[nodiscard]] Async<Result<std::vector<OutboxRow>>> waiting(IncidentId incident, Receiver receiver,
                                                                std::size_t limit) override;
    [[nodiscard]] Async<Result<>> delivered(OutboxRow row, PostId post) override;
    [[nodiscard]] Async<Result<>> failed(std::int64_t sequence, std::string fault) override;
    [[nodiscard]] Async<Result<>> park(std::int64_t sequence, std::string reason) override;
    [[nodiscard]] Async<Result<std::size_t>> parked_count() override;
    void on_commit(std::function<void(const IncidentId&, Receiver)> listener) override;

    [[nodiscard]] Async<Result<>> fired(Timer timer) override;
    [[nodiscard]] Async<Result<std::optional<Instant>>> earliest() override;
    [[nodiscard]] Async<Result<std::vector<Timer>>> due(Instant now) override;
    void on_set(std::function<void()> listener) override;
    void on_change(std::function<void(const Incident&)> listener) override;
    void on_playbook_change(std::function<void(const ChangedPlaybook&)> listener) override;

private:
    struct Waiting {
        OutboxRow row;
        bool is_parked = false;
    };

    [[nodiscard]] Async<Result<>> turn() const;
    [[nodiscard]] std::int64_t number_for(const Incident& incident);
    [[nodiscard]] bool is_taken(const ChannelId& channel, const IncidentId& by) const;
    enum class Following { Reactions, Nothing };
    void record(const Incident& incident, const Change& change, EventBodies bodies,
                Following following = Following::Reactions);
    void tell(const ChangedPlaybook& change) const;
    void set_timers(const Incident& incident);

    IdSource& ids_;
    std::optional<Failure> refusal_;
    std::map<IncidentId, Incident> incidents_;
    std::map<TeamId, std::int64_t> public_incidents_;
    std::map<IncidentId, std::vector<IncidentEvent>> timelines_;
    std::map<PlaybookId, Playbook> playbooks_;
    std::map<std::pair<PlaybookId, std::int64_t>, Playbook> earlier_versions_;
    std::map<std::string, std::string> meta_;
    std::map<std::int64_t, Waiting> outbox_;
    std::int64_t last_sequence_ = 0;
    std::vector<Timer> timers_;
    std::vector<std::function<void(const IncidentId&, Receiver)>> listeners_;
    std::vector<std::function<void()>> timer_listeners_;
    std::vector<std::function<void(const Incident&)>> change_listeners_;
    std::vector<std::function<void(const ChangedPlaybook&)>> playbook_listeners_;
};

} // namespace muster::test
