#include "sandbox/chat/mentions.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "sandbox/world/world.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
}

void add_once(std::vector<std::string>& list, std::string word)
{
    if (!word.empty() && std::find(list.begin(), list.end(), word) == list.end()) list.push_back(std::move(word));
}

bool is_everybody(const std::string& word) { return word == "channel" || word == "all" || word == "here"; }

} // namespace

std::vector<std::string> words_after(char sign, std::string_view text)
{
    std::vector<std::string> found;
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
        if (at > 0 && is_name_character(text[at - 1])) continue; // an e-mail address
        std::size_t end = at + 1;
        while (end < text.size() && is_name_character(text[end])) ++end;
        std::string word = lower(text.substr(at + 1, end - at - 1));
        add_once(found, word);
        const std::size_t last = word.find_last_not_of(".-_");
        if (last != std::string::npos && last + 1 < word.size()) add_once(found, word.substr(0, last + 1));
    }
    return found;
}

std::string hashtags_of(std::string_view text)
{
    std::vector<std::string> tags;
    for (const std::string& word : words(text)) {
        if (word.front() != '#') continue;
        const std::string_view body = std::string_view(word).substr(1);
        const auto end = std::find_if_not(body.begin(), body.end(), [](char c) {
            return is_name_character(c) || static_cast<unsigned char>(c) >= 0x80;
        });
        const std::string tag(body.begin(), end);
        const bool begins_with_letter = !tag.empty() && !(tag.front() >= '0' && tag.front() <= '9');
        if (length(tag) >= 3 && begins_with_letter) add_once(tags, "#" + tag);
    }
    std::string joined;
    for (const std::string& tag : tags) joined += (joined.empty() ? "" : " ") + tag;
    return joined;
}

std::vector<std::string> mentioned_users(World& world, const Channel& channel, const Post& post)
{
    std::vector<std::string> mentioned;
    if (post.type == "system_add_to_channel") {
        const Result<Json> props = parse_json(post.props);
        if (props) add_once(mentioned, Reader(*props).text_or("addedUserId", ""));
        return mentioned;
    }
    if (post.is_system()) return mentioned;

    const std::vector<std::string> names = words_after('@', post.message);
    if (channel.type == "D" || std::any_of(names.begin(), names.end(), is_everybody))
        mentioned = world.channel_members.user_ids(channel.id);
    for (const User& user : names.empty() ? std::vector<User>() : world.users.find_all_by_name(names)) {
        if (world.channel_members.is_member(channel.id, user.id)) add_once(mentioned, user.id);
    }
    std::erase(mentioned, post.user_id);
    return mentioned;
}

} // namespace muster::sandbox
