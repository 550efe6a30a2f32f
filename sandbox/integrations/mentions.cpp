#include "sandbox/integrations/mentions.hpp"

#include "base/text.hpp"
#include "sandbox/world/world.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace muster::sandbox
{

namespace
{

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// The words after a mark that does not itself follow a letter, a digit or an underscore.
template <class Belongs> std::vector<std::string> marked_words(std::string_view text, char mark, Belongs belongs)
{
    std::vector<std::string> found;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        if (at > 0 && (is_alphanumeric(text[at - 1]) || text[at - 1] == '_')) continue;
        std::size_t end = at + 1;
        while (end < text.size() && belongs(text[end], end == at + 1)) ++end;
        std::string word(text.substr(at + 1, end - at - 1));
        if (!word.empty() && std::find(found.begin(), found.end(), word) == found.end())
            found.push_back(std::move(word));
    }
    return found;
}

void add_once(Mentions& mentions, const std::string& name, const std::string& id)
{
    for (const auto& [known, known_id] : mentions) {
        if (known == name) return;
    }
    mentions.emplace_back(name, id);
}

} // namespace

Mentions mentioned_members(World& world, std::string_view text, const std::string& team_id)
{
    Mentions mentions;
    const auto belongs = [](char c, bool is_first) {
        return is_alphanumeric(c) || (!is_first && (c == '.' || c == '-' || c == '_' || c == ':'));
    };
    for (const std::string& word : marked_words(text, '@', belongs)) {
        std::string name = lower(word);
        auto user = world.users.find_by_name(name);
        while (!user && !name.empty() && (name.back() == '.' || name.back() == '-' || name.back() == '_')) {
            name.pop_back();
            user = world.users.find_by_name(name);
        }
        if (user && world.team_members.is_member(team_id, user->id)) add_once(mentions, name, user->id);
    }
    return mentions;
}

Mentions mentioned_channels(World& world, std::string_view text, const std::string& team_id)
{
    Mentions mentions;
    const auto belongs = [](char c, bool) { return is_alphanumeric(c) || c == '-' || c == '_'; };
    for (const std::string& name : marked_words(text, '~', belongs)) {
        const auto channel = world.channels.find_by_name(team_id, name);
        if (channel && channel->is_open() && channel->delete_at == 0) add_once(mentions, name, channel->id);
    }
    return mentions;
}

} // namespace muster::sandbox
