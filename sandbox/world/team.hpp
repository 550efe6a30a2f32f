// Teams and who is in them.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Team {
    std::string id;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0;
    std::string name;
    std::string display_name;
    std::string description;
    std::string email;
    std::string type = "O";
    std::string invite_id;
    bool allow_open_invite = false;
};

struct TeamMember {
    std::string team_id;
    std::string user_id;
    std::int64_t delete_at = 0; ///< not zero for one who has left
    bool scheme_user = true;
    bool scheme_admin = false;

    /// The names of the roles, "team_user team_admin".
    [[nodiscard]] std::string roles() const;
};

class Teams
{
public:
    explicit Teams(Database& database) : db_(database) {}

    void add(const Team& team);
    /// Writes every member but id, create_at and name.
    void save(const Team& team);
    [[nodiscard]] std::optional<Team> find(const std::string& id);
    [[nodiscard]] std::optional<Team> find_by_name(const std::string& name);
    [[nodiscard]] std::vector<Team> list(bool open_ones_only, std::int64_t limit, std::int64_t offset);
    /// Those that the user is in, sorted by when they were made.
    [[nodiscard]] std::vector<Team> of_user(const std::string& user_id);

private:
    Database& db_;
};

class TeamMembers
{
public:
    explicit TeamMembers(Database& database) : db_(database) {}

    /// Adds or replaces.
    void save(const TeamMember& member);
    /// Also one who has left: look at delete_at.
    [[nodiscard]] std::optional<TeamMember> find(const std::string& team_id, const std::string& user_id);
    [[nodiscard]] bool is_member(const std::string& team_id, const std::string& user_id);
    [[nodiscard]] std::vector<TeamMember> list(const std::string& team_id, std::int64_t limit, std::int64_t offset);
    [[nodiscard]] std::vector<TeamMember> find_all(const std::string& team_id,
                                                   const std::vector<std::string>& user_ids);
    [[nodiscard]] std::vector<TeamMember> of_user(const std::string& user_id);
    [[nodiscard]] std::int64_t count(const std::string& team_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
