// /incident announce ~channel…
#pragma once

#include "plugin/domain/announcing.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/facts.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace muster::usecases
{

/// So many channels at once: each is a few questions to the chat server, within the seconds that a command has.
inline constexpr std::size_t kMostAnnounced = 10;

/// Tells other channels of an incident, at once, so that the answer says what became of each. A process that dies
/// meanwhile leaves its command without an answer, and the person announces again.
class AnnounceIncident
{
public:
    AnnounceIncident(const Facts& facts, Chat& chat, const Clock& clock) : facts_(facts), chat_(chat), clock_(clock) {}

    /// A channel as it was typed, and what became of it.
    struct Answer {
        std::string word;
        std::optional<Channel> told; ///< empty when it was refused, or named before
        std::optional<AnnounceRefusal> refusal;
    };

    /// `channels` are names, with ~ or without, or ids, of channels of the incident's team that the person is in. One
    /// that is named twice is told once. What is wrong with one does not stop the others.
    ///
    /// faults   NotFound, Forbidden, Unavailable  as Facts::may_edit; then no channel is told
    [[nodiscard]] Async<Result<std::vector<Answer>>> run(const Incident& incident, Asker asker,
                                                         std::vector<std::string> channels, std::string message) const;

private:
    /// The channel that was meant, with the bot in it, or why there is none to tell.
    [[nodiscard]] Async<Answer> target(const Incident& incident, Asker asker, std::string word) const;
    [[nodiscard]] Async<Result<Channel>> find(TeamId team, std::string word) const;
    /// False: it is a channel of which the person learns nothing.
    [[nodiscard]] Async<Result<bool>> may_know(Asker asker, Channel channel) const;
    /// The bot is in the channel, or is now.
    [[nodiscard]] Async<Result<bool>> has_bot(Channel channel) const;
    [[nodiscard]] Async<std::optional<AnnounceRefusal>> post(const Incident& incident, ChannelId channel,
                                                             std::string message) const;

    const Facts& facts_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
