// Incidents in the database.
#pragma once

#include "base/id.hpp"
#include "plugin/ports/incident_store.hpp"
#include "server/store/database.hpp"
#include "server/store/event_rows.hpp"

#include <vector>

namespace muster::store
{

class Incidents final : public IncidentStore
{
public:
    Incidents(Database& database, IdSource& ids) : database_(database), ids_(ids) {}

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

private:
    [[nodiscard]] SharedIncident create_in(Session& session, const Incident& incident, const IncidentStarted& started,
                                           const Change& change, Following following);
    [[nodiscard]] Result<SharedIncident> change_in(Session& session, const IncidentId& id, const Change& change,
                                                   const Decide& decide, Following following);
    void record(Session& session, const Incident& after, const Change& change, EventBodies bodies, Following following);

    Database& database_;
    IdSource& ids_;
};

} // namespace muster::store
