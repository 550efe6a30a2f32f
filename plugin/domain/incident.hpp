// The incident: its life, its commander, its channel.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/checklist.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/domain/settings.hpp"

#include <chrono>
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

/// What the incident's people told the others. Its post can be edited or deleted afterwards, and then it says so.
struct StatusUpdate {
    StatusUpdateId id;
    UserId author;
    Status status = Status::Reported;
    std::string message;
    Instant at{};
    PostId post; ///< empty until it was posted
    Instant edited_at{};
    Instant deleted_at{};

    friend bool operator==(const StatusUpdate&, const StatusUpdate&) = default;
};

/// Somebody who is in the incident channel, or was: `left_at` is zero while they are.
struct Participant {
    UserId user;
    Instant joined_at{};
    Instant left_at{};

    friend bool operator==(const Participant&, const Participant&) = default;
};

/// Whether people can write in the incident's channel.
enum class ChannelState { Open, Archived, Deleted };

/// When the next status update is asked for. Without an update it comes again, each time after twice as long.
struct Reminder {
    std::chrono::seconds interval{0}; ///< chosen with the last status update, 0 for none
    std::optional<Instant> due_at;
    std::uint32_t fallen = 0; ///< how often it was asked for since the last status update
    PostId post;              ///< the last post that asks for it, empty when there is none to see

    friend bool operator==(const Reminder&, const Reminder&) = default;
};

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
    /// What the channel is called to people: first as the chat server was last known to call it, then as Muster has
    /// asked it to since. Any other name was given by somebody there.
    std::vector<std::string> channel_titles;
    ChannelState channel_state = ChannelState::Open;
    bool is_public = true;
    std::string name;
    std::string description;
    PlaybookId playbook;
    std::int64_t playbook_version = 0;
    Settings settings;
    UserId reporter;
    UserId commander;
    PostId origin; ///< the post that it was started from, empty for none
    Instant created_at{};
    Status status = Status::Reported;
    std::optional<Instant> ended_at; ///< since when the status is an ended one
    std::vector<Stage> stages;
    std::size_t active_stage = 0;
    std::vector<StatusUpdate> updates;
    std::vector<Participant> participants;
    Reminder reminder;

    [[nodiscard]] bool is_active() const { return !ended_at; }

    friend bool operator==(const Incident&, const Incident&) = default;
};

/// Checks what a person typed. Faults: Invalid with field "name" or "description".
[[nodiscard]] Result<> check_name(std::string_view name);
[[nodiscard]] Result<> check_description(std::string_view description);

/// Resolved and Archived.
[[nodiscard]] bool is_ended(Status status);

/// What has to happen at some time if nobody changes it before: the rows of the timer table follow from this.
struct Due {
    std::string kind; ///< "reminder", or "task:" and the task's id
    Instant at{};

    friend bool operator==(const Due&, const Due&) = default;
};

/// Everything of the incident that waits for a time, earliest first. Nothing of an ended one.
[[nodiscard]] std::vector<Due> due_times(const Incident& incident);

/// Ends the incident: its status becomes Resolved. faults  Conflict  it has ended already
[[nodiscard]] Result<EventBodies> end(Incident& incident, Instant at);

/// Makes an ended incident ongoing again, with the status Active; the end that no longer holds stays on the timeline.
/// Its reminder starts anew.
/// faults  Conflict  it is ongoing
[[nodiscard]] Result<EventBodies> restart(Incident& incident, Instant at);

/// Hands the incident over. Handing it to its commander succeeds and says nothing; who may become commander is a fact
/// of the chat server that the caller has checked.
[[nodiscard]] Result<EventBodies> change_commander(Incident& incident, const UserId& next);

/// Links the channel that was opened for the incident. Linking the same one again says nothing.
/// faults  Conflict  the incident has another channel
[[nodiscard]] Result<EventBodies> open_channel(Incident& incident, const ChannelId& channel,
                                               const std::string& channel_name);

} // namespace muster
