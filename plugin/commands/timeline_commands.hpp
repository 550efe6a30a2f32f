// /incident timeline and /incident add
#pragma once

#include "base/async.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <string>
#include <vector>

namespace muster::commands
{

class TimelineCommands
{
public:
    TimelineCommands(const usecases::UseCases& use_cases, Chat& chat) : use_cases_(use_cases), chat_(chat) {}

    [[nodiscard]] Async<Reply> show(usecases::Asker asker, Incident incident) const;

    /// `add <post> <words…>` puts a post on the timeline, `add <words…>` what happened just now. A post is its id, or
    /// the link to it.
    [[nodiscard]] Async<Reply> add(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;

private:
    const usecases::UseCases& use_cases_;
    Chat& chat_;
};

} // namespace muster::commands
