#include "plugin/wire/hook_json.hpp"

#include "plugin/wire/attachment_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::wire
{

namespace
{

std::string as_text(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? std::string() : to_text(value);
}

} // namespace

Result<DialogSubmission> dialog_submission_from_json(const Json& body)
{
    Reader in(body);
    DialogSubmission submission;
    submission.user_id = in.text("user_id");
    submission.state = in.text("state");
    submission.is_cancelled = in.boolean_or("cancelled", false);
    if (const Json* values = in.object_or_null("submission"))
        for (const auto& [name, value] : values->items()) submission.values.emplace(name, as_text(value));
    return in.finish(std::move(submission));
}

Json dialog_answer_to_json(const std::map<std::string, std::string>& field_errors, const std::string& error)
{
    Json answer = Json::object();
    for (const auto& [field, sentence] : field_errors) answer["errors"][field] = sentence;
    if (!error.empty()) answer["error"] = error;
    return answer;
}

Result<ActionClick> action_click_from_json(const Json& body)
{
    Reader in(body);
    ActionClick click;
    click.user_id = in.text("user_id");
    click.trigger = in.text_or("trigger_id", "");
    click.post_id = in.text_or("post_id", "");
    const Json* context = in.object_or_null("context");
    if (!context) in.refuse("context", "is missing");
    if (in.failure()) return *in.failure();
    Reader inside(*context);
    click.context = inside.text("signed");
    click.selected = inside.text_or("selected_option", "");
    return inside.finish(std::move(click));
}

Json action_answer_to_json(const std::string& ephemeral_text)
{
    Json answer = Json::object();
    if (!ephemeral_text.empty()) answer["ephemeral_text"] = ephemeral_text;
    return answer;
}

Json command_answer_to_json(const Reply& reply, const std::string& action_url)
{
    // What people typed may hold <…>: it is Markdown, not Slack's markup, and must not be rewritten.
    Json answer{{"response_type", "ephemeral"}, {"text", reply.text}, {"skip_slack_parsing", true}};
    if (reply.session)
        answer["props"] = Json{{"muster",
                                {{"url", reply.session->url},
                                 {"token", reply.session->token},
                                 {"expires_at", to_millis(reply.session->until)}}}};
    if (!reply.attachments.empty()) answer["attachments"] = attachments_to_json(reply.attachments, action_url);
    return answer;
}

} // namespace muster::wire
