#include "server/chat/hosted/nouns.hpp"

#include "base/text.hpp"
#include "server/chat/element_type.hpp"
#include "server/chat/post_size.hpp"

#include <algorithm>
#include <utility>

namespace muster::hosted
{

namespace
{

constexpr const char* kKey = "muster_key";

std::vector<rpc::PostActionOptions> options_of(const std::vector<std::pair<std::string, std::string>>& options)
{
    std::vector<rpc::PostActionOptions> list;
    for (const auto& [text, value] : options) list.push_back({text, value});
    return list;
}

rpc::PostAction action_of(const Action& action, const std::string& actions_url)
{
    rpc::PostActionIntegration integration;
    integration.url = actions_url;
    integration.context.emplace("signed", gob::Any::of(action.context));
    rpc::PostAction sent;
    sent.id = action.id;
    sent.name = action.name;
    sent.type = action.options.empty() ? "button" : "select";
    sent.options = options_of(action.options);
    sent.integration = std::move(integration);
    return sent;
}

rpc::SlackAttachment attachment_of(const Attachment& attachment, const std::string& actions_url)
{
    rpc::SlackAttachment sent;
    sent.fallback = attachment.fallback;
    sent.author_name = attachment.author_name;
    sent.author_icon = attachment.author_icon;
    sent.pretext = attachment.pretext;
    sent.title = attachment.title;
    sent.text = attachment.text;
    sent.color = attachment.color;
    for (const AttachmentField& field : attachment.fields)
        sent.fields.push_back({field.title, gob::Any::of(field.value), field.is_short});
    for (const Action& action : attachment.actions) sent.actions.push_back(action_of(action, actions_url));
    return sent;
}

gob::AnyMap session_of(const WebSession& session)
{
    gob::AnyMap members;
    members.emplace("url", gob::Any::of(session.url));
    members.emplace("token", gob::Any::of(session.token));
    members.emplace("expires_at", gob::Any::of(to_millis(session.until)));
    return members;
}

rpc::DialogElement element_of(const DialogElement& element)
{
    rpc::DialogElement sent;
    sent.type = chat::spelled(element.type);
    sent.name = element.name;
    sent.display_name = element.label;
    sent.default_value = element.value;
    sent.placeholder = element.placeholder;
    sent.help_text = element.help;
    sent.optional = element.is_optional;
    sent.min_length = static_cast<std::int64_t>(element.shortest);
    sent.max_length = static_cast<std::int64_t>(element.longest);
    sent.options = options_of(element.options);
    return sent;
}

} // namespace

User user_of(const rpc::User& user)
{
    User read;
    read.id = UserId(user.id);
    read.username = user.username;
    read.first_name = user.first_name;
    read.last_name = user.last_name;
    read.is_bot = user.is_bot;
    read.is_deleted = user.delete_at != 0;
    const std::vector<std::string> roles = words(user.roles);
    read.is_system_admin = std::find(roles.begin(), roles.end(), "system_admin") != roles.end();
    read.is_guest = std::find(roles.begin(), roles.end(), "system_guest") != roles.end();
    return read;
}

Team team_of(const rpc::Team& team) { return {TeamId(team.id), team.name, team.display_name}; }

Channel channel_of(const rpc::Channel& channel)
{
    Channel read;
    read.id = ChannelId(channel.id);
    read.team = TeamId(channel.team_id);
    read.name = channel.name;
    read.display_name = channel.display_name;
    read.header = channel.header;
    read.purpose = channel.purpose;
    read.is_public = channel.type == "O";
    read.is_archived = channel.delete_at != 0;
    read.posts = channel.total_msg_count;
    return read;
}

Post post_of(const rpc::Post& post)
{
    Post read;
    read.id = PostId(post.id);
    read.channel = ChannelId(post.channel_id);
    read.author = UserId(post.user_id);
    read.message = post.message;
    read.at = from_millis(post.create_at);
    return read;
}

std::string key_of(const rpc::Post& post)
{
    const auto found = post.props.find(kKey);
    const std::string* const key = found == post.props.end() ? nullptr : found->second.get<std::string>();
    return key ? *key : std::string();
}

std::vector<rpc::SlackAttachment> attachments_of(const std::vector<Attachment>& attachments,
                                                 const std::string& actions_url)
{
    std::vector<rpc::SlackAttachment> list;
    for (const Attachment& attachment : attachments) list.push_back(attachment_of(attachment, actions_url));
    return list;
}

Result<rpc::Post> post_to_send(const NewPost& post, const std::string& actions_url, std::size_t limit)
{
    const Result<std::vector<Attachment>> attachments = chat::fit_attachments(post, actions_url, limit);
    if (!attachments) return attachments.error();
    rpc::Post sent;
    sent.channel_id = post.channel.str();
    sent.message = post.message;
    if (!post.key.empty()) sent.props.emplace(kKey, gob::Any::of(post.key));
    if (!attachments->empty())
        sent.props.emplace("attachments", gob::Any::of(attachments_of(*attachments, actions_url)));
    return sent;
}

rpc::CommandResponse command_response(const Reply& reply, const std::string& actions_url)
{
    rpc::CommandResponse response;
    response.response_type = "ephemeral";
    response.text = reply.text;
    // What people typed may hold <…>: it is Markdown, not Slack's markup, and must not be rewritten.
    response.skip_slack_parsing = true;
    response.attachments = attachments_of(reply.attachments, actions_url);
    if (reply.session) response.props.emplace("muster", gob::Any::of(session_of(*reply.session)));
    return response;
}

rpc::Dialog dialog_to_open(const Dialog& dialog)
{
    rpc::Dialog sent;
    sent.callback_id = dialog.callback;
    sent.title = dialog.title;
    sent.introduction_text = dialog.introduction;
    sent.submit_label = dialog.submit_label;
    sent.state = dialog.state;
    for (const DialogElement& element : dialog.elements) sent.elements.push_back(element_of(element));
    return sent;
}

} // namespace muster::hosted
