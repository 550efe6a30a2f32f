// The active stage: exactly one, moved one step at a time from what the mover saw.
#pragma once

#include "base/result.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <optional>

namespace muster
{

struct Incident;
struct Stage;

enum class StageStep { Next, Previous };

/// What a person saw when they asked to leave a stage: the stage, and how many of its tasks were open.
struct StageSeen {
    StageId stage;
    std::size_t open_tasks = 0;
};

/// The active stage, null for an incident without stages.
[[nodiscard]] const Stage* active_stage(const Incident& incident);

/// Moves the active stage by one step, but only from the stage that the mover saw: of two people who press Next
/// together one moves the stage and the other is told, so that no stage is skipped.
///
/// faults   Conflict  the active stage is not `seen.stage` any more (field "stage"); moving on, more tasks of it are
/// open than
///                    were seen (field "open_tasks"); there is no next or previous stage (field "end" or "start")
[[nodiscard]] Result<EventBodies> change_stage(Incident& incident, StageStep step, const StageSeen& seen);

/// Makes the stage at that position the active one, whichever was: for those who name it. Where it is already, nothing
/// happens. faults  Invalid  "active_stage": there is none at that position
[[nodiscard]] Result<EventBodies> go_to_stage(Incident& incident, std::size_t position);

} // namespace muster
