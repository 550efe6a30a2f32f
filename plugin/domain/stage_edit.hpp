// Stages that people add, rename, move and remove while the incident runs. The active stage stays the same one as long
// as it is there.
#pragma once

#include "base/result.hpp"
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace muster
{

struct Incident;

inline constexpr std::size_t kStageTitleLongest = 256; ///< code points
inline constexpr std::size_t kMostStages = 100;

/// What shall become of a stage; what is not said stays.
struct StageEdit {
    std::optional<std::string> title;
    std::optional<std::int64_t> position;
};

/// Puts a stage into the incident, last without a position. An id that is there already is one stage.
/// faults   Invalid   "title" (empty, too long) or "position"
///          Conflict  "stages": the incident has as many as it can have
[[nodiscard]] Result<EventBodies> add_stage(Incident& incident, const StageId& id, const std::string& title,
                                            std::optional<std::int64_t> position = {});

/// Does all that is wanted, or nothing. What is so already succeeds and says nothing.
/// faults   Invalid  "title" or "position";  Invalid, NotFound  "stage" as stage_at
[[nodiscard]] Result<EventBodies> edit_stage(Incident& incident, const StageRef& stage, const StageEdit& wanted);

/// Removes the stage with its tasks. Where it was the active one, the stage that follows becomes active, or the last.
/// faults   Invalid, NotFound  "stage" as stage_at
[[nodiscard]] Result<EventBodies> remove_stage(Incident& incident, const StageRef& stage);

} // namespace muster
