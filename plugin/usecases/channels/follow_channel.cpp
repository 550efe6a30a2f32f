#include "plugin/usecases/channels/follow_channel.hpp"

#include "plugin/usecases/editing.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<>> FollowChannel::changed(ChannelId channel, ChannelSeen seen) const
{
    const Decide decide = [&seen](Incident& current) -> Result<EventBodies> { return follow_channel(current, seen); };
    co_return co_await change_of(channel, decide);
}

Async<Result<>> FollowChannel::archived(ChannelId channel) const
{
    const Decide decide = [](Incident& current) -> Result<EventBodies> {
        return follow_channel(current, ChannelState::Archived);
    };
    co_return co_await change_of(channel, decide);
}

Async<Result<>> FollowChannel::restored(ChannelId channel) const
{
    const Decide decide = [](Incident& current) -> Result<EventBodies> {
        return follow_channel(current, ChannelState::Open);
    };
    co_return co_await change_of(channel, decide);
}

Async<Result<>> FollowChannel::reconcile(const Incident& incident) const
{
    if (incident.channel.empty()) co_return Result<>();
    const Result<Channel> there = co_await chat_.channel(incident.channel);
    const bool is_gone = !there && there.error().fault() == Fault::NotFound;
    if (!there && !is_gone) {
        if (there.error().fault() == Fault::Unavailable) co_return there.error();
        co_return Result<>();
    }
    const Decide decide = [&there](Incident& current) -> Result<EventBodies> {
        if (!there) return follow_channel(current, ChannelState::Deleted);
        EventBodies events = follow_channel(current, ChannelSeen{there->display_name, there->name, there->is_public});
        const ChannelState state = there->is_archived ? ChannelState::Archived : ChannelState::Open;
        for (EventBody& event : follow_channel(current, state)) events.push_back(std::move(event));
        return events;
    };
    co_return co_await change(incident.id, decide);
}

Async<Result<>> FollowChannel::change_of(ChannelId channel, Decide decide) const
{
    const Result<Incident> incident = co_await incidents_.by_channel(channel);
    if (!incident) co_return unless_gone(incident);
    co_return co_await change(incident->id, decide);
}

Async<Result<>> FollowChannel::change(IncidentId incident, Decide decide) const
{
    const Change by_bot{chat_.self().id, clock_.now()};
    const Result<Incident> changed = co_await incidents_.change(incident, by_bot, decide);
    co_return unless_gone(changed);
}

} // namespace muster::usecases
