#include "plugin/usecases/timeline/timeline.hpp"

#include "plugin/domain/timeline.hpp"

#include <algorithm>
#include <utility>

namespace muster::usecases
{

Async<Result<Timeline>> ReadTimeline::run(IncidentId incident, Asker asker) const
{
    Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_view(asker, *found);
    if (!allowed) co_return allowed.error();
    Result<std::vector<IncidentEvent>> events = co_await incidents_.timeline(incident);
    if (!events) co_return events.error();

    std::erase_if(*events, [](const IncidentEvent& event) { return is_bookkeeping(event.body); });
    // Events of one moment stay in the order in which they were recorded.
    std::stable_sort(events->begin(), events->end(),
                     [](const IncidentEvent& a, const IncidentEvent& b) { return happened_at(a) < happened_at(b); });
    Timeline timeline;
    timeline.incident = std::move(*found);
    timeline.events = std::move(*events);
    co_return timeline;
}

Async<Result<Incident>> AddTimelineNote::run(IncidentId incident, Asker asker, Args args) const
{
    Instant happened_at = editing_.now();
    if (!args.post.empty()) {
        const Result<Post> post = co_await facts_.readable_post(args.post, asker.user);
        if (!post) co_return post.error();
        happened_at = post->at;
    }
    happened_at = args.happened_at.value_or(happened_at);
    const Decide decide = [&, now = editing_.now()](Incident& current) {
        return add_note(current, args.summary, args.post, happened_at, now);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
