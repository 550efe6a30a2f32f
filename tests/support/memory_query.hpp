// What a query asks of one incident or playbook, said without SQL: the stores' suite holds the SQL against it.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/domain/statistics.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/playbook_store.hpp"

#include <set>

namespace muster::test
{

bool is_asked_for(const Incident& incident, const IncidentQuery& query);
bool is_asked_for(const Playbook& playbook, const PlaybookQuery& query);

/// Whether a stands before b in a list that ascends; what is equal is ordered by id.
bool sorts_before(const Incident& a, const Incident& b, IncidentSort sort);
bool sorts_before(const Playbook& a, const Playbook& b, PlaybookSort sort);

/// Adds an incident to what is counted of those that go on; people are counted once, so they are collected.
void measure_ongoing(const Incident& incident, Measured& measured, std::set<UserId>& people);

/// Adds the stages that are still there, were worked, and are not any more.
void measure_stages(const Incident& incident, const IncidentStatistics& statistics, Measured& measured);

} // namespace muster::test
