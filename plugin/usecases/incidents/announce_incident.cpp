#include "plugin/usecases/incidents/announce_incident.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "plugin/domain/access.hpp"

#include <set>
#include <utility>

namespace muster::usecases
{

namespace
{

/// The server could not say; any other fault says that there is no such channel for us.
bool is_away(const Failure& failure)
{
    return failure.fault() == Fault::Unavailable || failure.fault() == Fault::Unauthorized;
}

/// The name in what people type: "~Town-Square," is town-square.
std::string name_in(const std::string& word)
{
    std::string name = lower(word);
    if (name.ends_with(',')) name.pop_back();
    if (name.starts_with('~')) name.erase(0, 1);
    return name;
}

AnnounceIncident::Answer because(std::string word, AnnounceRefusal refusal)
{
    AnnounceIncident::Answer answer;
    answer.word = std::move(word);
    answer.refusal = refusal;
    return answer;
}

} // namespace

Async<Result<std::vector<AnnounceIncident::Answer>>> AnnounceIncident::run(const Incident& incident, Asker asker,
                                                                           std::vector<std::string> channels,
                                                                           std::string message) const
{
    // Before the first channel is looked for: who may not change the incident learns nothing of channels from it.
    const Result<> allowed = co_await facts_.may_edit(asker, incident);
    if (!allowed) co_return allowed.error();

    std::vector<Answer> answers;
    std::set<ChannelId> tried;
    for (const std::string& word : channels) {
        Answer answer = co_await target(incident, asker, word);
        if (answer.told && !tried.insert(answer.told->id).second) answer.told.reset();
        if (answer.told) answer.refusal = co_await post(incident, answer.told->id, message);
        if (answer.refusal) answer.told.reset();
        answers.push_back(std::move(answer));
    }
    co_return answers;
}

Async<AnnounceIncident::Answer> AnnounceIncident::target(const Incident& incident, Asker asker, std::string word) const
{
    const Result<Channel> channel = co_await find(incident.team, word);
    if (!channel)
        co_return because(word, is_away(channel.error()) ? AnnounceRefusal::NotNow : AnnounceRefusal::Unknown);
    if (channel->id == incident.channel) co_return because(word, AnnounceRefusal::IsIncidents);

    Result<bool> is_in = co_await chat_.is_channel_member(channel->id, asker.user);
    if (is_in && !*is_in) {
        const Result<bool> knows = co_await may_know(asker, *channel);
        if (!knows) co_return because(word, AnnounceRefusal::NotNow);
        if (!*knows) co_return because(word, AnnounceRefusal::Unknown);
        // From outside, the bot is not told who is in a channel.
        const Result<bool> bot_came_in = co_await has_bot(*channel);
        if (!bot_came_in) co_return because(word, AnnounceRefusal::NotNow);
        is_in = co_await chat_.is_channel_member(channel->id, asker.user);
    }
    if (!is_in) co_return because(word, AnnounceRefusal::NotNow);
    if (!*is_in) co_return because(word, AnnounceRefusal::NotJoined);
    if (channel->is_archived) co_return because(word, AnnounceRefusal::Archived);

    const Result<bool> bot_is_in = co_await has_bot(*channel);
    if (!bot_is_in) co_return because(word, AnnounceRefusal::NotNow);
    if (!*bot_is_in) co_return because(word, AnnounceRefusal::BotOutside);
    Answer answer;
    answer.word = std::move(word);
    answer.told = *channel;
    co_return answer;
}

Async<Result<Channel>> AnnounceIncident::find(TeamId team, std::string word) const
{
    const std::string name = name_in(word);
    if (is_id(name)) {
        const Result<Channel> by_id = co_await chat_.channel(ChannelId(name));
        if (by_id && by_id->team == team) co_return by_id;
        if (!by_id && is_away(by_id.error())) co_return by_id;
    }
    co_return co_await chat_.channel_by_name(team, name);
}

Async<Result<bool>> AnnounceIncident::may_know(Asker asker, Channel channel) const
{
    if (!channel.is_public || channel.is_archived) co_return false;
    const Result<Standing> standing = co_await facts_.standing_in(channel.team, asker);
    if (!standing) co_return standing.error();
    co_return standing->is_system_admin || (standing->is_team_member && !standing->is_guest);
}

Async<Result<bool>> AnnounceIncident::has_bot(Channel channel) const
{
    const UserId& bot = chat_.self().id;
    const Result<bool> is_in = co_await chat_.is_channel_member(channel.id, bot);
    if (!is_in) co_return is_in.error();
    if (*is_in || !channel.is_public) co_return *is_in;
    const Result<> joined = co_await chat_.add_to_channel(channel.id, bot);
    if (!joined && is_away(joined.error())) co_return joined.error();
    co_return joined.has_value();
}

Async<std::optional<AnnounceRefusal>> AnnounceIncident::post(const Incident& incident, ChannelId channel,
                                                             std::string message) const
{
    const Instant now = clock_.now();
    NewPost wanted;
    wanted.channel = channel;
    wanted.key = "announce-" + incident.id.str() + "-" + std::to_string(to_millis(now));
    wanted.message = std::move(message);
    const Result<PostId> posted = co_await chat_.post(wanted);
    if (posted) co_return std::nullopt;
    if (!is_away(posted.error())) co_return AnnounceRefusal::Refused;
    // Only the answer may have been lost.
    const Result<std::optional<PostId>> there = co_await chat_.find_post(channel, wanted.key, now);
    if (there && *there) co_return std::nullopt;
    co_return AnnounceRefusal::NotNow;
}

} // namespace muster::usecases
