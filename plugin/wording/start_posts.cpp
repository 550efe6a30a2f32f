#include "plugin/wording/start_posts.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

namespace
{

/// Well below what any chat server takes in one post (4,000 code points on old databases).
constexpr std::size_t kQuotedInOnePost = 3000;

std::string link_to(const PostId& post) { return "[this post](/_redirect/pl/" + post.str() + ")"; }

/// One line as it was, but for its mentions: whoever was called by the original is not called again.
std::string quoted(std::string_view line)
{
    std::string text = "> ";
    for (const char c : line) {
        text.push_back(c);
        if (c == '@') text += "\u200b";
    }
    return text + "\n";
}

} // namespace

std::vector<std::string> quoted_origin(std::string_view author, const PostId& post, std::string_view message)
{
    std::vector<std::string> posts{"Started from " + link_to(post) + " by @" + std::string(author) + ":\n"};
    while (!message.empty()) {
        std::string_view line = message.substr(0, message.find('\n'));
        const bool is_whole = length(line) <= kQuotedInOnePost;
        if (!is_whole) line = cut(line, kQuotedInOnePost);
        message.remove_prefix(line.size());
        if (is_whole && !message.empty()) message.remove_prefix(1);
        if (length(posts.back()) + length(line) > kQuotedInOnePost) posts.emplace_back();
        posts.back() += quoted(line);
    }
    return posts;
}

std::string origin_gone(const PostId& post)
{
    return "This incident was started from " + link_to(post) + ", which I cannot read any more.";
}

std::string not_invited(const std::vector<std::pair<std::string, std::string>>& names_and_reasons)
{
    std::string text = "The playbook invites people whom I could not add to this channel:";
    for (const auto& [name, reason] : names_and_reasons) text += "\n- " + name + ": " + reason;
    return text;
}

std::string reason_unknown_person() { return "the chat server does not know them any more"; }

std::string reason_deactivated() { return "their account is deactivated"; }

std::string reason_not_in_team() { return "they are not in the team"; }

std::string announcement(const Incident& incident, std::string_view reporter, std::string_view commander)
{
    std::string text = "@" + std::string(reporter) + " started the incident " + bold(incident.name) + " (" +
                       called(incident) + "). Commander: @" + std::string(commander) + ".";
    if (incident.is_public) text += " Channel: ~" + incident.channel_name;
    return text;
}

std::string not_announced()
{
    return "I could not announce this incident in the channel that the playbook names: it is gone, or I may not post "
           "to it. Please tell them yourself.";
}

} // namespace muster::wording
