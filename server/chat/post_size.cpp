#include "server/chat/post_size.hpp"

#include "base/text.hpp"
#include "plugin/wire/attachment_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::chat
{

namespace
{

constexpr std::size_t kShortestText = 40; ///< a text is not shortened below this
constexpr std::string_view kEllipsis = "…";
/// What the server adds when it stores them: "from_bot":"true", and every member of an attachment or button that is not
/// there, empty.
constexpr std::size_t kAddedToProps = 64;
constexpr std::size_t kAddedToAttachment = 260;
constexpr std::size_t kAddedToAction = 60;

std::size_t added_by_server(const std::vector<Attachment>& attachments)
{
    std::size_t added = kAddedToProps;
    for (const auto& attachment : attachments) added += kAddedToAttachment + kAddedToAction * attachment.actions.size();
    return added;
}

std::string* longest_text(std::vector<Attachment>& attachments)
{
    std::string* longest = nullptr;
    const auto consider = [&longest](std::string& text) {
        if (!longest || text.size() > longest->size()) longest = &text;
    };
    for (auto& attachment : attachments) {
        consider(attachment.text);
        consider(attachment.pretext);
        consider(attachment.fallback);
        for (auto& field : attachment.fields) consider(field.value);
    }
    return longest;
}

/// Takes `excess` code points from the text, but at most half of it at once, so that no text goes while others are
/// long. False when it has none to spare.
bool shorten(std::string& text, std::size_t excess)
{
    const std::size_t now = length(text);
    if (now <= kShortestText) return false;
    const std::size_t wanted = now > excess + 1 ? now - excess - 1 : 0;
    const std::size_t kept = std::clamp(std::max(wanted, now / 2), kShortestText - 1, now - 2);
    text = std::string(cut(text, kept)) + std::string(kEllipsis);
    return true;
}

} // namespace

Json props_of(const std::string& key, const std::vector<Attachment>& attachments, const std::string& actions_url)
{
    Json props = Json::object();
    if (!key.empty()) props["muster_key"] = key;
    if (!attachments.empty()) props["attachments"] = wire::attachments_to_json(attachments, actions_url);
    return props;
}

Result<std::vector<Attachment>> fit_attachments(const NewPost& post, const std::string& actions_url, std::size_t limit)
{
    std::vector<Attachment> attachments = post.attachments;
    const std::size_t ours = limit - std::min(limit, added_by_server(attachments));
    for (;;) {
        const std::size_t now = stored_length(props_of(post.key, attachments, actions_url));
        if (now <= ours) return attachments;
        std::string* const text = longest_text(attachments);
        if (!text || !shorten(*text, now - ours))
            return fail(Fault::Invalid, "attachments: longer than the chat server takes", "attachments");
    }
}

std::size_t stored_length(const Json& json)
{
    const std::string text = to_text(json);
    const auto escaped =
        std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '>' || c == '&'; });
    return length(text) + 5 * static_cast<std::size_t>(escaped);
}

} // namespace muster::chat
