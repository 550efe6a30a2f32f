// One person in one role before one incident: what docs/permissions.md promises, tried at every door.
#pragma once

#include "plugin/domain/access.hpp"
#include "tests/server/api/api_scene.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muster::test
{

enum class Role {
    Administrator,
    TeamMember,
    Guest,
    GuestInChannel,
    PlaybookMember,
    IncidentMember,
    Outsider,
    RemovedMember,
    Nobody,
};

inline constexpr std::array kRoles{Role::Administrator,  Role::TeamMember,     Role::Guest,
                                   Role::GuestInChannel, Role::PlaybookMember, Role::IncidentMember,
                                   Role::Outsider,       Role::RemovedMember,  Role::Nobody};

/// As the documentation calls them.
[[nodiscard]] std::string_view name_of(Role role);

/// What is true of somebody in that role.
[[nodiscard]] Standing standing_of(Role role, bool incident_is_public);

struct IncidentKind {
    std::string_view name;
    bool is_public = true;
    bool is_ended = false;
};

inline constexpr std::array kIncidentKinds{
    IncidentKind{"public, ongoing", true, false},
    IncidentKind{"public, ended", true, true},
    IncidentKind{"private, ongoing", false, false},
    IncidentKind{"private, ended", false, true},
};

/// An incident of that kind, reported by ada from a playbook of hers, and somebody in that role. A removed member was
/// in the team, the playbook and the channel; nobody has no session, and at the other doors an id that nobody has.
class RightsScene : public ApiScene
{
public:
    RightsScene(Role in_role, const IncidentKind& kind);

    [[nodiscard]] bool is_allowed(Right right) const;

    /// Calls an operation as that person.
    Answer call(const std::string& method, const std::string& target, const std::string& body);

    /// The text with the scene's ids for its "{…}", or with ids that nothing has.
    enum class Ids { Real, Unknown };
    [[nodiscard]] std::string filled(std::string text, Ids ids = Ids::Real) const;

    /// It tells something of the incident, or of the playbook.
    [[nodiscard]] bool betrays(const std::string& text) const;
    [[nodiscard]] bool betrays_playbook(const std::string& text) const;

    /// Nothing of what there is has changed since the scene began.
    [[nodiscard]] bool is_untouched();

    const Role role;
    const bool incident_is_public;
    const UserId person = named<UserId>("person");
    Incident incident;

private:
    /// Revision and version of what is asked for, and how much of each kind there is.
    class Seen
    {
    public:
        std::int64_t revision = 0;
        std::int64_t version = 0;
        std::size_t incidents = 0;
        std::size_t playbooks = 0;

        friend bool operator==(const Seen&, const Seen&) = default;
    };

    void add_person();
    [[nodiscard]] Seen seen();

    Seen before_;
};

} // namespace muster::test
