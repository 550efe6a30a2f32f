#include "sandbox/chat/teams.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/membership.hpp"

#include <algorithm>
#include <array>

namespace muster::sandbox
{

namespace
{

bool is_reserved(const std::string& name)
{
    static constexpr std::array<std::string_view, 19> kBeginnings = {
        "admin", "api",  "channel", "claim", "error",  "files",     "help",   "landing",        "login",    "mfa",
        "oauth", "plug", "plugins", "post",  "signup", "playbooks", "boards", "reset_password", "_redirect"};
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view beginning) { return lower(name).starts_with(beginning); });
}

bool is_name(const std::string& name)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return name.size() >= 2 && std::all_of(name.begin(), name.end(), allowed) && name.front() != '-' &&
           name.back() != '-';
}

void add_default_channel(World& world, const Team& team, const std::string& name, const std::string& display_name)
{
    Channel channel;
    channel.id = world.new_id();
    channel.create_at = world.now();
    channel.update_at = channel.create_at;
    channel.team_id = team.id;
    channel.type = std::string("O"); // assigned as a literal, g++ 12 sees an overlap that is none
    channel.name = name;
    channel.display_name = display_name;
    world.channels.add(channel);
}

} // namespace

Refusal broken_rule(const Team& team)
{
    const auto refuse = [&](const char* rule, const char* message) {
        return ApiError{400, std::string("model.team.is_valid.") + rule + ".app_error", message, "id=" + team.id};
    };
    if (team.display_name.empty() || length(team.display_name) > 64) return refuse("name", "Invalid name.");
    if (team.name.size() > 64) return refuse("url", "Invalid URL Identifier.");
    if (team.description.size() > 255) return refuse("description", "Invalid description.");
    if (is_reserved(team.name)) return refuse("reserved", "This URL is unavailable. Please try another.");
    if (!is_name(team.name)) return refuse("characters", "Name must be 2 or more lowercase alphanumeric characters.");
    if (team.type != "O" && team.type != "I") return refuse("type", "Invalid type.");
    return std::nullopt;
}

Outcome<Team> create_team(Chat& chat, Team team, const std::string& creator_id)
{
    World& world = chat.world;
    const auto creator = world.users.find(creator_id);
    if (!creator) return errors::no_user(creator_id);
    team.id = world.new_id();
    team.invite_id = world.new_id();
    team.email = creator->email;
    team.create_at = world.now();
    team.update_at = team.create_at;
    if (const auto refused = broken_rule(team)) return *refused;
    if (world.teams.find_by_name(team.name))
        return ApiError{400, "app.team.save.existing.app_error", "Must call update for existing team.",
                        "invalid input: entity: Team field: id value: " + team.id};

    Change change(world.db);
    world.teams.add(team);
    add_default_channel(world, team, "town-square", "Town Square");
    add_default_channel(world, team, "off-topic", "Off-Topic");
    const auto member = join_team(chat, team, creator_id);
    if (!member) return member.error();
    change.commit();
    return team;
}

} // namespace muster::sandbox
