// The refusals that many places share, with the words of Mattermost 5.37.
#pragma once

#include "sandbox/chat/outcome.hpp"

#include <string>
#include <string_view>

namespace muster::sandbox::errors
{

[[nodiscard]] ApiError permission(const std::string& user_id, std::string_view permission);
[[nodiscard]] ApiError invalid_body(std::string_view name);
[[nodiscard]] ApiError invalid_url(std::string_view name);
[[nodiscard]] ApiError invalid_parameter(std::string_view name);
[[nodiscard]] ApiError no_session(std::string detail);
[[nodiscard]] ApiError no_user(const std::string& id);
[[nodiscard]] ApiError no_team(const std::string& id);
[[nodiscard]] ApiError no_team_member(const std::string& team_id, const std::string& user_id);
[[nodiscard]] ApiError no_channel(const std::string& id);
[[nodiscard]] ApiError no_channel_member(const std::string& channel_id, const std::string& user_id);
[[nodiscard]] ApiError no_post(const std::string& id);

} // namespace muster::sandbox::errors
