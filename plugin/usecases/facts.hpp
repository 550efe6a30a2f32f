// What the chat server says of a person who asks for something, fetched when they ask.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/access.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace muster::usecases
{

/// A person at one of the doors. `vouched` is the channel in which the chat server itself has just let them act (it
/// checks a slash command's right in its channel before the call), empty where nothing vouches.
class Asker
{
public:
    explicit Asker(UserId asking, ChannelId vouched_channel = {})
        : user(std::move(asking)), vouched(std::move(vouched_channel))
    {
    }

    UserId user;
    ChannelId vouched;
    /// The revision on which the person decided, where they say so: a change that would fall on another one is refused.
    std::optional<std::int64_t> seen_revision;
};

class Facts
{
public:
    explicit Facts(Chat& chat) : chat_(chat) {}

    /// Of somebody who asks for what a team has. One or two questions.
    [[nodiscard]] Async<Result<Standing>> standing_in(TeamId team, Asker asker) const;

    /// One to three questions to the chat server; none where it has vouched already. Nothing is cached: a removed
    /// member is out.
    [[nodiscard]] Async<Result<Standing>> standing(Asker asker, const Incident& incident) const;

    /// faults   NotFound   they may not even see it, and learn nothing of it
    ///          Forbidden  they may see it, but not edit it
    [[nodiscard]] Async<Result<>> may_edit(Asker asker, const Incident& incident) const;
    /// faults   NotFound
    [[nodiscard]] Async<Result<>> may_view(Asker asker, const Incident& incident) const;

    /// The post, for somebody who is in its channel. faults   Invalid  "post_id": there is none that they can read
    [[nodiscard]] Async<Result<Post>> readable_post(PostId post, UserId reader) const;

private:
    Chat& chat_;
};

} // namespace muster::usecases
