// Pages of incidents, as asked for.
#pragma once

#include "plugin/ports/incident_store.hpp"

#include <cstddef>
#include <vector>

namespace muster::store
{

class Connection;
class Query;

/// The statement that reads a page; a test looks at how the database would go about it.
[[nodiscard]] Query select_page(const IncidentQuery& query);
[[nodiscard]] Query select_page_of_few(const IncidentQuery& query);
[[nodiscard]] Query select_count(const IncidentQuery& query);

/// Adds " WHERE …" for what the query asks for, as one counts it: without order and page. Its columns are incident's.
void add_conditions(Query& sql, const IncidentQuery& query);

[[nodiscard]] std::size_t count_incidents(Connection& connection, const IncidentQuery& query);
[[nodiscard]] IncidentPage list_incidents(Connection& connection, const IncidentQuery& query);
[[nodiscard]] std::vector<UserId> list_commanders(Connection& connection, const IncidentQuery& query);
[[nodiscard]] std::vector<ChannelId> list_joined_channels(Connection& connection, const JoinedQuery& query);

} // namespace muster::store
