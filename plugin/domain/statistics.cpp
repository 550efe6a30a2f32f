#include "plugin/domain/statistics.hpp"

#include "base/overloaded.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/stage.hpp"

#include <algorithm>
#include <variant>

namespace muster
{

namespace
{

using std::chrono::milliseconds;

/// Adds up time as the events go by: that of the whole incident and that of the stage which is the active one.
class Stopwatch
{
public:
    Stopwatch(Instant start, StageId stage, std::string title) : since_(start) { enter(std::move(stage), title); }

    void end(Instant at)
    {
        pass(at);
        is_running_ = false;
    }
    void restart(Instant at)
    {
        if (is_running_) return;
        pass(at);
        is_running_ = true;
        ++restarts_;
    }
    /// The active stage is another one; an empty id is none.
    void change_stage(Instant at, const StageId& stage, const std::string& title)
    {
        pass(at);
        enter(stage, title);
    }
    void pass(Instant at)
    {
        const milliseconds passed = std::max(at - since_, milliseconds(0));
        since_ = std::max(since_, at);
        if (!is_running_) return;
        ongoing_ += passed;
        if (!stage_.empty()) time_of(stage_)->time += passed;
    }

    [[nodiscard]] const StageId& stage() const { return stage_; }
    [[nodiscard]] milliseconds ongoing() const { return ongoing_; }
    [[nodiscard]] std::size_t restarts() const { return restarts_; }
    [[nodiscard]] std::vector<StageTime> stages() && { return std::move(stages_); }

private:
    void enter(StageId stage, const std::string& title)
    {
        stage_ = std::move(stage);
        if (!stage_.empty() && time_of(stage_) == stages_.end()) stages_.push_back(StageTime{stage_, title, {}, false});
    }
    std::vector<StageTime>::iterator time_of(const StageId& stage)
    {
        return std::find_if(stages_.begin(), stages_.end(), [&](const StageTime& time) { return time.stage == stage; });
    }

    Instant since_;
    bool is_running_ = true;
    StageId stage_;
    milliseconds ongoing_{0};
    std::size_t restarts_ = 0;
    std::vector<StageTime> stages_;
};

/// The stage that was active at the start. Nothing names it but the first change away from it; without one it is the
/// active one of today, or the one that was taken away when it was the last. One that was added later was not there.
Stage first_stage(const Incident& incident, const std::vector<IncidentEvent>& events)
{
    std::vector<StageId> added;
    Stage left;
    Stage removed;
    for (const IncidentEvent& event : events) {
        if (const auto* one = std::get_if<StageAdded>(&event.body)) added.push_back(one->stage);
        if (const auto* one = std::get_if<StageRemoved>(&event.body)) removed = Stage{one->stage, one->title, {}};
        const auto* change = std::get_if<StageChanged>(&event.body);
        if (change && left.id.empty()) left = Stage{change->before, change->before_title, {}};
    }
    const Stage* active = active_stage(incident);
    for (const Stage& candidate : {left, active ? Stage{active->id, active->title, {}} : Stage(), removed}) {
        const bool was_there = std::find(added.begin(), added.end(), candidate.id) == added.end();
        if (was_there && !candidate.id.empty()) return candidate;
    }
    return {};
}

void follow(Stopwatch& watch, const IncidentEvent& event)
{
    const auto take_status = [&](Status before, Status after) {
        if (is_ended(after) && !is_ended(before)) watch.end(event.at);
        if (is_ended(before) && !is_ended(after)) watch.restart(event.at);
    };
    std::visit(Overloaded{[&](const IncidentEnded&) { watch.end(event.at); },
                          [&](const IncidentRestarted&) { watch.restart(event.at); },
                          [&](const StatusUpdated& told) { take_status(told.before, told.after); },
                          [&](const StageChanged& to) { watch.change_stage(event.at, to.after, to.after_title); },
                          [&](const StageAdded& added) {
                              if (watch.stage().empty()) watch.change_stage(event.at, added.stage, added.title);
                          },
                          [&](const StageRemoved& gone) {
                              if (watch.stage() == gone.stage) watch.change_stage(event.at, StageId(), {});
                          },
                          [](const auto&) {}},
               event.body);
}

void call_by_todays_titles(std::vector<StageTime>& times, const Incident& incident)
{
    const Stage* running = running_stage(incident);
    for (StageTime& time : times) {
        for (const Stage& stage : incident.stages)
            if (stage.id == time.stage) time.title = stage.title;
        time.is_running = running && running->id == time.stage;
    }
}

void count(TaskCounts& counts, TaskState state)
{
    switch (state) {
    case TaskState::Open:
        ++counts.open;
        return;
    case TaskState::InProgress:
        ++counts.in_progress;
        return;
    case TaskState::Closed:
        ++counts.closed;
        return;
    case TaskState::Skipped:
        ++counts.skipped;
        return;
    }
}

void add_tasks(IncidentStatistics& statistics, const Incident& incident)
{
    for (const Stage& stage : incident.stages)
        for (const Task& task : stage.tasks) {
            count(statistics.tasks, task.state);
            if (is_settled(task))
                statistics.settled.push_back(
                    TaskSettled{task.id, task.title, task.state, task.state_modified_at, task.state_modified_by});
        }
    std::stable_sort(statistics.settled.begin(), statistics.settled.end(),
                     [](const TaskSettled& a, const TaskSettled& b) { return a.at < b.at; });
}

} // namespace

IncidentStatistics statistics_of(const Incident& incident, const std::vector<IncidentEvent>& events, Instant now)
{
    std::vector<IncidentEvent> recorded = events;
    std::stable_sort(recorded.begin(), recorded.end(),
                     [](const IncidentEvent& a, const IncidentEvent& b) { return a.revision < b.revision; });

    const Stage first = first_stage(incident, recorded);
    Stopwatch watch(incident.created_at, first.id, first.title);
    for (const IncidentEvent& event : recorded) follow(watch, event);
    watch.pass(incident.ended_at.value_or(now));

    IncidentStatistics statistics;
    statistics.duration = incident.ended_at.value_or(now) - incident.created_at;
    statistics.ongoing = watch.ongoing();
    statistics.restarts = watch.restarts();
    if (!incident.updates.empty()) statistics.to_first_update = incident.updates.front().at - incident.created_at;
    if (incident.ended_at) statistics.to_resolve = statistics.duration;
    statistics.members_ever = incident.participants.size();
    statistics.stages = std::move(watch).stages();
    call_by_todays_titles(statistics.stages, incident);
    add_tasks(statistics, incident);
    return statistics;
}

const Stage* running_stage(const Incident& incident) { return incident.is_active() ? active_stage(incident) : nullptr; }

} // namespace muster
