#include "server/store/playbooks.hpp"

#include "base/text.hpp"
#include "server/store/settings_text.hpp"

#include <cstddef>
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

} // namespace

Async<Result<Playbook>> Playbooks::by_id(PlaybookId playbook)
{
    const Database::Read<Playbook> find = [&](Connection& connection) -> Result<Playbook> {
        auto found = read_playbooks(connection, select_playbooks().add(" WHERE p.id = ?", playbook));
        if (found.empty()) return fail(Fault::NotFound, "playbook: not found");
        return std::move(found.front());
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
        query.add(" ORDER BY p.title_folded, p.id");
        return read_playbooks(connection, query);
    };
    co_return co_await database_.read(find);
}

Async<Result<bool>> Playbooks::add(Playbook playbook)
{
    const Database::Write<bool> insert = [&](Session& session) -> Result<bool> {
        return insert_playbook(session.connection(), playbook);
    };
    co_return co_await database_.write(insert);
}

} // namespace muster::store
