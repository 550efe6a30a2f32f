#include "plugin/reactions/assignment_messages.hpp"

#include "base/log.hpp"
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/wording/checklist_posts.hpp"

namespace muster::reactions
{

namespace
{

/// The message was not sent: a fault that passes is tried again, any other is left at that.
Result<PostId> unsent(const UserId& user, const Failure& failure)
{
    if (failure.fault() == Fault::Unavailable || failure.fault() == Fault::Unauthorized) return failure;
    log::warning("could not tell somebody of their task", {{"user", user.str()}, {"why", failure.detail()}});
    return PostId();
}

} // namespace

Async<Result<PostId>> AssignmentMessages::message(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const auto& change = std::get<AssigneeChanged>(row.event.body);
    const UserId& user = change.after;
    if (user.empty() || user == row.event.actor) co_return PostId();
    const Task* task = find_task(incident, change.task);
    if (!task || task->assignee != user) co_return PostId();

    const std::vector<UserId> actor{row.event.actor};
    const Result<wording::Names> names = co_await poster_.names_of(actor);
    if (!names) co_return names.error();
    const Result<ChannelId> channel = co_await chat_.direct_channel(user);
    if (!channel) co_return unsent(user, channel.error());

    NewPost post;
    post.channel = *channel;
    post.message = wording::assigned_to_you(names->of(row.event.actor), incident, change);
    post.key = row.key();
    const Result<PostId> posted = co_await poster_.post_once(post, row.event.at, is_first_attempt);
    if (!posted) co_return unsent(user, posted.error());
    co_return PostId();
}

} // namespace muster::reactions
