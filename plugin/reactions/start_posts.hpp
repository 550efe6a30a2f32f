// What follows the start of an incident, once its channel is there: its origin is quoted, people are invited, others
// are told.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/reactions/poster.hpp"

#include <optional>
#include <string>

namespace muster::reactions
{

class StartPosts
{
public:
    explicit StartPosts(Chat& chat) : chat_(chat), poster_(chat) {}

    /// All of it, and again without repetition when a part has to be tried again. What cannot be done is said in the
    /// incident channel and holds up nothing else.
    [[nodiscard]] Async<Result<PostId>> call_together(const OutboxRow& row, const Incident& incident,
                                                      bool is_first_attempt);

private:
    [[nodiscard]] Async<Result<>> quote_origin(const OutboxRow& row, const Incident& incident, bool is_first_attempt);
    [[nodiscard]] Async<Result<>> invite(const OutboxRow& row, const Incident& incident, bool is_first_attempt);
    [[nodiscard]] Async<Result<>> announce(const OutboxRow& row, const Incident& incident, bool is_first_attempt);

    /// Posts in the incident channel; `what` makes the post's key.
    [[nodiscard]] Async<Result<>> say(const OutboxRow& row, const Incident& incident, bool is_first_attempt,
                                      std::string what, std::string message);
    /// Why the person could not be added; nothing when they were.
    [[nodiscard]] Async<Result<std::optional<std::string>>> reason_to_stay_away(const Incident& incident, User person);

    Chat& chat_;
    Poster poster_;
};

} // namespace muster::reactions
