// The chat server as the incident engine needs it. Implemented over REST (server/chat/rest); faked in tests.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/ports/web_links.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster
{

struct User {
    UserId id;
    std::string username;
    std::string first_name;
    std::string last_name;
    bool is_bot = false;
    bool is_system_admin = false;
    bool is_guest = false;
    bool is_deleted = false;
};

struct Team {
    TeamId id;
    std::string name;
    std::string display_name;
};

struct Channel {
    ChannelId id;
    TeamId team;
    std::string name;
    std::string display_name;
    std::string purpose;
    bool is_public = true;
    bool is_archived = false;
    std::string header = {};
    std::int64_t posts = 0; ///< how many there are in it
};

struct NewChannel {
    TeamId team;
    std::string name;
    std::string display_name;
    std::string header;
    std::string purpose;
    bool is_public = true;
};

/// A post that is there already.
struct Post {
    PostId id;
    ChannelId channel;
    UserId author;
    std::string message;
    Instant at{};
};

/// What a channel is to show; what is not there stays.
struct ChannelPatch {
    std::optional<std::string> display_name;
    std::optional<std::string> header;
};

struct AttachmentField {
    std::string title;
    std::string value;
    bool is_short = true;
};

/// A button, or a menu when it has options. `context` comes back with the click; it never reaches a browser.
struct Action {
    std::string
        id; ///< letters and digits only: with any other character the trigger route answers 404 (reference §1.7)
    std::string name;
    std::string context;
    std::vector<std::pair<std::string, std::string>> options; ///< text and value
};

struct Attachment {
    std::string fallback;
    std::string author_name;
    std::string author_icon; ///< an address, or a path on the chat server
    std::string pretext;
    std::string title;
    std::string text;
    std::string color;
    std::vector<AttachmentField> fields;
    std::vector<Action> actions;
};

/// A post by the bot. `key` is kept in its props, so that it can be looked for.
struct NewPost {
    ChannelId channel;
    std::string message;
    std::string key;
    std::vector<Attachment> attachments;
};

/// What a command or a button answers: shown to the asking person only.
struct Reply {
    std::string text;
    std::vector<Attachment> attachments;
    std::optional<WebSession> session; ///< for the page's code; nobody sees a post of it
};

enum class ElementType { Text, TextArea, Select };

/// One field of an interactive dialog. Lengths are in code points; 0 leaves the server's own limit.
struct DialogElement {
    ElementType type = ElementType::Text;
    std::string name;
    std::string label;
    std::string value;
    std::string placeholder;
    std::string help;
    bool is_optional = false;
    std::size_t shortest = 0;
    std::size_t longest = 0;
    std::vector<std::pair<std::string, std::string>> options; ///< text and value
};

/// A form, or without elements a question to confirm. `state` comes back with the answer; the browser sees it.
struct Dialog {
    std::string callback;
    std::string title;
    std::string introduction;
    std::string submit_label;
    std::string state;
    std::vector<DialogElement> elements;
};

/// Every call has a deadline. Faults of all of them, besides those named:
///   Unavailable   the chat server cannot be reached, does not answer in time or answers 5xx or 429: try again
///   Unauthorized  the token is not accepted: nothing will work until it is replaced
///   Forbidden     the token lacks a right; the detail names it
class Chat
{
public:
    virtual ~Chat() = default;

    /// The bot itself, as known from the last connection; its id is empty before the first.
    [[nodiscard]] virtual const User& self() const = 0;

    /// The address at which people reach the chat server, without a slash at the end; empty when it does not know.
    [[nodiscard]] virtual Async<Result<std::string>> site_url() = 0;

    /// faults  NotFound
    [[nodiscard]] virtual Async<Result<User>> user(UserId id) = 0;
    [[nodiscard]] virtual Async<Result<User>> user_by_name(std::string username) = 0;
    [[nodiscard]] virtual Async<Result<Team>> team(TeamId id) = 0;
    [[nodiscard]] virtual Async<Result<Team>> team_by_name(std::string name) = 0;

    [[nodiscard]] virtual Async<Result<bool>> is_team_member(TeamId team, UserId user) = 0;
    /// False also for a channel that does not exist or that the bot may not see.
    [[nodiscard]] virtual Async<Result<bool>> is_channel_member(ChannelId channel, UserId user) = 0;

    /// Everybody in the channel, bots too. faults  NotFound
    [[nodiscard]] virtual Async<Result<std::vector<UserId>>> members(ChannelId channel) = 0;

    [[nodiscard]] virtual Async<Result<Channel>> channel(ChannelId id) = 0;
    /// Archived ones are found too. faults  NotFound
    [[nodiscard]] virtual Async<Result<Channel>> channel_by_name(TeamId team, std::string name) = 0;
    /// faults  Conflict  the name is taken, perhaps by a channel that the bot cannot see
    ///         Invalid   the server refuses the name or display name
    [[nodiscard]] virtual Async<Result<Channel>> create_channel(NewChannel channel) = 0;
    /// The channel in which the bot and the person talk alone, made where there is none.
    /// faults  NotFound  nobody has that id;  Invalid  the server refuses
    [[nodiscard]] virtual Async<Result<ChannelId>> direct_channel(UserId user) = 0;
    /// Setting what is set already succeeds. faults  NotFound;  Invalid  the server refuses the display name or header
    [[nodiscard]] virtual Async<Result<>> update_channel(ChannelId channel, ChannelPatch patch) = 0;
    /// Adding a member again succeeds. faults  NotFound  the person is not in the team
    [[nodiscard]] virtual Async<Result<>> add_to_channel(ChannelId channel, UserId user) = 0;

    /// faults  NotFound  the channel is gone;  Invalid  the server refuses the post
    [[nodiscard]] virtual Async<Result<PostId>> post(NewPost post) = 0;
    /// Everything that was said in the channel, oldest first, without what the server itself says of members and names.
    /// faults  NotFound
    [[nodiscard]] virtual Async<Result<std::vector<Post>>> read_channel(ChannelId channel) = 0;
    /// Any post that the bot can see. faults  NotFound  there is none, it is deleted, or the bot may not see it
    [[nodiscard]] virtual Async<Result<Post>> read_post(PostId post) = 0;
    /// faults  NotFound  there is none, or it is deleted already
    [[nodiscard]] virtual Async<Result<>> delete_post(PostId post) = 0;
    /// The bot's post with that key in the channel, among those made since `since`; empty when there is none.
    [[nodiscard]] virtual Async<Result<std::optional<PostId>>> find_post(ChannelId channel, std::string key,
                                                                         Instant since) = 0;

    /// The trigger id is spent within seconds (reference §0.6). faults  Invalid  it has expired or is forged
    [[nodiscard]] virtual Async<Result<>> open_dialog(std::string trigger, Dialog dialog) = 0;

    /// Answers a command once more, after its own answer: `response` is the last part of its response_url, which is all
    /// of it that is used (its host is chosen by the caller, reference §0.7). faults  NotFound  it has expired
    [[nodiscard]] virtual Async<Result<>> respond(std::string response, Reply reply) = 0;
};

} // namespace muster
