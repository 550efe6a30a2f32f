#include "server/chat/rest/chat_json.hpp"

#include "base/text.hpp"
#include "server/chat/element_type.hpp"
#include "server/chat/post_size.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::chat
{

namespace
{

Json options_to_json(const std::vector<std::pair<std::string, std::string>>& options)
{
    Json list = Json::array();
    for (const auto& [text, value] : options) list.push_back({{"text", text}, {"value", value}});
    return list;
}

Json element_to_json(const DialogElement& element)
{
    Json json{{"type", spelled(element.type)},      {"name", element.name},
              {"display_name", element.label},      {"default", element.value},
              {"placeholder", element.placeholder}, {"help_text", element.help},
              {"optional", element.is_optional}};
    if (element.shortest > 0) json["min_length"] = element.shortest;
    if (element.longest > 0) json["max_length"] = element.longest;
    if (element.type == ElementType::Select) json["options"] = options_to_json(element.options);
    return json;
}

} // namespace

Result<User> user_from_json(const Json& json)
{
    Reader in(json);
    User user;
    user.id = UserId(in.text("id"));
    user.username = in.text("username");
    user.first_name = in.text_or("first_name", "");
    user.last_name = in.text_or("last_name", "");
    user.is_bot = in.boolean_or("is_bot", false);
    user.is_deleted = in.integer_or("delete_at", 0) != 0;
    const std::vector<std::string> roles = words(in.text_or("roles", ""));
    user.is_system_admin = std::find(roles.begin(), roles.end(), "system_admin") != roles.end();
    user.is_guest = std::find(roles.begin(), roles.end(), "system_guest") != roles.end();
    return in.finish(std::move(user));
}

Result<Team> team_from_json(const Json& json)
{
    Reader in(json);
    Team team;
    team.id = TeamId(in.text("id"));
    team.name = in.text("name");
    team.display_name = in.text_or("display_name", "");
    return in.finish(std::move(team));
}

Result<std::string> site_url_from_json(const Json& json)
{
    Reader in(json);
    std::string url = in.text_or("SiteURL", "");
    while (!url.empty() && url.back() == '/') url.pop_back();
    return in.finish(std::move(url));
}

Result<Channel> channel_from_json(const Json& json)
{
    Reader in(json);
    Channel channel;
    channel.id = ChannelId(in.text("id"));
    channel.team = TeamId(in.text_or("team_id", ""));
    channel.name = in.text("name");
    channel.display_name = in.text_or("display_name", "");
    channel.header = in.text_or("header", "");
    channel.purpose = in.text_or("purpose", "");
    channel.is_public = in.text("type") == "O";
    channel.is_archived = in.integer_or("delete_at", 0) != 0;
    channel.posts = in.integer_or("total_msg_count", 0);
    return in.finish(std::move(channel));
}

Result<Post> post_from_json(const Json& json)
{
    Reader in(json);
    Post post;
    post.id = PostId(in.text("id"));
    post.channel = ChannelId(in.text("channel_id"));
    post.author = UserId(in.text("user_id"));
    post.message = in.text_or("message", "");
    post.at = from_millis(in.integer("create_at"));
    return in.finish(std::move(post));
}

Result<std::size_t> add_said(const Json& page, std::vector<Post>& posts)
{
    Reader in(page);
    const std::vector<std::string> order = in.texts_or_empty("order");
    const Json* by_id = in.object_or_null("posts");
    if (in.failure()) return *in.failure();
    for (const std::string& id : order) {
        if (!by_id || !by_id->contains(id)) continue;
        const Json& json = by_id->at(id);
        if (Reader(json).text_or("type", "").starts_with("system_")) continue;
        Result<Post> post = post_from_json(json);
        if (!post) return post.error();
        posts.push_back(std::move(*post));
    }
    return order.size();
}

Result<Json> post_props(const NewPost& post, const std::string& actions_url, std::size_t limit)
{
    const Result<std::vector<Attachment>> attachments = fit_attachments(post, actions_url, limit);
    if (!attachments) return attachments.error();
    return props_of(post.key, *attachments, actions_url);
}

Json dialog_to_json(const Dialog& dialog)
{
    Json elements = Json::array();
    for (const auto& element : dialog.elements) elements.push_back(element_to_json(element));
    return {
        {"callback_id", dialog.callback},      {"title", dialog.title},     {"introduction_text", dialog.introduction},
        {"submit_label", dialog.submit_label}, {"notify_on_cancel", false}, {"state", dialog.state},
        {"elements", std::move(elements)}};
}

} // namespace muster::chat
