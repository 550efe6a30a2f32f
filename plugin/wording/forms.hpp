// The words on interactive dialogs.
#pragma once

#include "plugin/domain/stage.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kStartTitle = "Incident Details";
inline constexpr std::string_view kStartSubmit = "Start Incident";
inline constexpr std::string_view kStartPlaybook = "Playbook";
inline constexpr std::string_view kStartName = "Incident Name";
inline constexpr std::string_view kStartDescription = "Description";
inline constexpr std::string_view kEndTitle = "Confirm End Incident";
inline constexpr std::string_view kStageTitle = "Not All Tasks Done";
inline constexpr std::string_view kConfirm = "Confirm";

[[nodiscard]] std::string start_introduction(std::string_view commander);
[[nodiscard]] std::string start_name_placeholder();
/// The description of an incident that is started from a post.
[[nodiscard]] std::string start_description(const PostId& origin);
/// The post of the form is gone, or closed to the person by now.
[[nodiscard]] std::string start_post_unreadable();
[[nodiscard]] std::string end_introduction(std::string_view incident_name, std::size_t open_tasks);
[[nodiscard]] std::string next_stage_introduction(std::string_view stage, std::size_t open_tasks);

/// The form cannot be acted on: too old, not the asking person's, or not made here.
[[nodiscard]] std::string form_expired();
[[nodiscard]] std::string form_refused();
/// A button or menu that cannot be acted on.
[[nodiscard]] std::string button_refused();

} // namespace muster::wording
