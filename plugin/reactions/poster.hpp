// Posts once, also when asked twice, and knows what people are called.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/wording/event_sentence.hpp"

#include <vector>

namespace muster::reactions
{

/// It may work when it is tried again.
[[nodiscard]] bool is_temporary(const Failure& failure);

class Poster
{
public:
    explicit Poster(Chat& chat) : chat_(chat) {}

    /// Posts it, unless an earlier attempt did: then that post is the answer. `since` is when the first attempt can
    /// have been made. faults   as Chat::post and Chat::find_post
    [[nodiscard]] Async<Result<PostId>> post_once(NewPost post, Instant since, bool is_first_attempt) const;

    /// The same; a public channel that the bot is not in it joins first.
    [[nodiscard]] Async<Result<PostId>> post_or_join(NewPost post, Instant since, bool is_first_attempt) const;

    /// User names; nobody (an empty id) and somebody whom the chat server does not know any more have none.
    [[nodiscard]] Async<Result<wording::Names>> names_of(std::vector<UserId> users) const;

private:
    Chat& chat_;
};

} // namespace muster::reactions
