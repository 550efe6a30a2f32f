#include "plugin/reactions/update_posts.hpp"

#include "base/text.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/wording/status_posts.hpp"

#include <utility>

namespace muster::reactions
{

namespace
{

/// The post says what the event said, also when it is made late and the update has been followed by another.
Attachment signature(const User& author)
{
    Attachment attachment;
    attachment.author_name = wording::author_name(author.username, author.first_name, author.last_name);
    attachment.author_icon = "/api/v4/users/" + author.id.str() + "/image";
    attachment.fallback = attachment.author_name;
    return attachment;
}

Action button(std::string id, std::string_view name, std::string context)
{
    Action action;
    action.id = std::move(id);
    action.name = std::string(name);
    action.context = std::move(context);
    return action;
}

} // namespace

Async<Result<PostId>> UpdatePosts::post_update(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const auto& update = std::get<StatusUpdated>(row.event.body);
    const Result<User> author = co_await chat_.user(row.event.actor);
    if (!author && author.error().fault() != Fault::NotFound) co_return author.error();

    NewPost post;
    post.channel = incident.channel;
    post.key = row.key();
    post.message = wording::status_update(author ? author->username : row.event.actor.str(), update);
    if (author) post.attachments.push_back(signature(*author));
    const Result<PostId> posted = co_await poster_.post_once(post, incident.created_at, is_first_attempt);
    if (!posted) co_return posted.error();

    const Result<> linked = co_await link(incident.id, update.update, *posted);
    if (!linked) co_return linked.error();
    co_return *posted;
}

Async<Result<PostId>> UpdatePosts::broadcast(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const auto& update = std::get<StatusUpdated>(row.event.body);
    const std::vector<UserId> author{row.event.actor};
    const Result<wording::Names> names = co_await poster_.names_of(author);
    if (!names) co_return names.error();

    std::vector<std::string> unreached;
    for (const ChannelId& channel : incident.settings.broadcast_channels) {
        NewPost post;
        post.channel = channel;
        post.key = row.key() + "-" + channel.str();
        post.message = wording::broadcast(incident, names->of(row.event.actor), update, row.event.at);
        const Result<PostId> posted = co_await poster_.post_or_join(post, row.event.at, is_first_attempt);
        if (posted) continue;
        if (is_temporary(posted.error())) co_return posted.error();
        unreached.push_back(channel.str());
    }
    if (unreached.empty()) co_return PostId();

    NewPost told;
    told.channel = incident.channel;
    told.key = row.key() + "-unreached";
    told.message = wording::broadcast_failed(unreached.size());
    const Result<PostId> posted = co_await poster_.post_once(told, row.event.at, is_first_attempt);
    if (!posted) co_return posted.error();
    co_return PostId();
}

Async<Result<PostId>> UpdatePosts::post_reminder(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const auto& reminder = std::get<ReminderFell>(row.event.body);
    if (!is_overdue(incident)) co_return PostId();
    const std::vector<UserId> commander{incident.commander};
    const Result<wording::Names> names = co_await poster_.names_of(commander);
    if (!names) co_return names.error();

    const std::string& id = incident.id.str();
    Attachment buttons;
    buttons.fallback = wording::kUpdateSubmit;
    buttons.actions = {button("updatestatus", wording::kUpdateSubmit, signer_.sign(join({"update", id}))),
                       button("dismiss", wording::kDismiss, signer_.sign(join({"dismiss", id})))};
    NewPost post;
    post.channel = incident.channel;
    post.key = row.key();
    post.message = wording::reminder(names->of(incident.commander), incident, reminder);
    post.attachments.push_back(std::move(buttons));
    const Result<PostId> posted = co_await poster_.post_once(post, incident.created_at, is_first_attempt);
    if (!posted) co_return posted.error();

    if (incident.reminder.post != *posted) {
        const Result<PostId> retracted = co_await retract_reminder(incident);
        if (!retracted) co_return retracted.error();
    }
    const Result<> linked = co_await link(incident.id, StatusUpdateId(), *posted);
    if (!linked) co_return linked.error();
    co_return *posted;
}

Async<Result<PostId>> UpdatePosts::retract_reminder(const Incident& incident)
{
    if (incident.reminder.post.empty()) co_return PostId();
    const Result<> deleted = co_await chat_.delete_post(incident.reminder.post);
    if (!deleted && deleted.error().fault() != Fault::NotFound) co_return deleted.error();
    const Result<> linked = co_await link(incident.id, StatusUpdateId(), PostId());
    if (!linked) co_return linked.error();
    co_return PostId();
}

Async<Result<>> UpdatePosts::link(IncidentId incident, StatusUpdateId update, PostId post)
{
    const Change change{chat_.self().id, clock_.now()};
    const Decide decide = [&](Incident& current) { return link_post(current, update, post); };
    const Result<Incident> linked = co_await incidents_.change(incident, change, decide);
    if (!linked) co_return linked.error();
    co_return Result<>();
}

} // namespace muster::reactions
