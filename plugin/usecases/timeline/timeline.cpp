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
        const Result<Instant> made = co_await made_at(args.post, asker.user);
        if (!made) co_return made.error();
        happened_at = *made;
    }
    happened_at = args.happened_at.value_or(happened_at);
    const Decide decide = [&, now = editing_.now()](Incident& current) {
        return add_note(current, args.summary, args.post, happened_at, now);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Instant>> AddTimelineNote::made_at(PostId post, UserId reader) const
{
    const Failure unreadable = fail(Fault::Invalid, "post_id: no post that you can read", "post_id");
    const Result<Post> found = co_await chat_.read_post(post);
    const bool is_away = !found && found.error().fault() == Fault::Unavailable;
    if (is_away) co_return found.error();
    if (!found) co_return unreadable;
    const Result<bool> can_read = co_await chat_.is_channel_member(found->channel, reader);
    if (!can_read) co_return can_read.error();
    if (!*can_read) co_return unreadable;
    co_return found->at;
}

} // namespace muster::usecases
