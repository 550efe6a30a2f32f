// Changing an incident's name, description and active stage, in one go.
#pragma once

#include "plugin/domain/details.hpp"
#include "plugin/usecases/editing.hpp"

#include <cstddef>
#include <optional>

namespace muster::usecases
{

class EditIncident
{
public:
    /// What is not there stays as it is.
    struct Wish {
        Details details;
        std::optional<std::size_t> active_stage;
    };

    explicit EditIncident(const Editing& editing) : editing_(editing) {}

    /// All of it happens or none.
    ///
    /// faults   NotFound, Forbidden  as Facts::may_edit
    ///          Invalid   "name", "description": out of their limits;  "active_stage": there is none of that number
    /// after    DetailsChanged -> channel renamed, channel post;  StageChanged -> channel post
    /// source   peer-incident-plugin.md §3.1 (PATCH /incidents/{id}), §6.4
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, Wish wish) const;

private:
    const Editing& editing_;
};

} // namespace muster::usecases
