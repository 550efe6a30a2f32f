// What follows a status update and its reminder in the chat server.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/reactions/poster.hpp"

#include <string>
#include <vector>

namespace muster::reactions
{

class UpdatePosts
{
public:
    UpdatePosts(Chat& chat, IncidentStore& incidents, const Signer& signer, const Clock& clock)
        : chat_(chat), poster_(chat), incidents_(incidents), signer_(signer), clock_(clock)
    {
    }

    /// The update in the incident channel. An attached bot cannot speak for others: it posts under its own name, with
    /// the person's name and picture in the post. The post is linked to the update.
    [[nodiscard]] Async<Result<PostId>> post_update(const OutboxRow& row, const Incident& incident,
                                                    bool is_first_attempt);

    /// The update in every broadcast channel. A channel that cannot be posted to holds none of the others up: the
    /// incident channel is told which it was.
    [[nodiscard]] Async<Result<PostId>> broadcast(const OutboxRow& row, const Incident& incident,
                                                  bool is_first_attempt);

    /// Asks the commander for an update, with buttons; the post that asked before goes. Nothing when somebody was
    /// quicker.
    [[nodiscard]] Async<Result<PostId>> post_reminder(const OutboxRow& row, const Incident& incident,
                                                      bool is_first_attempt);
    /// Takes the post that asks away.
    [[nodiscard]] Async<Result<PostId>> retract_reminder(const Incident& incident);

private:
    [[nodiscard]] Async<Result<>> link(IncidentId incident, StatusUpdateId update, PostId post);

    Chat& chat_;
    Poster poster_;
    IncidentStore& incidents_;
    const Signer& signer_;
    const Clock& clock_;
};

} // namespace muster::reactions
