#include "plugin/reactions/poster.hpp"

#include "plugin/ports/usernames.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace muster::reactions
{

bool is_temporary(const Failure& failure)
{
    return failure.fault() == Fault::Unavailable || failure.fault() == Fault::Unauthorized;
}

Async<Result<PostId>> Poster::post_once(NewPost post, Instant since, bool is_first_attempt) const
{
    if (!is_first_attempt) {
        const Result<std::optional<PostId>> earlier = co_await chat_.find_post(post.channel, post.key, since);
        if (!earlier) co_return earlier.error();
        if (*earlier) co_return **earlier;
    }
    co_return co_await chat_.post(std::move(post));
}

Async<Result<PostId>> Poster::post_or_join(NewPost post, Instant since, bool is_first_attempt) const
{
    const ChannelId channel = post.channel;
    const Result<PostId> posted = co_await post_once(post, since, is_first_attempt);
    if (posted || is_temporary(posted.error())) co_return posted;
    // Perhaps the bot is not in that channel. Into a public one it may let itself in.
    const Result<> joined = co_await chat_.add_to_channel(channel, chat_.self().id);
    if (!joined) co_return posted;
    co_return co_await post_once(std::move(post), since, is_first_attempt);
}

Async<Result<wording::Names>> Poster::names_of(std::vector<UserId> users) const
{
    Result<std::map<UserId, std::string>> names = co_await usernames_of(chat_, std::move(users));
    if (!names) co_return names.error();
    co_return wording::Names(std::move(*names));
}

} // namespace muster::reactions
