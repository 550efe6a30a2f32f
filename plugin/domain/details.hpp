// What an incident is called and what it is about.
#pragma once

#include "base/result.hpp"
#include "plugin/domain/events.hpp"

#include <optional>
#include <string>

namespace muster
{

struct Incident;

/// What is not there stays as it is.
struct Details {
    std::optional<std::string> name;
    std::optional<std::string> description;
};

/// Renames or describes the incident, an ended one too. What is set already is no change.
/// faults   Invalid  "name", "description": out of their limits
[[nodiscard]] Result<EventBodies> change_details(Incident& incident, const Details& wished);

} // namespace muster
