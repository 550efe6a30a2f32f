// News of committed changes, for those who show incidents.
#pragma once

#include "plugin/domain/incident.hpp"

#include <functional>

namespace muster
{

class ChangeFeed
{
public:
    virtual ~ChangeFeed() = default;

    /// Called on the event loop's thread after each commit, once for each incident that it changed, with the incident
    /// as it is then. Revision 1 is a new one. Of several changes in one commit the last one is told.
    virtual void on_change(std::function<void(const Incident&)> listener) = 0;
};

} // namespace muster
