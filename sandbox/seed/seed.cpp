#include "sandbox/seed/seed.hpp"

#include "base/text.hpp"
#include "sandbox/chat/accounts.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/chat/teams.hpp"
#include "sandbox/world/role.hpp"

#include <array>
#include <fstream>
#include <string_view>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kPassword = "Sandbox-1";

struct Person {
    std::string_view username;
    std::string_view first_name;
    std::string_view last_name;
    std::string_view position;
};

constexpr std::array<Person, 4> kPeople = {{
    {"admin", "Amira", "Admin", "Keeps the sandbox"},
    {"ada", "Ada", "Alvarez", "Site reliability"},
    {"ben", "Ben", "Brandt", "Payments"},
    {"cleo", "Cleo", "Chen", "Support"},
}};

User add_person(Chat& chat, const Person& person)
{
    User user;
    user.username = person.username;
    user.email = std::string(person.username) + "@example.com";
    user.first_name = person.first_name;
    user.last_name = person.last_name;
    user.position = person.position;
    return create_user(chat, user, std::string(kPassword)).value();
}

void write_token(const std::filesystem::path& file, const std::string& token)
{
    // Made empty and narrowed first: at no moment can anybody else read it.
    std::ofstream(file, std::ios::trunc).close();
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::ofstream stream(file);
    stream.exceptions(std::ios::failbit | std::ios::badbit);
    stream << token << '\n';
}

} // namespace

void plant_roles(World& world)
{
    if (world.roles.find_by_name("system_user")) return;
    Change change(world.db);
    for (const DefaultRole& known : default_roles()) {
        Role role;
        role.id = world.new_id();
        role.name = known.name;
        role.display_name = std::string(known.translation) + ".name";
        role.description = std::string(known.translation) + ".description";
        role.create_at = world.now();
        role.update_at = role.create_at;
        for (const std::string& permission : words(known.permissions)) role.permissions.insert(permission);
        role.scheme_managed = known.scheme_managed;
        world.roles.add(role);
    }
    change.commit();
}

Result<> plant_seed(Chat& chat)
{
    World& world = chat.world;
    const std::filesystem::path token_file = chat.options.data / "bot-token";
    Change change(world.db);
    std::vector<User> people;
    for (const Person& person : kPeople) people.push_back(add_person(chat, person));

    Team team;
    team.name = "sre";
    team.display_name = "SRE";
    team = create_team(chat, team, people.front().id).value();
    for (const User& user : people) join_team(chat, team, user.id).value();

    Bot bot;
    bot.username = "muster";
    bot.display_name = "Muster";
    bot.description = "Runs incidents.";
    bot = create_bot(chat, bot, people.front().id).value();
    TeamMember member = join_team(chat, team, bot.user_id).value();
    member.scheme_admin = true; // a plain member may not create slash commands
    world.team_members.save(member);
    const AccessToken token = create_access_token(chat, bot.user_id, "Muster");
    try {
        write_token(token_file, token.token);
    } catch (const std::exception&) {
        return fail(Fault::Invalid, token_file.string() + " cannot be written; make the data folder writable or choose "
                                                          "another with --data");
    }
    change.commit();
    return {};
}

} // namespace muster::sandbox
