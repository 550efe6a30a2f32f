#include "server/store/playbooks.hpp"

#include "base/text.hpp"
#include "plugin/wire/playbook_json.hpp"
#include "server/store/like.hpp"
#include "server/store/settings_text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace muster::store
{

namespace
{

Query select_playbooks()
{
    Query query("playbook.select");
    query.add("SELECT p.id, p.team_id, p.title, p.description, p.creates_public_incident, p.created_at,"
              " p.settings, p.updated_at, p.archived_at, p.version"
              " FROM playbook p");
    return query;
}

Playbook playbook_in(const Row& row)
{
    Playbook playbook;
    playbook.id = row.id<PlaybookId>(0);
    playbook.team = row.id<TeamId>(1);
    playbook.title = row.text(2);
    playbook.description = row.text(3);
    playbook.creates_public_incident = row.flag(4);
    playbook.created_at = row.instant(5);
    playbook.settings = settings_in(row.text(6));
    playbook.updated_at = row.instant(7);
    if (row.number(8) != 0) playbook.archived_at = row.instant(8);
    playbook.version = row.number(9);
    return playbook;
}

void read_members(Connection& connection, Playbook& playbook)
{
    static constexpr Sql kMembers("playbook_member.of_playbook",
                                  "SELECT user_id FROM playbook_member WHERE playbook_id = ? ORDER BY position");
    connection.each(kMembers, {playbook.id}, [&](const Row& row) { playbook.members.push_back(row.id<UserId>(0)); });
}

void read_planned_stages(Connection& connection, Playbook& playbook)
{
    static constexpr Sql kStages("playbook_stage.of_playbook",
                                 "SELECT title FROM playbook_stage WHERE playbook_id = ? ORDER BY position");
    connection.each(kStages, {playbook.id}, [&](const Row& row) {
        playbook.stages.push_back(PlannedStage{row.text(0), {}});
    });

    static constexpr Sql kTasks("playbook_task.of_playbook", R"sql(
        SELECT stage_position, title, description, command
        FROM playbook_task WHERE playbook_id = ? ORDER BY stage_position, position)sql");
    connection.each(kTasks, {playbook.id}, [&](const Row& row) {
        PlannedStage& stage = playbook.stages.at(static_cast<std::size_t>(row.number(0)));
        stage.tasks.push_back(PlannedTask{row.text(1), row.text(2), row.text(3)});
    });
}

std::vector<Playbook> read_playbooks(Connection& connection, const Query& query)
{
    std::vector<Playbook> playbooks;
    connection.each(query, [&playbooks](const Row& row) { playbooks.push_back(playbook_in(row)); });
    for (Playbook& playbook : playbooks) {
        read_members(connection, playbook);
        read_planned_stages(connection, playbook);
    }
    return playbooks;
}

void insert_parts(Connection& connection, const Playbook& playbook)
{
    static constexpr Sql kMember("playbook_member.insert", R"sql(
        INSERT INTO playbook_member (playbook_id, user_id, position) VALUES (?, ?, ?)
        ON CONFLICT (playbook_id, user_id) DO NOTHING)sql");
    for (std::size_t i = 0; i < playbook.members.size(); ++i)
        connection.run(kMember, {playbook.id, playbook.members[i], i});

    static constexpr Sql kStage("playbook_stage.insert",
                                "INSERT INTO playbook_stage (playbook_id, position, title) VALUES (?, ?, ?)");
    static constexpr Sql kTask("playbook_task.insert", R"sql(
        INSERT INTO playbook_task (playbook_id, stage_position, position, title, description, command)
        VALUES (?, ?, ?, ?, ?, ?))sql");
    for (std::size_t s = 0; s < playbook.stages.size(); ++s) {
        const PlannedStage& stage = playbook.stages[s];
        connection.run(kStage, {playbook.id, s, stage.title});
        for (std::size_t t = 0; t < stage.tasks.size(); ++t) {
            const PlannedTask& task = stage.tasks[t];
            connection.run(kTask, {playbook.id, s, t, task.title, task.description, task.command});
        }
    }
}

/// False when there is one of that id.
bool insert_playbook(Connection& connection, const Playbook& playbook)
{
    static constexpr Sql kInsert("playbook.insert", R"sql(
        INSERT INTO playbook (id, team_id, title, title_folded, description, creates_public_incident, created_at,
                              settings, updated_at, archived_at, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING)sql");
    const auto inserted = connection.run(kInsert, {playbook.id, playbook.team, playbook.title, lower(playbook.title),
                                                   playbook.description, playbook.creates_public_incident,
                                                   playbook.created_at, text_of(playbook.settings), playbook.updated_at,
                                                   playbook.archived_at.value_or(Instant{}), playbook.version});
    if (inserted == 0) return false;
    insert_parts(connection, playbook);
    return true;
}

std::optional<Playbook> find_playbook(Connection& connection, const PlaybookId& id)
{
    std::vector<Playbook> found = read_playbooks(connection, select_playbooks().add(" WHERE p.id = ?", id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Failure no_playbook() { return fail(Fault::NotFound, "playbook: not found"); }

/// Keeps what a change is about to replace.
void keep_version(Connection& connection, const Playbook& before)
{
    static constexpr Sql kInsert("playbook_version.insert", R"sql(
        INSERT INTO playbook_version (playbook_id, version, updated_at, archived_at, content)
        VALUES (?, ?, ?, ?, ?))sql");
    const std::string content = to_text(wire::playbook_to_json(before));
    connection.run(kInsert,
                   {before.id, before.version, before.updated_at, before.archived_at.value_or(Instant{}), content});
}

std::optional<Playbook> find_version(Connection& connection, const Playbook& current, std::int64_t version)
{
    if (current.version == version) return current;
    static constexpr Sql kFind("playbook_version.find", R"sql(
        SELECT updated_at, archived_at, content FROM playbook_version WHERE playbook_id = ? AND version = ?)sql");
    std::optional<Playbook> found;
    std::string content;
    connection.each(kFind, {current.id, version}, [&](const Row& row) {
        found.emplace();
        found->updated_at = row.instant(0);
        if (row.number(1) != 0) found->archived_at = row.instant(1);
        content = row.text(2);
    });
    if (!found) return std::nullopt;
    found->id = current.id;
    found->created_at = current.created_at;
    found->version = version;
    const Result<Json> json = parse_json(content);
    if (!json) throw SqlError(SqlFault::Damaged, "playbook_version: " + json.error().detail());
    Result<Playbook> read = wire::playbook_from_json(*json, std::move(*found));
    if (!read) throw SqlError(SqlFault::Damaged, "playbook_version: " + read.error().detail());
    return std::move(*read);
}

void update_playbook(Connection& connection, const Playbook& after)
{
    static constexpr Sql kUpdate("playbook.update", R"sql(
        UPDATE playbook SET title = ?, title_folded = ?, description = ?, creates_public_incident = ?, settings = ?,
               updated_at = ?, archived_at = ?, version = ?
        WHERE id = ?)sql");
    const std::string folded = lower(after.title);
    const std::string settings = text_of(after.settings);
    connection.run(kUpdate, {after.title, folded, after.description, after.creates_public_incident, settings,
                             after.updated_at, after.archived_at.value_or(Instant{}), after.version, after.id});

    static constexpr Sql kNoTasks("playbook_task.delete", "DELETE FROM playbook_task WHERE playbook_id = ?");
    static constexpr Sql kNoStages("playbook_stage.delete", "DELETE FROM playbook_stage WHERE playbook_id = ?");
    static constexpr Sql kNoMembers("playbook_member.delete", "DELETE FROM playbook_member WHERE playbook_id = ?");
    connection.run(kNoTasks, {after.id});
    connection.run(kNoStages, {after.id});
    connection.run(kNoMembers, {after.id});
    insert_parts(connection, after);
}

void add_conditions(Query& sql, const PlaybookQuery& query)
{
    sql.add(" WHERE p.team_id = ?", query.team);
    if (!query.with_archived) sql.add(" AND p.archived_at = 0");
    if (!query.search.empty()) sql.add(" AND p.title_folded LIKE ? ESCAPE '\\'", anywhere(lower(query.search)));
    if (query.member)
        sql.add(" AND EXISTS (SELECT 1 FROM playbook_member m WHERE m.playbook_id = p.id AND m.user_id = ?)",
                *query.member);
}

/// Every order ends with the id, so that it is the same for every page.
void add_order(Query& sql, PlaybookSort sort, bool descending)
{
    switch (sort) {
    case PlaybookSort::Title:
        sql.add(" ORDER BY p.title_folded");
        break;
    case PlaybookSort::Stages:
        sql.add(" ORDER BY (SELECT COUNT(s.position) FROM playbook_stage s WHERE s.playbook_id = p.id)");
        break;
    case PlaybookSort::Tasks:
        sql.add(" ORDER BY (SELECT COUNT(t.position) FROM playbook_task t WHERE t.playbook_id = p.id)");
        break;
    case PlaybookSort::UpdatedAt:
        sql.add(" ORDER BY p.updated_at");
        break;
    }
    sql.add(descending ? Literal(" DESC, p.id DESC") : Literal(", p.id"));
}

} // namespace

Async<Result<Playbook>> Playbooks::by_id(PlaybookId playbook)
{
    const Database::Read<Playbook> find = [&](Connection& connection) -> Result<Playbook> {
        std::optional<Playbook> found = find_playbook(connection, playbook);
        if (!found) return no_playbook();
        return std::move(*found);
    };
    co_return co_await database_.read(find);
}

Async<Result<Playbook>> Playbooks::at_version(PlaybookId playbook, std::int64_t version)
{
    const Database::Read<Playbook> find = [&](Connection& connection) -> Result<Playbook> {
        const std::optional<Playbook> current = find_playbook(connection, playbook);
        if (!current) return no_playbook();
        std::optional<Playbook> found = find_version(connection, *current, version);
        if (!found) return fail(Fault::NotFound, "version: not found", "version");
        return std::move(*found);
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<Playbook>>> Playbooks::of_member(TeamId team, UserId member)
{
    using Found = std::vector<Playbook>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        Query query = select_playbooks();
        query.add(" JOIN playbook_member m ON m.playbook_id = p.id WHERE m.user_id = ? AND p.team_id = ?", member,
                  team);
        query.add(" AND p.archived_at = 0");
        query.add(" ORDER BY p.title_folded, p.id");
        return read_playbooks(connection, query);
    };
    co_return co_await database_.read(find);
}

Async<Result<PlaybookPage>> Playbooks::list(PlaybookQuery query)
{
    const Database::Read<PlaybookPage> find = [&](Connection& connection) -> Result<PlaybookPage> {
        Query count("playbook.count");
        count.add("SELECT COUNT(p.id) FROM playbook p");
        add_conditions(count, query);
        PlaybookPage page;
        connection.each(count, [&page](const Row& row) { page.total = static_cast<std::size_t>(row.number(0)); });

        Query select = select_playbooks();
        add_conditions(select, query);
        add_order(select, query.sort, query.descending);
        select.add(" LIMIT ? OFFSET ?", query.per_page, query.page * query.per_page);
        page.playbooks = read_playbooks(connection, select);
        return page;
    };
    co_return co_await database_.read(find);
}

Async<Result<bool>> Playbooks::add(Playbook playbook)
{
    const Database::Write<bool> insert = [&](Session& session) -> Result<bool> {
        const bool is_new = insert_playbook(session.connection(), playbook);
        if (is_new) session.tell(news_of_creation(playbook));
        return is_new;
    };
    co_return co_await database_.write(insert);
}

Async<Result<Playbook>> Playbooks::change(PlaybookId playbook, DecidePlaybook decide)
{
    // There is one writer: the second of two edits of one version is decided on what the first one wrote.
    const Database::Write<Playbook> apply = [&](Session& session) -> Result<Playbook> {
        std::optional<Playbook> before = find_playbook(session.connection(), playbook);
        if (!before) return no_playbook();
        Result<Playbook> after = decide(*before);
        if (!after || *after == *before) return after;
        keep_version(session.connection(), *before);
        update_playbook(session.connection(), *after);
        session.tell(news_of(*before, *after));
        return after;
    };
    co_return co_await database_.write(apply);
}

} // namespace muster::store
