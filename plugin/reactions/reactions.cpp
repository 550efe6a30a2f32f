#include "plugin/reactions/reactions.hpp"

#include "plugin/domain/channel_life.hpp"
#include "plugin/domain/channel_name.hpp"
#include "plugin/domain/participants.hpp"
#include "plugin/wording/channel_posts.hpp"
#include "plugin/wording/event_sentence.hpp"

#include <utility>

namespace muster::reactions
{

namespace
{

/// The stage whose tasks the event's post shows, null for none.
const Stage* stage_to_show(const IncidentEvent& event, const Incident& incident)
{
    if (std::holds_alternative<IncidentStarted>(event.body))
        return incident.stages.empty() ? nullptr : &incident.stages.front();
    if (const auto* changed = std::get_if<StageChanged>(&event.body))
        for (const Stage& stage : incident.stages)
            if (stage.id == changed->after) return &stage;
    return nullptr;
}

} // namespace

Async<Result<PostId>> Reactions::react(const OutboxRow& row, bool is_first_attempt)
{
    const Result<Incident> incident = co_await incidents_.by_id(row.event.incident);
    if (!incident) co_return incident.error();
    // Opening the channel is never given up: without one is only test data, and nobody to tell.
    const bool has_nobody_to_tell = incident->channel.empty() && row.reaction != Reaction::OpenChannel;
    if (has_nobody_to_tell) co_return PostId();
    Result<PostId> done = co_await react_in(*incident, row, is_first_attempt);
    if (done || is_temporary(done.error()) || incident->channel.empty()) co_return done;
    if (receiver_of(row.reaction) != Receiver::Chat) co_return done;
    co_return co_await reason_for(done.error(), *incident);
}

Async<Failure> Reactions::reason_for(Failure failure, const Incident& incident)
{
    const Result<Channel> channel = co_await chat_.channel(incident.channel);
    if (!channel && channel.error().fault() == Fault::NotFound)
        co_return fail(Fault::NotFound, "the incident's channel was deleted");
    if (channel && channel->is_archived) co_return fail(Fault::NotFound, "the incident's channel is archived");
    co_return failure;
}

Async<Result<PostId>> Reactions::react_in(const Incident& incident, const OutboxRow& row, bool is_first_attempt)
{
    switch (row.reaction) {
    case Reaction::OpenChannel:
        co_return co_await open_channel(incident);
    case Reaction::PostToChannel:
        co_return co_await post_to_channel(row, incident, is_first_attempt);
    case Reaction::UpdateChannel:
        co_return co_await update_channel(incident);
    case Reaction::PostStatusUpdate:
        co_return co_await updates_.post_update(row, incident, is_first_attempt);
    case Reaction::BroadcastUpdate:
        co_return co_await updates_.broadcast(row, incident, is_first_attempt);
    case Reaction::PostReminder:
        co_return co_await updates_.post_reminder(row, incident, is_first_attempt);
    case Reaction::RetractReminder:
        co_return co_await updates_.retract_reminder(incident);
    case Reaction::CallTogether:
        co_return co_await starts_.call_together(row, incident, is_first_attempt);
    case Reaction::MessageAssignee:
        co_return co_await assignments_.message(row, incident, is_first_attempt);
    case Reaction::Welcome:
        co_return co_await welcomes_.welcome(row, incident, is_first_attempt);
    case Reaction::CallWebhook:
        co_return co_await webhooks_.call(row, incident, is_first_attempt);
    }
    co_return fail(Fault::Invalid, "unknown reaction");
}

Async<Result<PostId>> Reactions::open_channel(const Incident& incident)
{
    ChannelId channel = incident.channel;
    std::string name = incident.channel_name;
    if (channel.empty()) {
        const Result<Channel> opened = co_await find_or_create(incident);
        if (!opened) co_return opened.error();
        channel = opened->id;
        name = opened->name;
    }

    // Members first, the link last: until the channel is linked the whole is tried again.
    for (const UserId& member : {incident.commander, incident.reporter}) {
        const Result<> added = co_await chat_.add_to_channel(channel, member);
        // What was linked by an earlier try may be closed by now: then nobody has to come in any more.
        const bool may_go_on = added || added.error().fault() == Fault::NotFound ||
                               (!incident.channel.empty() && !is_temporary(added.error()));
        if (!may_go_on) co_return added.error();
        if (incident.reporter == incident.commander) break;
    }

    const Change change{chat_.self().id, clock_.now()};
    const Decide decide = [&](Incident& current) -> Result<EventBodies> {
        Result<EventBodies> events = muster::open_channel(current, channel, name);
        if (!events) return events;
        // The chat server told of their joining before anybody could know whose channel it is.
        for (const UserId& member : {current.commander, current.reporter})
            for (EventBody& joined : join(current, member, change.at)) events->push_back(std::move(joined));
        return events;
    };
    const Result<Incident> linked = co_await incidents_.change(incident.id, change, decide);
    if (!linked) co_return linked.error();
    co_return PostId();
}

Async<Result<Channel>> Reactions::find_or_create(const Incident& incident)
{
    Result<Channel> opened = fail(Fault::Conflict, "no name for the channel is free");
    for (const std::string& name : channel_names_to_try(incident.channel_name, incident.id)) {
        opened = co_await create_named(incident, name);
        if (opened || opened.error().fault() != Fault::Conflict) break;
    }
    co_return opened;
}

Async<Result<Channel>> Reactions::create_named(const Incident& incident, std::string name)
{
    NewChannel wanted;
    wanted.team = incident.team;
    wanted.name = name;
    wanted.display_name = incident.name;
    wanted.header = wording::channel_header(incident);
    wanted.purpose = wording::channel_purpose(incident);
    wanted.is_public = incident.is_public;
    Result<Channel> created = co_await chat_.create_channel(wanted);
    if (created || created.error().fault() != Fault::Conflict) co_return created;

    // Taken. If an earlier try of ours took it, its purpose says so.
    Result<Channel> there = co_await chat_.channel_by_name(incident.team, name);
    if (!there && is_temporary(there.error())) co_return there;
    const bool is_ours = there && there->purpose == wanted.purpose;
    if (is_ours) co_return there;
    co_return created;
}

Async<Result<PostId>> Reactions::update_channel(const Incident& incident)
{
    if (incident.channel.empty()) co_return fail(Fault::NotFound, "the incident has no channel");
    ChannelPatch patch;
    patch.header = wording::channel_header(incident);
    const bool is_named_so = incident.channel_titles.size() == 1 && incident.channel_titles.front() == incident.name;
    if (!is_named_so) {
        const Change change{chat_.self().id, clock_.now()};
        const Decide decide = [&patch](Incident& current) -> Result<EventBodies> {
            patch.display_name = current.name;
            return about_to_rename_channel(current);
        };
        const Result<Incident> noted = co_await incidents_.change(incident.id, change, decide);
        if (!noted) co_return noted.error();
    }
    const Result<> updated = co_await chat_.update_channel(incident.channel, patch);
    if (!updated) co_return updated.error();
    co_return PostId();
}

Async<Result<PostId>> Reactions::post_to_channel(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    if (incident.channel.empty()) co_return fail(Fault::NotFound, "the incident has no channel");
    const Result<wording::Names> names = co_await poster_.names_of(wording::people_in(row.event));
    if (!names) co_return names.error();
    NewPost post;
    post.channel = incident.channel;
    post.message = wording::sentence(row.event, incident, *names);
    if (post.message.empty()) co_return fail(Fault::Invalid, "nothing is said of this event");
    post.key = row.key();
    if (const Stage* stage = stage_to_show(row.event, incident); stage && !stage->tasks.empty())
        post.attachments.push_back(menu_.of(incident, *stage));
    co_return co_await poster_.post_once(post, incident.created_at, is_first_attempt);
}

} // namespace muster::reactions
