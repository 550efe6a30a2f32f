#include "plugin/domain/access.hpp"

#include <catch2/catch.hpp>

using namespace muster;

namespace
{

Standing in_team()
{
    Standing standing;
    standing.is_team_member = true;
    return standing;
}

} // namespace

TEST_CASE("a public incident is seen by its team, a private one by its channel", "[domain][access]")
{
    Standing member = in_team();
    CHECK_FALSE(may(Right::ViewIncident, member));
    member.incident_is_public = true;
    CHECK(may(Right::ViewIncident, member));
    CHECK_FALSE(may(Right::EditIncident, member));

    Standing in_channel;
    in_channel.is_channel_member = true;
    CHECK(may(Right::ViewIncident, in_channel));
    CHECK(may(Right::EditIncident, in_channel));
}

TEST_CASE("a guest sees and changes what they were invited to, and nothing else", "[domain][access]")
{
    Standing guest = in_team();
    guest.is_guest = true;
    guest.incident_is_public = true;
    guest.is_playbook_member = true; // from before they became a guest
    CHECK(may(Right::ListIncidents, guest));
    for (const Right right : {Right::ViewIncident, Right::EditIncident, Right::StartIncident, Right::ListPlaybooks,
                              Right::CreatePlaybook, Right::ConfigurePlaybook})
        CHECK_FALSE(may(right, guest));

    guest.is_channel_member = true;
    CHECK(may(Right::ViewIncident, guest));
    CHECK(may(Right::EditIncident, guest));
}

TEST_CASE("playbooks are for their members in the team", "[domain][access]")
{
    Standing member = in_team();
    CHECK(may(Right::ListPlaybooks, member));
    CHECK(may(Right::CreatePlaybook, member));
    CHECK_FALSE(may(Right::ConfigurePlaybook, member));
    CHECK_FALSE(may(Right::StartIncident, member));
    member.is_playbook_member = true;
    CHECK(may(Right::ConfigurePlaybook, member));
    CHECK(may(Right::StartIncident, member));
    member.is_team_member = false;
    CHECK_FALSE(may(Right::ConfigurePlaybook, member));
    CHECK_FALSE(may(Right::StartIncident, member));
}

TEST_CASE("a system administrator is locked out of nothing but starting in others' name", "[domain][access]")
{
    Standing admin;
    admin.is_system_admin = true;
    for (const Right right : {Right::ListIncidents, Right::ViewIncident, Right::EditIncident, Right::ListPlaybooks,
                              Right::CreatePlaybook, Right::ConfigurePlaybook})
        CHECK(may(right, admin));
    CHECK_FALSE(may(Right::StartIncident, admin));
}
