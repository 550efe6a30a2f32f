// What follows from committed events: the incident's channel, what the bot says in it, and calls to programs elsewhere.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/reactor.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/reactions/assignment_messages.hpp"
#include "plugin/reactions/poster.hpp"
#include "plugin/reactions/start_posts.hpp"
#include "plugin/reactions/task_menu.hpp"
#include "plugin/reactions/update_posts.hpp"
#include "plugin/reactions/webhook_calls.hpp"
#include "plugin/reactions/welcome_messages.hpp"

#include <string>
#include <utility>

namespace muster::reactions
{

class Reactions final : public Reactor
{
public:
    /// `public_url` is Muster's own address, or its path below the chat server's, without a slash at the end.
    Reactions(Chat& chat, IncidentStore& incidents, const Signer& signer, const Clock& clock, Webhook& webhook,
              std::string public_url)
        : chat_(chat), incidents_(incidents), clock_(clock), menu_(signer), poster_(chat), starts_(chat),
          updates_(chat, incidents, signer, clock), assignments_(chat), welcomes_(chat),
          webhooks_(chat, webhook, clock, std::move(public_url))
    {
    }

    [[nodiscard]] Async<Result<PostId>> react(const OutboxRow& row, bool is_first_attempt) override;

private:
    [[nodiscard]] Async<Result<PostId>> react_in(const Incident& incident, const OutboxRow& row, bool is_first_attempt);
    /// The fault, or the one behind it: that the incident's channel is archived or deleted, where nothing that is tried
    /// again will help.
    [[nodiscard]] Async<Failure> reason_for(Failure failure, const Incident& incident);

    /// Creates the channel, or finds the one that an earlier try created; adds commander and reporter; links it.
    [[nodiscard]] Async<Result<PostId>> open_channel(const Incident& incident);
    [[nodiscard]] Async<Result<Channel>> find_or_create(const Incident& incident);
    [[nodiscard]] Async<Result<Channel>> create_named(const Incident& incident, std::string name);

    /// Gives the channel the name and the header of the incident as it is now: of two renames the later one stays. A
    /// name that it has already is not given again: somebody may be giving it another at this moment.
    [[nodiscard]] Async<Result<PostId>> update_channel(const Incident& incident);

    /// One post for one event, with the row's key in it.
    [[nodiscard]] Async<Result<PostId>> post_to_channel(const OutboxRow& row, const Incident& incident,
                                                        bool is_first_attempt);
    Chat& chat_;
    IncidentStore& incidents_;
    const Clock& clock_;
    TaskMenu menu_;
    Poster poster_;
    StartPosts starts_;
    UpdatePosts updates_;
    AssignmentMessages assignments_;
    WelcomeMessages welcomes_;
    WebhookCalls webhooks_;
};

} // namespace muster::reactions
