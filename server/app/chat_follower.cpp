#include "server/app/chat_follower.hpp"

#include "base/log.hpp"
#include "plugin/wording/status_posts.hpp"

#include <chrono>
#include <utility>
#include <variant>

namespace muster::app
{

namespace
{

using namespace std::chrono_literals;

constexpr std::size_t kMostWaiting = 10'000;
constexpr std::chrono::milliseconds kAfterFailure = 2s;
constexpr std::chrono::milliseconds kUntilNext = 1min;

} // namespace

void ChatFollower::observe(const chat::ChatEvent& event)
{
    const auto* connected = std::get_if<chat::Connected>(&event);
    if (events_.size() >= kMostWaiting || (connected && connected->missed)) {
        events_.clear();
        must_reconcile_ = true;
    } else {
        events_.push_back(event);
    }
    bell_.ring();
}

void ChatFollower::look_again()
{
    must_reconcile_ = true;
    bell_.ring();
}

Async<void> ChatFollower::run()
{
    for (;;) {
        Result<> done;
        if (std::exchange(must_reconcile_, false)) {
            done = co_await reconcile();
            if (!done) must_reconcile_ = true;
        } else if (!events_.empty()) {
            const chat::ChatEvent event = std::move(events_.front());
            events_.pop_front();
            done = co_await act(event);
            // Unless everything is read anew anyway, it goes back to where it was.
            if (!done && !must_reconcile_) events_.push_front(event);
        } else {
            co_await bell_.wait(kUntilNext);
            continue;
        }
        if (!done) {
            log::info("the chat server's news wait", {{"why", done.error().detail()}});
            co_await sleep_for(kAfterFailure);
        }
    }
}

Async<Result<>> ChatFollower::act(const chat::ChatEvent& event) const
{
    if (const auto* posted = std::get_if<chat::MessagePosted>(&event)) {
        const Result<> asked = co_await keywords_.heard(posted->said);
        // Who takes part in what matters more than a question that somebody might have been asked.
        if (!asked) log::info("somebody was not asked about a keyword", {{"why", asked.error().detail()}});
        co_return Result<>();
    }
    if (const auto* joined = std::get_if<chat::MemberJoined>(&event))
        co_return co_await use_cases_.follow_members.joined(joined->channel, joined->user);
    if (const auto* left = std::get_if<chat::MemberLeft>(&event))
        co_return co_await use_cases_.follow_members.left(left->channel, left->user);
    if (const auto* left = std::get_if<chat::TeamLeft>(&event))
        co_return co_await use_cases_.follow_members.left_team(left->team, left->user);
    if (const auto* user = std::get_if<chat::UserChanged>(&event)) co_return co_await user_changed(*user);
    if (const auto* changed = std::get_if<chat::ChannelChanged>(&event)) {
        const ChannelSeen seen{changed->display_name, changed->name, changed->is_public};
        co_return co_await use_cases_.follow_channel.changed(changed->channel, seen);
    }
    if (const auto* archived = std::get_if<chat::ChannelArchived>(&event))
        co_return co_await use_cases_.follow_channel.archived(archived->channel);
    if (const auto* restored = std::get_if<chat::ChannelRestored>(&event))
        co_return co_await use_cases_.follow_channel.restored(restored->channel);
    if (const auto* edited = std::get_if<chat::PostEdited>(&event))
        co_return co_await use_cases_.follow_update_post.edited(edited->channel, edited->post,
                                                                wording::written_in_update(edited->message));
    if (const auto* deleted = std::get_if<chat::PostDeleted>(&event))
        co_return co_await use_cases_.follow_update_post.deleted(deleted->channel, deleted->post, deleted->by);
    co_return Result<>();
}

Async<Result<>> ChatFollower::user_changed(const chat::UserChanged& event) const
{
    if (!event.is_deactivated) co_return Result<>();
    for (const TeamId& team : teams_()) {
        const Result<> left = co_await use_cases_.follow_members.left_team(team, event.user);
        if (!left) co_return left.error();
    }
    co_return Result<>();
}

Async<Result<>> ChatFollower::reconcile() const
{
    for (const TeamId& team : teams_()) {
        const Result<> reconciled = co_await use_cases_.reconcile_team.run(team);
        if (!reconciled) co_return reconciled.error();
    }
    co_return Result<>();
}

} // namespace muster::app
