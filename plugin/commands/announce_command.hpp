// /incident announce
#pragma once

#include "base/async.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/incidents/announce_incident.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <string>
#include <vector>

namespace muster::commands
{

class AnnounceCommand
{
public:
    AnnounceCommand(const usecases::UseCases& use_cases, Chat& chat, const Clock& clock)
        : use_cases_(use_cases), chat_(chat), announce_(use_cases.facts, chat, clock)
    {
    }

    /// `announce <~channel…>`: one line in each, and an entry on the timeline. The answer says which channels were not
    /// told, and why.
    [[nodiscard]] Async<Reply> run(usecases::Asker asker, Incident incident, std::vector<std::string> channels) const;

private:
    const usecases::UseCases& use_cases_;
    Chat& chat_;
    const usecases::AnnounceIncident announce_;
};

} // namespace muster::commands
