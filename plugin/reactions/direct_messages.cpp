#include "plugin/reactions/direct_messages.hpp"

#include "base/log.hpp"

#include <utility>

namespace muster::reactions
{

namespace
{

/// A fault that passes is tried again, any other is left at that.
Result<PostId> unsent(const UserId& user, const Failure& failure)
{
    if (is_temporary(failure)) return failure;
    log::warning("could not write to somebody", {{"user", user.str()}, {"why", failure.detail()}});
    return PostId();
}

} // namespace

Async<Result<PostId>> DirectMessages::send(const OutboxRow& row, UserId user, std::string message,
                                           bool is_first_attempt) const
{
    const Result<ChannelId> channel = co_await chat_.direct_channel(user);
    if (!channel) co_return unsent(user, channel.error());
    NewPost post;
    post.channel = *channel;
    post.message = std::move(message);
    post.key = row.key();
    const Result<PostId> posted = co_await poster_.post_once(post, row.event.at, is_first_attempt);
    if (!posted) co_return unsent(user, posted.error());
    co_return PostId();
}

} // namespace muster::reactions
