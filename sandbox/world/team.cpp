#include "sandbox/world/team.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelect =
    sql("SELECT t.id, t.create_at, t.update_at, t.delete_at, t.name, t.display_name, t.description, "
        "t.email, t.type, t.invite_id, t.allow_open_invite FROM teams t ");
constexpr auto kSelectMember = sql("SELECT team_id, user_id, delete_at, scheme_user, scheme_admin FROM team_members ");

Team read_team(const Query& row)
{
    Team team;
    team.id = row.text(0);
    team.create_at = row.integer(1);
    team.update_at = row.integer(2);
    team.delete_at = row.integer(3);
    team.name = row.text(4);
    team.display_name = row.text(5);
    team.description = row.text(6);
    team.email = row.text(7);
    team.type = row.text(8);
    team.invite_id = row.text(9);
    team.allow_open_invite = row.flag(10);
    return team;
}

TeamMember read_member(const Query& row)
{
    return {row.text(0), row.text(1), row.integer(2), row.flag(3), row.flag(4)};
}

} // namespace

std::string TeamMember::roles() const
{
    if (!scheme_admin) return scheme_user ? "team_user" : "";
    return scheme_user ? "team_user team_admin" : "team_admin";
}

void Teams::add(const Team& team)
{
    db_.run(sql("INSERT INTO teams (id, create_at, update_at, delete_at, name, display_name, description, email, type, "
                "invite_id, allow_open_invite) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            team.id, team.create_at, team.update_at, team.delete_at, team.name, team.display_name, team.description,
            team.email, team.type, team.invite_id, team.allow_open_invite);
}

void Teams::save(const Team& team)
{
    db_.run(
        sql("UPDATE teams SET update_at = ?, delete_at = ?, display_name = ?, description = ?, email = ?, type = ?, "
            "invite_id = ?, allow_open_invite = ? WHERE id = ?"),
        team.update_at, team.delete_at, team.display_name, team.description, team.email, team.type, team.invite_id,
        team.allow_open_invite, team.id);
}

std::optional<Team> Teams::find(const std::string& id)
{
    return first(db_.query(kSelect + sql("WHERE t.id = ?"), id), read_team);
}

std::optional<Team> Teams::find_by_name(const std::string& name)
{
    return first(db_.query(kSelect + sql("WHERE t.name = ?"), name), read_team);
}

std::vector<Team> Teams::list(bool open_ones_only, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE t.delete_at = 0 AND (NOT ? OR t.allow_open_invite) "
                                       "ORDER BY t.display_name, t.id LIMIT ? OFFSET ?"),
                         open_ones_only, limit, offset),
               read_team);
}

std::vector<Team> Teams::of_user(const std::string& user_id)
{
    return all(
        db_.query(kSelect + sql("JOIN team_members m ON m.team_id = t.id WHERE m.user_id = ? AND m.delete_at = 0 "
                                "AND t.delete_at = 0 ORDER BY t.create_at, t.id"),
                  user_id),
        read_team);
}

void TeamMembers::save(const TeamMember& member)
{
    db_.run(sql("INSERT OR REPLACE INTO team_members (team_id, user_id, delete_at, scheme_user, scheme_admin) "
                "VALUES (?, ?, ?, ?, ?)"),
            member.team_id, member.user_id, member.delete_at, member.scheme_user, member.scheme_admin);
}

std::optional<TeamMember> TeamMembers::find(const std::string& team_id, const std::string& user_id)
{
    return first(db_.query(kSelectMember + sql("WHERE team_id = ? AND user_id = ?"), team_id, user_id), read_member);
}

bool TeamMembers::is_member(const std::string& team_id, const std::string& user_id)
{
    const auto member = find(team_id, user_id);
    return member && member->delete_at == 0;
}

std::vector<TeamMember> TeamMembers::list(const std::string& team_id, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelectMember + sql("WHERE team_id = ? AND delete_at = 0 ORDER BY user_id LIMIT ? OFFSET ?"),
                         team_id, limit, offset),
               read_member);
}

std::vector<TeamMember> TeamMembers::find_all(const std::string& team_id, const std::vector<std::string>& user_ids)
{
    return all(db_.query(kSelectMember + sql("WHERE team_id = ? AND delete_at = 0 "
                                             "AND user_id IN (SELECT value FROM json_each(?)) ORDER BY user_id"),
                         team_id, json_list(user_ids)),
               read_member);
}

std::vector<TeamMember> TeamMembers::of_user(const std::string& user_id)
{
    return all(db_.query(kSelectMember + sql("WHERE user_id = ? ORDER BY team_id"), user_id), read_member);
}

std::int64_t TeamMembers::count(const std::string& team_id)
{
    Query row = db_.query(sql("SELECT count(*) FROM team_members WHERE team_id = ? AND delete_at = 0"), team_id);
    row.next();
    return row.integer(0);
}

} // namespace muster::sandbox
