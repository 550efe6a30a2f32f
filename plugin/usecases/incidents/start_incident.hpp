// Starting an incident: commit first, then open its channel, then tell the person where it is.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/deliveries.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/playbook_store.hpp"

#include <chrono>
#include <string>

namespace muster::usecases
{

class StartIncident
{
public:
    /// `id` is made when the form is shown: a form sent twice starts one incident.
    struct Args {
        IncidentId id;
        TeamId team;
        PlaybookId playbook;
        std::string name;
        std::string description;
        UserId reporter;
    };

    /// How long the person waits for the channel. The chat server gives the form's answer 30 s.
    static constexpr std::chrono::milliseconds kPatience{8'000};

    StartIncident(IncidentStore& incidents, PlaybookStore& playbooks, Chat& chat, Deliveries& deliveries, IdSource& ids,
                  const Clock& clock)
        : incidents_(incidents), playbooks_(playbooks), chat_(chat), deliveries_(deliveries), ids_(ids), clock_(clock)
    {
    }

    /// Records the incident and waits for its channel.
    ///
    /// returns  the incident; its `channel` is empty when the chat server has not opened it yet: it is on record, and
    /// the outbox goes
    ///          on trying
    /// faults   Invalid    "name", "description": out of their limits
    ///          NotFound   "playbook": none of that id in the team of which the person is a member
    ///          Forbidden  the person is not in the team
    ///          Unavailable nothing was recorded
    /// after    IncidentStarted -> channel opened, commander added, start post
    /// source   peer-incident-plugin.md §3.1.1, §6.1
    [[nodiscard]] Async<Result<Incident>> run(Args args) const;

private:
    IncidentStore& incidents_;
    PlaybookStore& playbooks_;
    Chat& chat_;
    Deliveries& deliveries_;
    IdSource& ids_;
    const Clock& clock_;
};

} // namespace muster::usecases
