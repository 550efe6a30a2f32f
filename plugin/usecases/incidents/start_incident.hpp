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
#include "plugin/usecases/facts.hpp"
#include "plugin/usecases/playbooks/playbook_facts.hpp"

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
        UserId commander = {}; ///< empty: the playbook's default commander, else the reporter
        PostId origin = {};    ///< a post to start from, empty for none
    };

    /// How long the person waits for the channel. The chat server gives the form's answer 30 s.
    static constexpr std::chrono::milliseconds kPatience{8'000};

    StartIncident(IncidentStore& incidents, PlaybookStore& playbooks, const Facts& facts,
                  const PlaybookFacts& playbook_facts, Deliveries& deliveries, IdSource& ids, const Clock& clock)
        : incidents_(incidents), playbooks_(playbooks), facts_(facts), playbook_facts_(playbook_facts),
          deliveries_(deliveries), ids_(ids), clock_(clock)
    {
    }

    /// Records the incident and waits for its channel.
    ///
    /// returns  the incident; its `channel` is empty when the chat server has not opened it yet: it is on record, and
    /// the outbox goes
    ///          on trying
    /// faults   Invalid    "name", "description": out of their limits; "commander_user_id": no active member of the
    ///                     team; "post_id": no post that the person can read
    ///          NotFound   "playbook": none of that id in the team of which the person is a member
    ///          Conflict   "playbook": it is archived
    ///          Forbidden  "team": the person is not in it
    ///          Unavailable nothing was recorded
    /// after    IncidentStarted -> channel opened, commander and reporter added, start post, origin quoted, people
    ///          invited, announcement
    /// source   peer-incident-plugin.md §3.1.1, §6.1
    [[nodiscard]] Async<Result<Incident>> run(Args args) const;

private:
    [[nodiscard]] Async<Result<Playbook>> plan_of(const Args& args) const;
    [[nodiscard]] Async<Result<UserId>> commander_of(const Args& args, const Playbook& playbook) const;

    IncidentStore& incidents_;
    PlaybookStore& playbooks_;
    const Facts& facts_;
    const PlaybookFacts& playbook_facts_;
    Deliveries& deliveries_;
    IdSource& ids_;
    const Clock& clock_;
};

} // namespace muster::usecases
