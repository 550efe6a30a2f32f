#include "plugin/usecases/updates/update_status.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Incident>> UpdateStatus::run(IncidentId incident, Asker asker, Args args) const
{
    const NewUpdate update{args.id, asker.user, args.status, std::move(args.message), args.reminder};
    const Decide decide = [&update, at = editing_.now()](Incident& current) {
        return update_status(current, update, at);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> DismissReminder::run(IncidentId incident, Asker asker) const
{
    const Decide decide = [at = editing_.now()](Incident& current) { return dismiss_reminder(current, at); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<>> RemindOfUpdate::run(IncidentId incident) const
{
    const Change change{chat_.self().id, clock_.now()};
    const Decide decide = [at = change.at](Incident& current) -> Result<EventBodies> {
        return fall_reminder(current, at);
    };
    co_return unless_gone(co_await incidents_.change(incident, change, decide));
}

Async<Result<>> FollowUpdatePost::edited(ChannelId channel, PostId post, std::string text) const
{
    const Decide decide = [&](Incident& current) { return correct_update(current, post, text, clock_.now()); };
    co_return co_await change(channel, UserId(), decide);
}

Async<Result<>> FollowUpdatePost::deleted(ChannelId channel, PostId post, UserId actor) const
{
    const Decide decide = [&](Incident& current) { return delete_update(current, post, clock_.now()); };
    co_return co_await change(channel, actor, decide);
}

Async<Result<>> FollowUpdatePost::change(ChannelId channel, UserId actor, Decide decide) const
{
    const Result<Incident> incident = co_await incidents_.by_channel(channel);
    if (!incident) co_return unless_gone(incident);
    const Change change{actor.empty() ? chat_.self().id : actor, clock_.now()};
    co_return unless_gone(co_await incidents_.change(incident->id, change, decide));
}

} // namespace muster::usecases
