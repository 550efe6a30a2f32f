#include "plugin/reactions/poster.hpp"

#include "plugin/ports/usernames.hpp"

#include <map>
#include <optional>
#include <string>
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
    Result<std::map<UserId, std::string>> names = co_await usernames_of(chat_, std::move(users));
    if (!names) co_return names.error();
    co_return wording::Names(std::move(*names));
}

} // namespace muster::reactions
