#include "server/chat/rest/events/event_json.hpp"

#include "base/json.hpp"
#include "server/chat/program_posts.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace muster::chat
{

namespace
{

/// What one event's frame holds. `data` and `broadcast` read as empty objects when they are missing.
class Parts
{
public:
    explicit Parts(const Json& frame) : data_(part(frame, "data")), broadcast_(part(frame, "broadcast")) {}

    [[nodiscard]] const Json& data() const { return data_; }
    [[nodiscard]] std::string data_text(std::string_view key) const { return Reader(data_).text_or(key, ""); }
    [[nodiscard]] std::string broadcast_text(std::string_view key) const { return Reader(broadcast_).text_or(key, ""); }

private:
    static const Json& part(const Json& frame, std::string_view key)
    {
        static const Json kNothing = Json::object();
        const Json* const found = Reader(frame).object_or_null(key);
        return found ? *found : kNothing;
    }

    const Json& data_;
    const Json& broadcast_;
};

std::optional<ChatEvent> added_to_team(const Parts& parts, const UserId& self)
{
    if (parts.data_text("user_id") != self.str()) return std::nullopt;
    return TeamJoined{TeamId(parts.data_text("team_id"))};
}

std::optional<ChatEvent> user_updated(const Parts& parts, const UserId&)
{
    const Json* const user = Reader(parts.data()).object_or_null("user");
    if (!user) return std::nullopt;
    Reader in(*user);
    return UserChanged{UserId(in.text_or("id", "")), in.integer_or("delete_at", 0) != 0};
}

std::optional<ChatEvent> user_role_updated(const Parts& parts, const UserId&)
{
    return UserChanged{UserId(parts.data_text("user_id"))};
}

std::optional<ChatEvent> channel_deleted(const Parts& parts, const UserId&)
{
    return ChannelArchived{ChannelId(parts.data_text("channel_id"))};
}

std::optional<ChatEvent> channel_restored(const Parts& parts, const UserId&)
{
    return ChannelRestored{ChannelId(parts.data_text("channel_id"))};
}

/// The channel is JSON inside a string.
std::optional<ChatEvent> channel_updated(const Parts& parts, const UserId&)
{
    const Result<Json> channel = parse_json(parts.data_text("channel"));
    if (!channel) return std::nullopt;
    Reader in(*channel);
    return ChannelChanged{ChannelId(in.text_or("id", "")), in.text_or("display_name", ""), in.text_or("name", ""),
                          in.text_or("type", "") == "O"};
}

/// Two shapes: the channel's members read who left, and the one who left reads from where.
std::optional<ChatEvent> user_removed(const Parts& parts, const UserId&)
{
    const std::string from = parts.data_text("channel_id");
    const std::string who = parts.data_text("user_id");
    return MemberLeft{ChannelId(from.empty() ? parts.broadcast_text("channel_id") : from),
                      UserId(who.empty() ? parts.broadcast_text("user_id") : who)};
}

std::optional<ChatEvent> leave_team(const Parts& parts, const UserId&)
{
    return TeamLeft{TeamId(parts.data_text("team_id")), UserId(parts.data_text("user_id"))};
}

std::optional<ChatEvent> user_added(const Parts& parts, const UserId&)
{
    return MemberJoined{ChannelId(parts.broadcast_text("channel_id")), UserId(parts.data_text("user_id"))};
}

std::optional<ChatEvent> posted(const Parts& parts, const UserId& self)
{
    const std::string channel_type = parts.data_text("channel_type");
    const Result<Json> post = parse_json(parts.data_text("post"));
    if (!post || (channel_type != "O" && channel_type != "P")) return std::nullopt;
    Reader in(*post);
    const Json* const props = Reader(*post).object_or_null("props");
    if (!is_persons_type(in.text_or("type", "")) || (props && is_by_program(*props))) return std::nullopt;
    const std::string id = in.text_or("id", "");
    const std::string root = in.text_or("root_id", "");
    Said said;
    said.team = TeamId(parts.data_text("team_id"));
    said.channel = ChannelId(in.text_or("channel_id", ""));
    said.post = PostId(id);
    said.thread = PostId(root.empty() ? id : root);
    said.author = UserId(in.text_or("user_id", ""));
    said.message = in.text_or("message", "");
    if (said.author == self || said.team.empty()) return std::nullopt;
    return MessagePosted{std::move(said)};
}

/// The post is JSON inside a string. Only the bot's own concern Muster.
std::optional<Json> own_post(const Parts& parts, const UserId& self)
{
    Result<Json> post = parse_json(parts.data_text("post"));
    if (!post || Reader(*post).text_or("user_id", "") != self.str()) return std::nullopt;
    return std::move(*post);
}

std::optional<ChatEvent> post_edited(const Parts& parts, const UserId& self)
{
    const std::optional<Json> post = own_post(parts, self);
    if (!post) return std::nullopt;
    Reader in(*post);
    return PostEdited{ChannelId(in.text_or("channel_id", "")), PostId(in.text_or("id", "")), in.text_or("message", "")};
}

std::optional<ChatEvent> post_deleted(const Parts& parts, const UserId& self)
{
    const std::optional<Json> post = own_post(parts, self);
    if (!post) return std::nullopt;
    Reader in(*post);
    return PostDeleted{ChannelId(in.text_or("channel_id", "")), PostId(in.text_or("id", "")),
                       UserId(parts.data_text("delete_by"))};
}

struct Decoder {
    std::string_view event;
    std::optional<ChatEvent> (*read)(const Parts&, const UserId& self);
};

constexpr std::array kDecoders{
    Decoder{"added_to_team", added_to_team},
    Decoder{"user_updated", user_updated},
    Decoder{"user_role_updated", user_role_updated},
    Decoder{"channel_deleted", channel_deleted},
    Decoder{"channel_restored", channel_restored},
    Decoder{"channel_updated", channel_updated},
    Decoder{"user_removed", user_removed},
    Decoder{"user_added", user_added},
    Decoder{"leave_team", leave_team},
    Decoder{"posted", posted},
    Decoder{"post_edited", post_edited},
    Decoder{"post_deleted", post_deleted},
};

} // namespace

Result<Frame> read_frame(std::string_view text, const UserId& self)
{
    const Result<Json> json = parse_json(text);
    if (!json) return json.error();
    Reader in(*json);
    Frame frame;
    const std::string event = in.text_or("event", "");
    const std::string status = in.text_or("status", "");
    if (event.empty()) {
        frame.is_reply = true;
        frame.is_refusal = status != "OK";
        if (status.empty()) in.refuse("event", "is missing");
        return in.finish(std::move(frame));
    }
    frame.sequence = in.integer("seq");
    const Parts parts(*json);
    frame.is_hello = event == "hello";
    if (frame.is_hello) frame.connection_id = parts.data_text("connection_id");
    for (const auto& decoder : kDecoders)
        if (decoder.event == event) frame.event = decoder.read(parts, self);
    return in.finish(std::move(frame));
}

} // namespace muster::chat
