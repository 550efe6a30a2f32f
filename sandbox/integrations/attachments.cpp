#include "sandbox/integrations/attachments.hpp"

#include "sandbox/integrations/loose_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <string>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kTexts[] = {"fallback",    "color",  "pretext",    "author_name", "author_link",
                                       "author_icon", "title",  "text",       "title_link",  "image_url",
                                       "thumb_url",   "footer", "footer_icon"};

/// Puts a member into an action only where it says something, as Mattermost leaves empty ones out.
void put_text(Json& to, LooseReader& from, std::string_view key)
{
    if (std::string value = from.text(key); !value.empty()) to[std::string(key)] = std::move(value);
}

Json text_of(const Json& value)
{
    if (value.is_null() || value.is_string()) return value;
    if (!value.is_number_float()) return value.dump();
    const double number = value.get<double>();
    const bool is_whole = std::abs(number) < 1e15 && number == std::trunc(number);
    return is_whole ? std::to_string(static_cast<std::int64_t>(number)) : value.dump();
}

bool fill_fields(const Json& given, FieldValues values, Json& to)
{
    if (given.is_null()) return true;
    for (const Json& entry : given) {
        if (entry.is_null()) continue;
        LooseReader in(entry);
        Json field;
        field["title"] = in.text("title");
        const Json& value = in.any("value");
        field["value"] = values == FieldValues::MadeText ? text_of(value) : value;
        const Json& is_short = in.any("short");
        field["short"] = is_short.is_string() ? is_short == "true" : in.flag("short"); // Slack sends either
        if (!in.ok()) return false;
        to.push_back(std::move(field));
    }
    return true;
}

bool fill_actions(const Json& given, Json& to)
{
    if (given.is_null()) return true;
    for (const Json& entry : given) {
        if (entry.is_null()) continue;
        LooseReader in(entry);
        Json action = Json::object();
        for (const std::string_view key : {"id", "type", "name", "style", "data_source", "default_option", "cookie"})
            put_text(action, in, key);
        if (in.flag("disabled")) action["disabled"] = true;

        for (const Json& choice : in.list("options")) {
            LooseReader option_in(choice);
            Json option;
            option["text"] = option_in.text("text");
            option["value"] = option_in.text("value");
            if (!option_in.ok()) return false;
            action["options"].push_back(std::move(option));
        }
        if (const Json& target = in.object("integration"); !target.is_null()) {
            LooseReader target_in(target);
            Json integration = Json::object();
            put_text(integration, target_in, "url");
            if (const Json& context = target_in.object("context"); !context.is_null() && !context.empty())
                integration["context"] = context;
            if (!target_in.ok()) return false;
            action["integration"] = std::move(integration);
        }
        if (!in.ok()) return false;
        to.push_back(std::move(action));
    }
    return true;
}

} // namespace

std::optional<Json> filled_attachments(const Json& given, FieldValues values)
{
    if (given.is_null()) return given;
    if (!given.is_array()) return std::nullopt;
    Json list = Json::array();
    for (const Json& entry : given) {
        if (entry.is_null()) continue;
        LooseReader in(entry);
        Json attachment;
        attachment["id"] = in.integer("id");
        for (const std::string_view key : kTexts) attachment[std::string(key)] = in.text(key);
        attachment["ts"] = in.any("ts");
        attachment["fields"] = nullptr;
        Json actions;
        if (!fill_fields(in.list("fields"), values, attachment["fields"]) ||
            !fill_actions(in.list("actions"), actions) || !in.ok())
            return std::nullopt;
        if (!actions.is_null()) attachment["actions"] = std::move(actions);
        list.push_back(std::move(attachment));
    }
    return list;
}

Json without_integrations(Json attachments)
{
    if (!attachments.is_array()) return attachments;
    for (Json& attachment : attachments) {
        if (!attachment.is_object() || !attachment.contains("actions")) continue;
        for (Json& action : attachment["actions"]) {
            if (action.is_object()) action.erase("integration");
        }
    }
    return attachments;
}

const Json* find_action(const Json& props, std::string_view id)
{
    if (!props.is_object() || id.empty()) return nullptr;
    const auto attachments = props.find("attachments");
    if (attachments == props.end() || !attachments->is_array()) return nullptr;
    for (const Json& attachment : *attachments) {
        if (!attachment.is_object()) continue;
        const auto actions = attachment.find("actions");
        if (actions == attachment.end() || !actions->is_array()) continue;
        for (const Json& action : *actions) {
            if (action.is_object() && action.value("id", "") == id) return &action;
        }
    }
    return nullptr;
}

} // namespace muster::sandbox
