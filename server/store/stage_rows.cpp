#include "server/store/stage_rows.hpp"

#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>

namespace muster::store
{

namespace
{

/// A task and where it stands.
struct PlacedTask {
    const Stage* stage = nullptr;
    std::size_t position = 0;
    const Task* task = nullptr;
};

std::vector<PlacedTask> placed(const std::vector<Stage>& stages)
{
    std::vector<PlacedTask> all;
    for (const Stage& stage : stages)
        for (std::size_t i = 0; i < stage.tasks.size(); ++i) all.push_back(PlacedTask{&stage, i, &stage.tasks[i]});
    return all;
}

/// The element for which `is_it` holds, null if none; looked for first at `hint`, where it nearly always is.
template <class T, class Is> const T* found(const std::vector<T>& all, std::size_t hint, Is is_it)
{
    if (hint < all.size() && is_it(all[hint])) return &all[hint];
    const auto it = std::find_if(all.begin(), all.end(), is_it);
    return it == all.end() ? nullptr : &*it;
}

void insert_stage(Connection& connection, const IncidentId& incident, std::size_t position, const Stage& stage)
{
    static constexpr Sql kInsert("stage.insert",
                                 "INSERT INTO stage (id, incident_id, position, title) VALUES (?, ?, ?, ?)");
    connection.run(kInsert, {stage.id, incident, position, stage.title});
}

void update_stage(Connection& connection, std::size_t position, const Stage& stage)
{
    static constexpr Sql kUpdate("stage.update", "UPDATE stage SET position = ?, title = ? WHERE id = ?");
    connection.run(kUpdate, {position, stage.title, stage.id});
}

void delete_stage(Connection& connection, const StageId& id)
{
    static constexpr Sql kDelete("stage.delete", "DELETE FROM stage WHERE id = ?");
    connection.run(kDelete, {id});
}

void insert_task(Connection& connection, const PlacedTask& placed)
{
    static constexpr Sql kInsert("task.insert", R"sql(
        INSERT INTO task (id, stage_id, position, title, description, command, state, state_modified_at,
                          state_modified_by, assignee_id, assignee_modified_at, due_at, due_announced,
                          command_ran_at, command_ran_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
    const Task& task = *placed.task;
    connection.run(kInsert, {task.id, placed.stage->id, placed.position, task.title, task.description, task.command,
                             std::string(wire::spelled(task.state)), task.state_modified_at, task.state_modified_by,
                             task.assignee, task.assignee_modified_at, task.due_at, task.due_announced,
                             task.command_ran_at, task.command_ran_by});
}

void update_task(Connection& connection, const PlacedTask& placed)
{
    static constexpr Sql kUpdate("task.update", R"sql(
        UPDATE task
        SET stage_id = ?, position = ?, title = ?, description = ?, command = ?, state = ?, state_modified_at = ?,
            state_modified_by = ?, assignee_id = ?, assignee_modified_at = ?, due_at = ?, due_announced = ?,
            command_ran_at = ?, command_ran_by = ?
        WHERE id = ?)sql");
    const Task& task = *placed.task;
    connection.run(kUpdate, {placed.stage->id, placed.position, task.title, task.description, task.command,
                             std::string(wire::spelled(task.state)), task.state_modified_at, task.state_modified_by,
                             task.assignee, task.assignee_modified_at, task.due_at, task.due_announced,
                             task.command_ran_at, task.command_ran_by, task.id});
}

/// What a tick changes, by itself: it touches no index.
void update_task_state(Connection& connection, const Task& task)
{
    static constexpr Sql kUpdate("task.set_state", R"sql(
        UPDATE task SET state = ?, state_modified_at = ?, state_modified_by = ? WHERE id = ?)sql");
    connection.run(kUpdate,
                   {std::string(wire::spelled(task.state)), task.state_modified_at, task.state_modified_by, task.id});
}

void delete_task(Connection& connection, const TaskId& id)
{
    static constexpr Sql kDelete("task.delete", "DELETE FROM task WHERE id = ?");
    connection.run(kDelete, {id});
}

bool only_state_differs(const PlacedTask& before, const PlacedTask& after)
{
    const auto rest = [](const PlacedTask& p) {
        const Task& t = *p.task;
        return std::tie(p.stage->id, p.position, t.title, t.description, t.command, t.assignee, t.assignee_modified_at,
                        t.due_at, t.due_announced, t.command_ran_at, t.command_ran_by);
    };
    return rest(before) == rest(after);
}

void write_task(Connection& connection, const PlacedTask* before, const PlacedTask& after)
{
    if (!before) return insert_task(connection, after);
    if (!only_state_differs(*before, after)) return update_task(connection, after);
    if (*before->task != *after.task) update_task_state(connection, *after.task);
}

void write_stage(Connection& connection, const IncidentId& incident, const std::vector<Stage>& before,
                 const Stage& stage, std::size_t position)
{
    const Stage* known = found(before, position, [&stage](const Stage& s) { return s.id == stage.id; });
    if (!known) return insert_stage(connection, incident, position, stage);
    const bool has_moved = static_cast<std::size_t>(known - before.data()) != position;
    if (has_moved || known->title != stage.title) update_stage(connection, position, stage);
}

TaskState state_in(const Row& row, int column)
{
    const Result<TaskState> state = wire::task_state(row.text(column));
    if (!state) throw SqlError(SqlFault::Damaged, "task.state: " + row.text(column));
    return *state;
}

Task task_in(const Row& row)
{
    Task task;
    task.id = row.id<TaskId>(1);
    task.title = row.text(2);
    task.description = row.text(3);
    task.command = row.text(4);
    task.state = state_in(row, 5);
    task.state_modified_at = row.instant(6);
    task.state_modified_by = row.id<UserId>(7);
    task.assignee = row.id<UserId>(8);
    task.assignee_modified_at = row.instant(9);
    task.due_at = row.instant(10);
    task.due_announced = row.flag(11);
    task.command_ran_at = row.instant(12);
    task.command_ran_by = row.id<UserId>(13);
    return task;
}

} // namespace

std::vector<Stage> read_stages(Connection& connection, const IncidentId& incident)
{
    static constexpr Sql kStages("stage.of_incident",
                                 "SELECT id, title FROM stage WHERE incident_id = ? ORDER BY position");
    std::vector<Stage> stages;
    connection.each(kStages, {incident}, [&stages](const Row& row) {
        stages.push_back(Stage{row.id<StageId>(0), row.text(1), {}});
    });

    static constexpr Sql kTasks("task.of_incident", R"sql(
        SELECT task.stage_id, task.id, task.title, task.description, task.command, task.state,
               task.state_modified_at, task.state_modified_by, task.assignee_id, task.assignee_modified_at,
               task.due_at, task.due_announced, task.command_ran_at, task.command_ran_by
        FROM stage JOIN task ON task.stage_id = stage.id
        WHERE stage.incident_id = ?
        ORDER BY stage.position, task.position)sql");
    auto stage = stages.begin();
    connection.each(kTasks, {incident}, [&stage](const Row& row) {
        while (stage->id.str() != row.text(0)) ++stage; // both come in the order of stages
        stage->tasks.push_back(task_in(row));
    });
    return stages;
}

void write_stages(Connection& connection, const IncidentId& incident, const std::vector<Stage>& before,
                  const std::vector<Stage>& after)
{
    const std::vector<PlacedTask> tasks_before = placed(before);
    const std::vector<PlacedTask> tasks_after = placed(after);
    const auto same = [](const PlacedTask& one) {
        return [&one](const PlacedTask& other) { return other.task->id == one.task->id; };
    };

    // Stages come before the tasks that refer to them, and go after them.
    for (std::size_t i = 0; i < after.size(); ++i) write_stage(connection, incident, before, after[i], i);
    for (std::size_t i = 0; i < tasks_after.size(); ++i)
        write_task(connection, found(tasks_before, i, same(tasks_after[i])), tasks_after[i]);
    for (std::size_t i = 0; i < tasks_before.size(); ++i)
        if (!found(tasks_after, i, same(tasks_before[i]))) delete_task(connection, tasks_before[i].task->id);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const StageId& id = before[i].id;
        if (!found(after, i, [&id](const Stage& s) { return s.id == id; })) delete_stage(connection, id);
    }
}

} // namespace muster::store
