#include "server/store/incident_list.hpp"

#include "base/text.hpp"
#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"
#include "server/store/incident_rows.hpp"
#include "server/store/like.hpp"
#include "server/store/tally.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::store
{

namespace
{

/// Up to so many are rather found and sorted than looked for in the order that is asked for: they may all stand at its
/// end. Ongoing incidents do, in most orders.
constexpr std::size_t kFew = 500;
constexpr std::size_t kFewOngoing = 2'000;

bool are_few(const IncidentQuery& query, std::size_t total)
{
    const bool are_ongoing =
        query.exact_status ? !is_ended(*query.exact_status) : query.status == IncidentStatus::Active;
    if (!are_ongoing) return total <= kFew;
    const bool stand_first = query.sort == IncidentSort::CreatedAt && query.descending;
    return total <= kFewOngoing && !stand_first;
}

template <class Id> void add_among(Query& sql, Literal column, const std::vector<Id>& ids)
{
    sql.add(column).add(" IN (");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i > 0) sql.add(", ");
        sql.add("?", ids[i]);
    }
    sql.add(")");
}

enum class Use { Count, Page };

/// Ended incidents are nearly all: a page of them must be read in the order's own index, and the condition is written
/// so that no other one is chosen.
void add_status(Query& sql, const IncidentQuery& query, Use use)
{
    const bool in_order = use == Use::Page;
    if (query.status == IncidentStatus::Active) sql.add(" AND is_active = 1");
    if (query.status == IncidentStatus::Ended)
        sql.add(in_order ? Literal(" AND is_active + 0 = 0") : Literal(" AND is_active = 0"));
    if (!query.exact_status) return;
    const std::string status(wire::spelled(*query.exact_status));
    const bool is_most = in_order && is_ended(*query.exact_status);
    sql.add(is_most ? Literal(" AND status || '' = ?") : Literal(" AND status = ?"), status);
}

/// A team's incidents are many, which SQLite does not know. Where only those of a person's channels are asked for, it
/// must not look through the team's: the condition is written so that no index of teams is chosen.
void add_team(Query& sql, const IncidentQuery& query, Use use)
{
    const bool only_in_channels = use == Use::Count && !query.all_visible && !query.public_visible;
    sql.add(only_in_channels ? Literal(" WHERE team_id || '' = ?") : Literal(" WHERE team_id = ?"), query.team);
    if (only_in_channels) sql.add(" AND channel_id <> ''"); // as the index of channels has it
}

void add_conditions(Query& sql, const IncidentQuery& query, Use use)
{
    add_team(sql, query, use);
    add_status(sql, query, use);
    if (query.commander) sql.add(" AND commander_id = ?", *query.commander);
    if (query.playbook) sql.add(" AND playbook_id = ?", *query.playbook);
    if (query.started_from) sql.add(" AND created_at >= ?", *query.started_from);
    if (query.started_before) sql.add(" AND created_at < ?", *query.started_before);
    if (query.active_from) sql.add(" AND (ended_at = 0 OR ended_at >= ?)", *query.active_from);
    if (query.member) {
        // In order, each incident is looked at; counted, the person's own are few.
        sql.add(use == Use::Page ? Literal(" AND EXISTS (SELECT 1 FROM participant p WHERE p.incident_id = incident.id"
                                           " AND p.user_id = ? AND p.left_at = 0)")
                                 : Literal(" AND id IN (SELECT p.incident_id FROM participant p WHERE p.user_id = ?"
                                           " AND p.left_at = 0)"),
                *query.member);
    }
    if (!query.search.empty()) sql.add(" AND name_folded LIKE ? ESCAPE '\\'", anywhere(lower(query.search)));
    if (query.all_visible) return;
    sql.add(query.public_visible ? Literal(" AND (is_public = 1 OR ") : Literal(" AND ("));
    add_among(sql, "channel_id", query.joined);
    sql.add(")");
}

/// Every order ends with the id, so that it is the same for every page.
void add_order(Query& sql, IncidentSort sort, bool descending)
{
    switch (sort) {
    case IncidentSort::CreatedAt:
        sql.add(descending ? Literal(" ORDER BY created_at DESC, id DESC") : Literal(" ORDER BY created_at, id"));
        return;
    case IncidentSort::Name:
        sql.add(descending ? Literal(" ORDER BY name_folded DESC, id DESC") : Literal(" ORDER BY name_folded, id"));
        return;
    case IncidentSort::EndedAt:
        sql.add(descending ? Literal(" ORDER BY ended_at DESC, id DESC") : Literal(" ORDER BY ended_at, id"));
        return;
    case IncidentSort::Commander:
        sql.add(descending ? Literal(" ORDER BY commander_id DESC, id DESC") : Literal(" ORDER BY commander_id, id"));
        return;
    case IncidentSort::Id:
        sql.add(descending ? Literal(" ORDER BY id DESC") : Literal(" ORDER BY id"));
        return;
    case IncidentSort::IsActive:
        sql.add(descending ? Literal(" ORDER BY is_active DESC, id DESC") : Literal(" ORDER BY is_active, id"));
        return;
    case IncidentSort::Status:
        sql.add(descending ? Literal(" ORDER BY status DESC, id DESC") : Literal(" ORDER BY status, id"));
        return;
    case IncidentSort::LastUpdate:
        sql.add(descending ? Literal(" ORDER BY updated_at DESC, id DESC") : Literal(" ORDER BY updated_at, id"));
        return;
    }
}

void add_page(Query& sql, const IncidentQuery& query)
{
    add_order(sql, query.sort, query.descending);
    sql.add(" LIMIT ? OFFSET ?", query.per_page, query.page * query.per_page);
}

} // namespace

void add_conditions(Query& sql, const IncidentQuery& query) { add_conditions(sql, query, Use::Count); }

/// Those that are found first, however that is done best, and sorted then.
Query select_page_of_few(const IncidentQuery& query)
{
    Query select = select_incidents();
    select.add(" WHERE id IN (SELECT id FROM incident");
    add_conditions(select, query);
    select.add(")");
    add_page(select, query);
    return select;
}

/// All that fit, when they are few.
std::optional<std::vector<IncidentId>> find_few(Connection& connection, const IncidentQuery& query)
{
    Query select("incident.few");
    select.add("SELECT id FROM incident");
    add_conditions(select, query);
    select.add(" LIMIT ?", kFew + 1);
    std::vector<IncidentId> found;
    connection.each(select, [&found](const Row& row) { found.push_back(row.id<IncidentId>(0)); });
    if (found.size() > kFew) return std::nullopt;
    return found;
}

IncidentPage page_of(Connection& connection, const std::vector<IncidentId>& few, const IncidentQuery& query)
{
    IncidentPage page;
    page.total = few.size();
    if (few.empty()) return page;
    Query select = select_incidents();
    select.add(" WHERE ");
    add_among(select, "id", few);
    add_page(select, query);
    page.incidents = read_incidents(connection, select);
    return page;
}

Query select_page(const IncidentQuery& query)
{
    Query select = select_incidents();
    add_conditions(select, query, Use::Page);
    add_page(select, query);
    return select;
}

Query select_count(const IncidentQuery& query)
{
    Query select("incident.count");
    // Not of a column: an index that covers the conditions answers it alone.
    select.add("SELECT COUNT(1) FROM incident");
    add_conditions(select, query);
    return select;
}

std::size_t count_incidents(Connection& connection, const IncidentQuery& query)
{
    const std::optional<std::size_t> tally = read_tally(connection, query);
    std::size_t count = tally.value_or(0);
    if (tally && (query.all_visible || query.joined.empty())) return count;

    // The public ones, where the tally has them, and besides them those that only members see.
    IncidentQuery rest = query;
    if (tally) rest.public_visible = false;
    Query select = select_count(rest);
    if (tally) select.add(" AND is_public = 0");
    connection.each(select, [&count](const Row& row) { count += static_cast<std::size_t>(row.number(0)); });
    return count;
}

IncidentPage list_incidents(Connection& connection, const IncidentQuery& query)
{
    // A search looks at every name. Where few have the word, it need not do so again to read them.
    if (!query.search.empty())
        if (const auto few = find_few(connection, query)) return page_of(connection, *few, query);

    IncidentPage page;
    page.total = count_incidents(connection, query);
    if (page.total == 0) return page;
    const bool find_first = are_few(query, page.total);
    page.incidents = read_incidents(connection, find_first ? select_page_of_few(query) : select_page(query));
    return page;
}

std::vector<UserId> list_commanders(Connection& connection, const IncidentQuery& query)
{
    Query select("incident.commanders");
    select.add("SELECT DISTINCT commander_id FROM incident");
    add_conditions(select, query);
    select.add(" ORDER BY commander_id");
    std::vector<UserId> commanders;
    connection.each(select, [&commanders](const Row& row) { commanders.push_back(row.id<UserId>(0)); });
    return commanders;
}

std::vector<ChannelId> list_joined_channels(Connection& connection, const JoinedQuery& query)
{
    Query select("incident.joined_channels");
    select.add("SELECT i.channel_id FROM participant p CROSS JOIN incident i"
               " WHERE i.id = p.incident_id AND p.user_id = ? AND p.left_at = 0 AND i.channel_id <> ''",
               query.participant);
    select.add(" AND i.team_id = ?", query.team);
    if (query.private_only) select.add(" AND i.is_public = 0");
    if (query.active_only) select.add(" AND i.is_active = 1");
    select.add(" ORDER BY i.channel_id");
    std::vector<ChannelId> channels;
    connection.each(select, [&channels](const Row& row) { channels.push_back(row.id<ChannelId>(0)); });
    return channels;
}

} // namespace muster::store
