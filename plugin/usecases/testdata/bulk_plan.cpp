#include "plugin/usecases/testdata/bulk_plan.hpp"

#include "plugin/domain/checklist.hpp"
#include "plugin/domain/participants.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/usecases/testdata/invented.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace muster::usecases
{

namespace
{

using namespace std::chrono_literals;

constexpr std::size_t kMostHelpers = 5;
constexpr std::chrono::milliseconds kShortest = 10min;
constexpr std::chrono::milliseconds kLongest = 48h;

} // namespace

/// One incident and its steps; they are put in the order of their times at the end.
class BulkPlan::Story
{
public:
    Story(Past past, Instant last) : past_(std::move(past)), last_(last) {}

    [[nodiscard]] const Incident& incident() const { return past_.incident; }
    [[nodiscard]] Instant first() const { return past_.start.at; }
    [[nodiscard]] Instant last() const { return last_; }

    void add(const UserId& actor, Instant at, Decide decide)
    {
        past_.steps.push_back(Past::Step{Change{actor, at}, std::move(decide)});
    }

    Past finished() &&
    {
        const auto is_earlier = [](const Past::Step& a, const Past::Step& b) { return a.change.at < b.change.at; };
        std::stable_sort(past_.steps.begin(), past_.steps.end(), is_earlier);
        return std::move(past_);
    }

private:
    Past past_;
    Instant last_;
};

Past BulkPlan::draw()
{
    const bool has_ended = drawn_++ < order_.ended;
    const Playbook& playbook = order_.playbooks[below(order_.playbooks.size())];
    const Instant began = between(order_.begin, std::min(order_.end, order_.now));
    // Most incidents are short: of two lengths the shorter one counts.
    const Instant over =
        std::min(between(began + kShortest, began + kLongest), between(began + kShortest, began + kLongest));
    const Instant last = has_ended ? std::min(over, order_.now) : order_.now;

    StartOrder start_order;
    start_order.id = IncidentId(ids_.next());
    start_order.name = name();
    start_order.reporter = somebody(playbook);
    start_order.commander = somebody(playbook);
    Result<Incident> incident = start(playbook, start_order, ids_, began);
    const IncidentStarted started{start_order.reporter, start_order.commander, playbook.title};
    Story story(Past{std::move(incident).value(), started, Change{start_order.reporter, began}, {}}, last);

    std::vector<UserId> people{start_order.reporter, start_order.commander};
    for (std::size_t i = below(kMostHelpers + 1); i > 0; --i) people.push_back(somebody(playbook));
    for (const UserId& person : people) {
        const Instant at = person == start_order.reporter ? began : between(began, began + kShortest);
        story.add(person, std::min(at, last),
                  [person, at](Incident& now) -> Result<EventBodies> { return join(now, person, at); });
    }
    work_through(story, has_ended);
    tell_of(story, has_ended);
    return std::move(story).finished();
}

void BulkPlan::work_through(Story& story, bool to_the_end)
{
    const std::vector<Stage>& stages = story.incident().stages;
    const std::size_t reached = to_the_end ? stages.size() : below(stages.size()) + 1;
    const auto part = (story.last() - story.first()) / static_cast<std::int64_t>(std::max<std::size_t>(reached, 1));
    for (std::size_t i = 0; i < reached; ++i) {
        const Instant from = story.first() + part * static_cast<std::int64_t>(i);
        if (i > 0) story.add(story.incident().commander, from, [i](Incident& now) { return go_to_stage(now, i); });
        const bool is_worked_on = i + 1 == reached && !to_the_end;
        for (const Task& task : stages[i].tasks) {
            if (is_worked_on && one_in(2)) continue;
            const TaskState state = one_in(12) ? TaskState::Skipped : TaskState::Closed;
            const UserId& actor = one_in(2) ? story.incident().commander : story.incident().reporter;
            const Instant at = between(from, from + part);
            story.add(actor, at, [id = task.id, state, actor, at](Incident& now) {
                return set_task_state(now, id, state, actor, at);
            });
        }
    }
}

void BulkPlan::tell_of(Story& story, bool has_ended)
{
    const UserId& commander = story.incident().commander;
    const auto tell = [&](Status status, std::string_view message, Instant at) {
        NewUpdate update;
        update.id = StatusUpdateId(ids_.next());
        update.author = commander;
        update.status = status;
        update.message = std::string(message);
        story.add(commander, at, [update, at](Incident& now) { return update_status(now, update, at); });
    };
    if (!one_in(5))
        tell(Status::Active, invented::kUpdates[below(invented::kUpdates.size())],
             between(story.first(), story.last()));
    if (!has_ended) return;
    if (one_in(2))
        tell(Status::Resolved, invented::kResolved, story.last());
    else
        story.add(commander, story.last(), [at = story.last()](Incident& now) { return end(now, at); });
}

Instant BulkPlan::between(Instant from, Instant to)
{
    if (to <= from) return from;
    return from + std::chrono::milliseconds(below(static_cast<std::size_t>((to - from).count())));
}

const UserId& BulkPlan::somebody(const Playbook& playbook)
{
    if (playbook.members.empty()) return order_.asker;
    return playbook.members[below(playbook.members.size())];
}

std::string BulkPlan::name()
{
    std::string name(invented::kSubjects[below(invented::kSubjects.size())]);
    name += " " + std::string(invented::kTroubles[below(invented::kTroubles.size())]);
    if (one_in(3)) name = "[" + std::string(invented::kCompanies[below(invented::kCompanies.size())]) + "] " + name;
    return name;
}

} // namespace muster::usecases
