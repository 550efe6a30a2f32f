#include "plugin/reactions/poster.hpp"

#include <optional>
#include <utility>

namespace muster::reactions
{

Async<Result<PostId>> Poster::post_once(NewPost post, Instant since, bool is_first_attempt) const
{
    if (!is_first_attempt) {
        const Result<std::optional<PostId>> earlier = co_await chat_.find_post(post.channel, post.key, since);
        if (!earlier) co_return earlier.error();
        if (*earlier) co_return **earlier;
    }
    co_return co_await chat_.post(std::move(post));
}

Async<Result<wording::Names>> Poster::names_of(std::vector<UserId> users) const
{
    wording::Names names;
    for (const UserId& user : users) {
        if (user.empty() || names.has(user)) continue;
        const Result<User> found = co_await chat_.user(user);
        if (!found && found.error().fault() != Fault::NotFound) co_return found.error();
        if (found) names.add(user, found->username);
    }
    co_return names;
}

} // namespace muster::reactions
