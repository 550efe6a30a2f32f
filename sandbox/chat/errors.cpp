#include "sandbox/chat/errors.hpp"

namespace muster::sandbox::errors
{

ApiError permission(const std::string& user_id, std::string_view permission)
{
    return {403, "api.context.permissions.app_error", "You do not have the appropriate permissions.",
            "userId=" + user_id + ", permission=" + std::string(permission) + ","};
}

ApiError invalid_body(std::string_view name)
{
    return {400, "api.context.invalid_body_param.app_error",
            "Invalid or missing " + std::string(name) + " in request body.", ""};
}

ApiError invalid_url(std::string_view name)
{
    return {400, "api.context.invalid_url_param.app_error",
            "Invalid or missing " + std::string(name) + " parameter in request URL.", ""};
}

ApiError invalid_parameter(std::string_view name)
{
    return {400, "api.context.invalid_param.app_error", "Invalid " + std::string(name) + " parameter.", ""};
}

ApiError no_session(std::string detail)
{
    return {401, "api.context.session_expired.app_error", "Invalid or expired session, please login again.",
            std::move(detail)};
}

ApiError no_user(const std::string& id)
{
    return {404, "app.user.missing_account.const", "Unable to find the user.", "resource: User id: " + id};
}

ApiError no_team(const std::string& id)
{
    return {404, "app.team.get.find.app_error", "Unable to find the existing team.", "resource: Team id: " + id};
}

ApiError no_team_member(const std::string& team_id, const std::string& user_id)
{
    return {404, "app.team.get_member.missing.app_error", "No team member found for that user ID and team ID.",
            "resource: TeamMember id: teamId=" + team_id + ", userId=" + user_id};
}

ApiError no_channel(const std::string& id)
{
    return {404, "app.channel.get.existing.app_error", "Unable to find the existing channel.",
            "resource: Channel id: " + id};
}

ApiError no_channel_member(const std::string& channel_id, const std::string& user_id)
{
    return {404, "app.channel.get_member.missing.app_error", "No channel member found for that user ID and channel ID.",
            "resource: ChannelMember id: channelId=" + channel_id + ", userId=" + user_id};
}

ApiError no_post(const std::string& id)
{
    return {404, "app.post.get.app_error", "Unable to get the post.", "resource: Post id: " + id};
}

} // namespace muster::sandbox::errors
