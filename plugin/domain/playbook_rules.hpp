// What a playbook must be to be kept, and what may be done to one.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/domain/playbook.hpp"

#include <cstddef>
#include <string_view>

namespace muster
{

/// In code points, where texts are meant.
inline constexpr std::size_t kTitleLongest = 256;
inline constexpr std::size_t kPlaybookDescriptionLongest = 4096;
inline constexpr std::size_t kTaskDescriptionLongest = 4096;
inline constexpr std::size_t kCommandLongest = 256;
inline constexpr std::size_t kMessageLongest = 4000; ///< of a post that holds nothing else
inline constexpr std::size_t kAddressLongest = 2048;
inline constexpr std::size_t kKeywordLongest = 64;
inline constexpr std::size_t kMostStages = 100;
inline constexpr std::size_t kMostTasks = 500; ///< in all stages together
inline constexpr std::size_t kMostMembers = 1000;
inline constexpr std::size_t kMostInvited = 200;
inline constexpr std::size_t kMostBroadcastChannels = 20;
inline constexpr std::size_t kMostKeywords = 50;

/// The playbook without white space around titles, slash commands, addresses and keywords: what people meant to type.
[[nodiscard]] Playbook tidied(Playbook playbook);

/// Checks a tidied playbook whole: an incident that is started from it needs no further checks. Somebody has to be a
/// member, or nobody could ever use it again (peer-incident-plugin.md §11.2, 6b6192cd5).
/// faults   Invalid  with the API's name of the field
[[nodiscard]] Result<> check_playbook(const Playbook& playbook);

/// True for an absolute http or https address with a host and no credentials.
[[nodiscard]] bool is_web_address(std::string_view text);

/// The next version of the playbook, with that content: id, team, times and version stay the playbook's own. The same
/// content is the same version.
[[nodiscard]] Playbook edited(const Playbook& playbook, Playbook content, Instant at);

/// A new playbook with the content and the members of another, the copier among them.
[[nodiscard]] Playbook copied(const Playbook& original, PlaybookId id, const UserId& by, Instant at);

/// Nothing can be started from an archived playbook; what was started from it goes on. Archiving twice, or restoring
/// what is in use, changes nothing.
[[nodiscard]] Playbook archived(Playbook playbook, Instant at);
[[nodiscard]] Playbook restored(Playbook playbook, Instant at);

} // namespace muster
