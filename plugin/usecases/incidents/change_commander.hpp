// Handing an incident over.
#pragma once

#include "plugin/ports/chat.hpp"
#include "plugin/usecases/editing.hpp"

#include <string>

namespace muster::usecases
{

class ChangeCommander
{
public:
    ChangeCommander(const Editing& editing, const Facts& facts, IncidentStore& incidents, Chat& chat)
        : editing_(editing), facts_(facts), incidents_(incidents), chat_(chat)
    {
    }

    /// Hands over to the person of that name. They must be in the incident channel: a commander works there.
    ///
    /// returns  the incident; unchanged if they command it already
    /// faults   NotFound   "commander": nobody of that name;  or as Facts::may_edit
    ///          Invalid    "commander": a bot, a deactivated account, or not in the incident channel
    /// after    CommanderChanged -> channel post
    /// source   peer-incident-plugin.md §1.2 (`commander`), §6.3
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, std::string username) const;
    /// The same by the person's id.
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, UserId user) const;

private:
    [[nodiscard]] Async<Result<Incident>> hand_over(IncidentId incident, Asker asker, Result<User> next) const;

    const Editing& editing_;
    const Facts& facts_;
    IncidentStore& incidents_;
    Chat& chat_;
};

} // namespace muster::usecases
