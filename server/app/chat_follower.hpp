// Takes what the chat server tells of channels, members and posts to the use cases, one after the other.
#pragma once

#include "base/async.hpp"
#include "plugin/dialogs/keyword_prompt.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/chat/chat_event.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <deque>
#include <functional>
#include <vector>

namespace muster::app
{

class ChatFollower
{
public:
    /// `teams` says which teams Muster serves at the moment.
    ChatFollower(boost::asio::any_io_executor loop, const usecases::UseCases& use_cases,
                 const dialogs::KeywordPrompt& keywords, std::function<std::vector<TeamId>()> teams)
        : use_cases_(use_cases), keywords_(keywords), teams_(std::move(teams)), bell_(loop)
    {
    }

    /// Notes the event; `run` acts on it. After too many at once everything is read anew instead.
    void observe(const chat::ChatEvent& event);
    /// The teams are other ones: their incidents are read anew.
    void look_again();

    /// Goes on until it is cancelled. What fails for now is tried again, in its order.
    [[nodiscard]] Async<void> run();

private:
    [[nodiscard]] Async<Result<>> act(const chat::ChatEvent& event) const;
    [[nodiscard]] Async<Result<>> user_changed(const chat::UserChanged& event) const;
    [[nodiscard]] Async<Result<>> reconcile() const;

    const usecases::UseCases& use_cases_;
    const dialogs::KeywordPrompt& keywords_;
    std::function<std::vector<TeamId>()> teams_;
    std::deque<chat::ChatEvent> events_;
    bool must_reconcile_ = false;
    Bell bell_;
};

} // namespace muster::app
