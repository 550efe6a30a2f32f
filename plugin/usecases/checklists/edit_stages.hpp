// Adding, renaming, moving and removing stages of an incident.
#pragma once

#include "base/id.hpp"
#include "plugin/domain/stage_edit.hpp"
#include "plugin/usecases/editing.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace muster::usecases
{

/// All of them work on ended incidents too. faults   NotFound, Forbidden  as Facts::may_edit;  and those of the
/// domain's functions (stage_edit.hpp)
class EditStages
{
public:
    EditStages(const Editing& editing, IdSource& ids) : editing_(editing), ids_(ids) {}

    /// after    StageAdded -> channel post
    [[nodiscard]] Async<Result<Incident>> add(IncidentId incident, Asker asker, std::string title,
                                              std::optional<std::int64_t> position) const;
    /// after    StageRenamed, StageMoved -> channel posts
    [[nodiscard]] Async<Result<Incident>> edit(IncidentId incident, Asker asker, StageRef stage,
                                               StageEdit wanted) const;
    /// after    StageChanged where it was the active one, StageRemoved -> channel posts
    [[nodiscard]] Async<Result<Incident>> remove(IncidentId incident, Asker asker, StageRef stage) const;

private:
    const Editing& editing_;
    IdSource& ids_;
};

} // namespace muster::usecases
