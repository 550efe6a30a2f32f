#include "bench/support/bare_sqlite.hpp"

#include "base/id.hpp"
#include "base/time.hpp"
#include "bench/support/many_incidents.hpp"
#include "bench/support/served.hpp"
#include "plugin/wire/incident_query.hpp"
#include "server/net/http_message.hpp"
#include "server/store/incident_list.hpp"
#include "server/store/sql.hpp"

#include <sqlite3.h>

#include <chrono>
#include <functional>
#include <stdexcept>

namespace muster::bench
{

namespace
{

double median_of(std::size_t times, const std::function<void(std::size_t)>& work)
{
    std::vector<double> took;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work(i);
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return percentile(took, 0.5);
}

std::vector<std::string> texts(const store::Query& query)
{
    std::vector<std::string> values;
    for (const store::Value& value : query.values())
        values.push_back(value.text() ? *value.text() : std::to_string(value.number()));
    return values;
}

} // namespace

BareSqlite::BareSqlite(const std::filesystem::path& file)
{
    check(sqlite3_open(file.c_str(), &database_));
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
        rows(pragma, {});
}

BareSqlite::~BareSqlite()
{
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

std::vector<std::string> BareSqlite::some_incidents(std::size_t count)
{
    return rows("SELECT id FROM incident WHERE is_public = 1 AND number % 47 = 5 LIMIT ?", {std::to_string(count)});
}

double BareSqlite::time_of_reading(const std::vector<std::string>& incidents)
{
    return median_of(incidents.size(), [&](std::size_t i) { read(incidents[i]); });
}

double BareSqlite::time_of_timeline(const std::vector<std::string>& incidents)
{
    return median_of(incidents.size(), [&](std::size_t i) {
        read(incidents[i]);
        rows("SELECT id, incident_id, actor_id, at, revision, type, details, post_id FROM timeline_event"
             " WHERE incident_id = ? ORDER BY revision, position",
             {incidents[i]});
    });
}

double BareSqlite::time_of_list(const std::string& query)
{
    const net::Form form = net::Form::parse(query + "&per_page=15&team_id=" + the_team().str());
    IncidentQuery asked =
        wire::incident_query([&form](std::string_view name) { return std::string(form.get(name)); }).value();
    asked.all_visible = true;
    const store::Query page = store::select_page(asked);
    const store::Query count = store::select_count(asked);
    return median_of(15, [&](std::size_t) {
        rows(count.text(), texts(count));
        for (const std::string& id : rows(page.text(), texts(page))) read(id);
    });
}

double BareSqlite::time_of_ticks(const std::vector<std::string>& incidents, std::size_t times)
{
    std::vector<std::string> tasks;
    for (const std::string& incident : incidents)
        tasks.push_back(rows("SELECT task.id FROM stage JOIN task ON task.stage_id = stage.id WHERE incident_id = ?"
                             " ORDER BY stage.position, task.position",
                             {incident})
                            .at(0));
    return median_of(times, [&](std::size_t i) {
        const std::string& incident = incidents[i % incidents.size()];
        const std::string revision = std::to_string(1'000'000 + i);
        const std::string at = std::to_string(to_millis(SystemClock().now()));
        rows("BEGIN IMMEDIATE", {});
        rows("UPDATE incident SET revision = ? WHERE id = ?", {revision, incident});
        rows("UPDATE task SET state = ?, state_modified_at = ?, state_modified_by = ? WHERE id = ?",
             {i % 2 == 0 ? "closed" : "", at, the_asker().str(), tasks[i % tasks.size()]});
        rows("INSERT INTO timeline_event (incident_id, revision, position, id, actor_id, at, type, details)"
             " VALUES (?, ?, 0, ?, ?, ?, 'task_state_modified', ?)",
             {incident, revision, RandomIds().next(), the_asker().str(), at,
              R"({"after":"closed","before":"","task":"00000000000000000000000000","title":"Page on-call"})"});
        rows("INSERT INTO outbox (sequence, incident_id, revision, position, reaction, attempts, last_fault, is_parked)"
             " VALUES (?, ?, ?, 0, 'post_to_channel', 0, '', 0)",
             {std::to_string(100'000'000 + i), incident, revision});
        rows("COMMIT", {});
    });
}

double BareSqlite::time_of_starts(const std::vector<std::string>& incidents, std::size_t times)
{
    RandomIds ids;
    return median_of(times, [&](std::size_t i) {
        const std::string& from = incidents[i % incidents.size()];
        const std::string incident = ids.next();
        rows("BEGIN IMMEDIATE", {});
        copy("incident", "id", from,
             {{"id", incident}, {"channel_id", ids.next()}, {"number", std::to_string(10'000'000 + i)}});
        for (const std::string& stage : rows("SELECT id FROM stage WHERE incident_id = ?", {from})) {
            const std::string copied = ids.next();
            copy("stage", "id", stage, {{"id", copied}, {"incident_id", incident}});
            for (const std::string& task : rows("SELECT id FROM task WHERE stage_id = ?", {stage}))
                copy("task", "id", task, {{"id", ids.next()}, {"stage_id", copied}});
        }
        rows("INSERT INTO timeline_event (incident_id, revision, position, id, actor_id, at, type, details)"
             " VALUES (?, 1, 0, ?, ?, ?, 'incident_created', '{}')",
             {incident, ids.next(), the_asker().str(), std::to_string(to_millis(SystemClock().now()))});
        rows("INSERT INTO outbox (sequence, incident_id, revision, position, reaction, attempts, last_fault, is_parked)"
             " VALUES (?, ?, 1, 0, 'open_channel', 0, '', 0)",
             {std::to_string(200'000'000 + i), incident});
        rows("COMMIT", {});
    });
}

void BareSqlite::read(const std::string& incident)
{
    rows("SELECT id, number, revision, team_id, channel_id, channel_name, is_public, name, description, playbook_id,"
         " reporter_id, commander_id, created_at, ended_at, active_stage, status, playbook_version, settings,"
         " origin_post_id, reminder_interval, reminder_due_at, reminder_fallen, reminder_post_id FROM incident"
         " WHERE id = ?",
         {incident});
    rows("SELECT id, title FROM stage WHERE incident_id = ? ORDER BY position", {incident});
    rows("SELECT task.stage_id, task.id, task.title, task.description, task.command, task.state,"
         " task.state_modified_at, task.state_modified_by, task.assignee_id, task.assignee_modified_at, task.due_at,"
         " task.due_announced, task.command_ran_at, task.command_ran_by FROM stage JOIN task"
         " ON task.stage_id = stage.id WHERE stage.incident_id = ? ORDER BY stage.position, task.position",
         {incident});
    rows("SELECT id, author_id, status, message, at, post_id, edited_at, deleted_at FROM status_update"
         " WHERE incident_id = ? ORDER BY position",
         {incident});
    rows("SELECT user_id, joined_at, left_at FROM participant WHERE incident_id = ? ORDER BY position", {incident});
}

void BareSqlite::copy(const std::string& table, const std::string& key, const std::string& from,
                      const std::map<std::string, std::string>& other)
{
    std::string into;
    std::string selected;
    std::vector<std::string> values;
    for (const std::string& column : columns(table)) {
        const auto replaced = other.find(column);
        into += (into.empty() ? "" : ", ") + column;
        selected += (selected.empty() ? "" : ", ") + (replaced == other.end() ? column : std::string("?"));
        if (replaced != other.end()) values.push_back(replaced->second);
    }
    values.push_back(from);
    rows("INSERT INTO " + table + " (" + into + ") SELECT " + selected + " FROM " + table + " WHERE " + key + " = ?",
         values);
}

std::vector<std::string> BareSqlite::columns(const std::string& table)
{
    auto& known = columns_[table];
    if (known.empty()) known = rows("SELECT name FROM pragma_table_info(?)", {table});
    return known;
}

std::vector<std::string> BareSqlite::rows(const std::string& sql, const std::vector<std::string>& values)
{
    sqlite3_stmt* statement = prepared(sql);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        const bool is_number = !values[i].empty() && values[i].size() < 20 &&
                               values[i].find_first_not_of("0123456789") == std::string::npos;
        check(is_number
                  ? sqlite3_bind_int64(statement, place, std::stoll(values[i]))
                  : sqlite3_bind_text(statement, place, values[i].data(), static_cast<int>(values[i].size()), nullptr));
    }
    std::vector<std::string> first;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        // Every column is looked at: SQLite decodes none that nobody asks for.
        for (int column = 1; column < sqlite3_column_count(statement); ++column)
            static_cast<void>(sqlite3_column_text(statement, column));
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        first.emplace_back(text ? text : "");
    }
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    check(sqlite3_reset(statement));
    return first;
}

sqlite3_stmt* BareSqlite::prepared(const std::string& sql)
{
    sqlite3_stmt*& statement = statements_[sql];
    if (!statement) check(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr));
    return statement;
}

void BareSqlite::check(int code)
{
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
}

} // namespace muster::bench
