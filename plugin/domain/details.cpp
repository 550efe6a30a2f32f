#include "plugin/domain/details.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"

#include <utility>

namespace muster
{

Result<EventBodies> change_details(Incident& incident, const Details& wished)
{
    const std::string name(trim(wished.name.value_or(incident.name)));
    const std::string description(trim(wished.description.value_or(incident.description)));
    if (const Result<> fits = check_name(name); !fits) return fits.error();
    if (const Result<> fits = check_description(description); !fits) return fits.error();
    if (name == incident.name && description == incident.description) return EventBodies{};

    DetailsChanged changed{incident.name, name, incident.description, description};
    incident.name = name;
    incident.description = description;
    return EventBodies{std::move(changed)};
}

} // namespace muster
