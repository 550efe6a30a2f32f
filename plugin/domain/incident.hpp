// The incident: its life, its commander, its channel.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/checklist.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

/// Limits of the start dialog (v1.2.0 command/command.go), in code points.
inline constexpr std::size_t kNameShortest = 2;
inline constexpr std::size_t kNameLongest = 64;
inline constexpr std::size_t kDescriptionLongest = 1024;

/// An event needing coordinated action, worked in one channel.
///
/// `number` counts per team from 1 and is given by the store, as is `revision`, which grows by one with every change.
/// `channel` is empty until the channel has been opened; `channel_name` is the URL name wished for, then the real one.
struct Incident {
    IncidentId id;
    std::int64_t number = 0;
    std::int64_t revision = 0;
    TeamId team;
    ChannelId channel;
    std::string channel_name;
    bool is_public = true;
    std::string name;
    std::string description;
    PlaybookId playbook;
    UserId reporter;
    UserId commander;
    Instant created_at{};
    std::optional<Instant> ended_at;
    std::vector<Stage> stages;
    std::size_t active_stage = 0;

    [[nodiscard]] bool is_active() const { return !ended_at; }

    friend bool operator==(const Incident&, const Incident&) = default;
};

/// Checks what a person typed. Faults: Invalid with field "name" or "description".
[[nodiscard]] Result<> check_name(std::string_view name);
[[nodiscard]] Result<> check_description(std::string_view description);

/// Ends the incident. faults  Conflict  it has ended already
[[nodiscard]] Result<EventBodies> end(Incident& incident, Instant at);

/// Makes an ended incident ongoing again; the end that no longer holds stays on the timeline.
/// faults  Conflict  it is ongoing
[[nodiscard]] Result<EventBodies> restart(Incident& incident);

/// Hands the incident over. Handing it to its commander succeeds and says nothing; who may become commander is a fact
/// of the chat server that the caller has checked.
[[nodiscard]] Result<EventBodies> change_commander(Incident& incident, const UserId& next);

/// Links the channel that was opened for the incident. Linking the same one again says nothing.
/// faults  Conflict  the incident has another channel
[[nodiscard]] Result<EventBodies> open_channel(Incident& incident, const ChannelId& channel,
                                               const std::string& channel_name);

} // namespace muster
