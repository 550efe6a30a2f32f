#include "plugin/wording/announcing.hpp"

#include "base/text.hpp"
#include "plugin/domain/timeline.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

std::string announcement_elsewhere(const Incident& incident, std::string_view commander)
{
    const std::string who = "@" + std::string(commander);
    const std::string link = "Its channel: ~" + incident.channel_name;
    if (!incident.is_active())
        return "The incident " + bold(incident.name) + " has ended. Its commander was " + who + ". " + link;
    return who + " is the commander of the incident " + bold(incident.name) + ". " + link;
}

std::string announced_in(const std::vector<std::string>& public_names)
{
    std::string text;
    for (const std::string& name : public_names)
        text += (text.empty() ? "announced in " : ", ") + (name.empty() ? "a private channel" : "~" + name);
    if (length(text) <= kNoteLongest) return text;
    return "announced in " + std::to_string(public_names.size()) + " channels";
}

std::string announced_without_note(std::string_view entry)
{
    return "Done (" + std::string(entry) + "), but it could not be put on the timeline.";
}

std::string not_announced_in(std::string_view word, AnnounceRefusal refusal)
{
    const std::string channel = code(word) + ": ";
    switch (refusal) {
    case AnnounceRefusal::Unknown:
        return channel +
               "I know no such channel of this team. If it is a private one, add me to it, and announce again.";
    case AnnounceRefusal::NotJoined:
        return channel + "you are not in that channel. Join it, and announce again.";
    case AnnounceRefusal::Archived:
        return channel + "that channel is archived.";
    case AnnounceRefusal::IsIncidents:
        return channel + "that is the incident's own channel.";
    case AnnounceRefusal::BotOutside:
        return channel + "I am not in that channel. Add me to it, and announce again.";
    case AnnounceRefusal::Refused:
        return channel + "I may not post to that channel. Please tell them yourself.";
    case AnnounceRefusal::NotNow:
        break;
    }
    return channel + "the chat server did not answer. Look there, and announce again if nothing was said.";
}

} // namespace muster::wording
