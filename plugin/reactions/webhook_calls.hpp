// Programs elsewhere hear that an incident began, and of its status updates.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/ports/webhook.hpp"
#include "plugin/reactions/poster.hpp"
#include "plugin/wire/webhook_json.hpp"

#include <string>

namespace muster::reactions
{

class WebhookCalls
{
public:
    /// `public_url` is Muster's own address, or its path below the chat server's, without a slash at the end.
    WebhookCalls(Chat& chat, Webhook& webhook, const Clock& clock, std::string public_url)
        : chat_(chat), poster_(chat), webhook_(webhook), clock_(clock), public_url_(std::move(public_url))
    {
    }

    /// Tells the receiver how the incident stands now. A day after the event, or as soon as trying again is no use, it
    /// is given up, and the incident channel hears why.
    [[nodiscard]] Async<Result<PostId>> call(const OutboxRow& row, const Incident& incident, bool is_first_attempt);

private:
    /// Without a link to the channel where the chat server does not say enough for one. faults  Unavailable
    [[nodiscard]] Async<Result<wire::WebhookLinks>> links_to(const Incident& incident);
    /// Answers why, once the channel knows.
    [[nodiscard]] Async<Failure> give_up(const OutboxRow& row, const Incident& incident, Failure why,
                                         bool is_first_attempt);

    Chat& chat_;
    Poster poster_;
    Webhook& webhook_;
    const Clock& clock_;
    std::string public_url_;
};

} // namespace muster::reactions
