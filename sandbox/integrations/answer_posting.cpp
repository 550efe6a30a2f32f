#include "sandbox/integrations/answer_posting.hpp"

#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/integrations/attachments.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/message_actions.hpp"
#include "sandbox/integrations/slack_text.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::sandbox
{

namespace
{

void expand_texts(Integrations& with, CommandAnswer& answer, Json& attachments)
{
    if (answer.skip_slack_parsing) return;
    answer.text = expand_mentions(with.world.users, answer.text);
    expand_mentions(with.world.users, attachments);
}

Outcome<Post> post_to_be(Integrations& with, const CommandPlace& place, const CommandAnswer& answer,
                         const Json& attachments, bool by_integration)
{
    Post post;
    post.channel_id = place.channel_id;
    post.root_id = place.root_id;
    post.user_id = place.user_id;
    post.type = answer.type;
    post.message = answer.skip_slack_parsing ? answer.text : markdown_links(answer.text);
    post.create_at = with.world.now();
    if (!answer.channel_id.empty()) {
        if (!with.world.channel_members.is_member(answer.channel_id, place.user_id))
            return ApiError{403, "api.command.command_post.forbidden.app_error",
                            "Specified user is not a member of specified channel.", ""};
        post.channel_id = answer.channel_id;
    }
    if (post.is_system()) return errors::invalid_parameter("post.type");

    Json props = parse_json(answer.props).value();
    if (props.is_null()) props = Json::object();
    if (by_integration) props["from_webhook"] = "true";
    if (!attachments.is_null()) {
        props["attachments"] = attachments;
        if (post.type.empty()) post.type = "slack_attachment";
    }
    post.props = to_text(props);
    return post;
}

Json attachments_of(const Post& post) { return parse_json(post.props).value().value("attachments", Json()); }

Refusal post_one(Integrations& with, const CommandPlace& place, bool by_integration, CommandAnswer& answer)
{
    Json attachments = parse_json(answer.attachments).value();
    expand_texts(with, answer, attachments);
    rewrite_links(attachments);
    give_action_ids(with.world, attachments);
    answer.attachments = to_text(without_integrations(attachments));

    Outcome<Post> post = post_to_be(with, place, answer, attachments, by_integration);
    if (!post) return post.error();
    if (answer.response_type == "in_channel") {
        const Outcome<Post> posted = create_post(with.chat, std::move(*post));
        return posted ? Refusal() : posted.error();
    }
    if (answer.is_ephemeral() && (!answer.text.empty() || !attachments.is_null())) {
        const Post sent = send_ephemeral(with.chat, place.user_id, std::move(*post));
        answer.attachments = to_text(without_integrations(attachments_of(sent)));
    }
    return std::nullopt;
}

} // namespace

Refusal post_answer(Integrations& with, const CommandPlace& place, const std::string& trigger, bool by_integration,
                    CommandAnswer& answer)
{
    bool failed = post_one(with, place, by_integration, answer).has_value();
    if (answer.extra_responses) {
        for (CommandAnswer& further : *answer.extra_responses)
            failed = post_one(with, place, by_integration, further).has_value() || failed;
    }
    if (!failed) return std::nullopt;
    return ApiError{500, "api.command.execute_command.create_post_failed.app_error",
                    "Command '" + trigger + "' failed to post response. Please contact your System Administrator.", ""};
}

} // namespace muster::sandbox
