#include "sandbox/integrations/dialogs.hpp"

#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/integrations/message_actions.hpp"
#include "sandbox/world/access.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::sandbox
{

namespace
{

ApiError trigger_refused(TriggerFault fault, std::chrono::milliseconds life)
{
    const auto refusal = [](std::string_view id, std::string message) {
        return ApiError{400, "interactive_message.decode_trigger_id." + std::string(id), std::move(message), ""};
    };
    switch (fault) {
    case TriggerFault::NotBase64:
        return refusal("base64_decode_failed", "Failed to decode base64 for trigger ID for interactive dialog.");
    case TriggerFault::MissingData:
        return refusal("missing_data", "Trigger ID missing required data for interactive dialog.");
    case TriggerFault::Expired:
        return refusal("expired", "Trigger ID for interactive dialog is expired. Trigger IDs live for a maximum of " +
                                      std::to_string(life.count() / 1000) + " seconds.");
    case TriggerFault::SignatureNotBase64:
        return refusal("base64_decode_failed_signature",
                       "Failed to decode base64 signature of trigger ID for interactive dialog.");
    case TriggerFault::SignatureMalformed:
        return refusal("signature_decode_failed",
                       "Failed to decode base64 signature of trigger ID for interactive dialog.");
    case TriggerFault::Forged:
    case TriggerFault::None:
        break;
    }
    return refusal("verify_signature_failed", "Signature verification failed of trigger ID for interactive dialog.");
}

void copy_texts(LooseReader& in, Json& to, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) to[std::string(key)] = in.text(key);
}

std::optional<Json> filled_element(const Json& given)
{
    LooseReader in(given);
    Json element;
    copy_texts(in, element,
               {"display_name", "name", "type", "subtype", "default", "placeholder", "help_text", "data_source"});
    element["optional"] = in.flag("optional");
    element["min_length"] = in.integer("min_length");
    element["max_length"] = in.integer("max_length");
    element["options"] = nullptr;
    if (const Json& options = in.list("options"); !options.is_null()) {
        element["options"] = Json::array();
        for (const Json& entry : options) {
            LooseReader option(entry);
            element["options"].push_back({{"text", option.text("text")}, {"value", option.text("value")}});
            if (!option.ok()) in.refuse();
        }
    }
    return in.ok() ? std::optional(element) : std::nullopt;
}

/// The dialog with every member, as browsers get it; nothing when one has the wrong type.
std::optional<Json> filled_dialog(const Json& given)
{
    LooseReader in(given);
    Json dialog;
    copy_texts(in, dialog, {"callback_id", "title", "introduction_text", "icon_url", "submit_label", "state"});
    dialog["notify_on_cancel"] = in.flag("notify_on_cancel");
    dialog["elements"] = nullptr;
    if (const Json& elements = in.list("elements"); !elements.is_null()) {
        dialog["elements"] = Json::array();
        for (const Json& entry : elements) {
            auto element = filled_element(entry);
            if (!element) return std::nullopt;
            dialog["elements"].push_back(std::move(*element));
        }
    }
    return in.ok() ? std::optional(dialog) : std::nullopt;
}

/// What the integration answered, as far as it can be read: anything else closes the dialog.
Json submission_answer(const std::string& body)
{
    Json answer = Json::object();
    const Result<Json> parsed = parse_json(body);
    if (!parsed) return answer;
    LooseReader in(*parsed);
    if (std::string error = in.text("error"); !error.empty()) answer["error"] = std::move(error);
    for (const auto& [field, text] : in.object("errors").items()) {
        if (text.is_string()) answer["errors"][field] = text;
    }
    return answer;
}

} // namespace

Refusal open_dialog(Integrations& with, const Json& body)
{
    LooseReader in(body);
    const std::string trigger_id = in.text("trigger_id");
    const std::string url = in.text("url");
    const auto dialog = filled_dialog(in.object("dialog"));
    if (!in.ok() || !dialog) return errors::invalid_body("dialog");
    if (url.empty()) return errors::invalid_body("url");

    const OpenedTrigger trigger = with.triggers.open(trigger_id);
    if (trigger.fault != TriggerFault::None) return trigger_refused(trigger.fault, with.triggers.life());

    const Json shown = {{"trigger_id", trigger.client_id}, {"url", url}, {"dialog", *dialog}};
    const Json data = {{"dialog", to_text(shown)}};
    with.chat.hub.publish(Event("open_dialog", data, Audience::user(trigger.user_id)));
    return std::nullopt;
}

Async<Outcome<Json>> submit_dialog(Integrations& with, Session session, Json body)
{
    LooseReader in(body);
    std::string url = in.text("url");
    const std::string channel_id = in.text("channel_id");
    const std::string team_id = in.text("team_id");
    Json callback;
    callback["type"] = "dialog_submission";
    copy_texts(in, callback, {"callback_id", "state"});
    callback["user_id"] = session.user_id;
    callback["channel_id"] = channel_id;
    callback["team_id"] = team_id;
    callback["submission"] = in.object("submission");
    callback["cancelled"] = in.flag("cancelled");
    if (!in.ok()) co_return errors::invalid_body("dialog");
    if (url.empty()) co_return errors::invalid_body("url");
    if (!may_in_channel(with.world, session.user_id, channel_id, "read_channel"))
        co_return errors::permission(session.user_id, "read_channel");
    if (!may_in_team(with.world, session.user_id, team_id, "view_team"))
        co_return errors::permission(session.user_id, "view_team");

    std::string sent = to_text(callback);
    const Outcome<std::string> answer =
        co_await call_integration(with, std::move(session), std::move(url), std::move(sent));
    if (!answer) co_return answer.error();
    co_return submission_answer(*answer);
}

} // namespace muster::sandbox
