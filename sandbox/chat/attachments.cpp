#include "sandbox/chat/attachments.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace muster::sandbox
{

namespace
{

constexpr std::array kTexts = {"fallback",   "color", "pretext",   "author_name", "author_link", "author_icon", "title",
                               "title_link", "text",  "image_url", "thumb_url",   "footer",      "footer_icon"};
constexpr std::array kActionTexts = {"type", "name", "style", "data_source", "default_option", "cookie"};

std::string text_of(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json completed_fields(const Json& attachment)
{
    const auto fields = attachment.find("fields");
    if (fields == attachment.end() || !fields->is_array()) return nullptr;
    Json completed = Json::array();
    for (const Json& field : *fields) {
        if (!field.is_object()) continue;
        const auto is_short = field.find("short");
        const auto value = field.find("value");
        completed.push_back({{"title", text_of(field, "title")},
                             {"value", value == field.end() ? Json(nullptr) : *value},
                             {"short", is_short != field.end() && (*is_short == true || *is_short == "true")}});
    }
    return completed;
}

Json completed_action(const Json& action, IdSource& ids)
{
    Json completed = Json::object();
    const std::string id = text_of(action, "id");
    completed["id"] = id.empty() ? ids.next() : id;
    for (const char* key : kActionTexts) {
        if (std::string text = text_of(action, key); !text.empty()) completed[key] = std::move(text);
    }
    if (action.value("disabled", Json(false)) == true) completed["disabled"] = true;
    for (const char* key : {"options", "integration"}) {
        const auto found = action.find(key);
        if (found != action.end() && (found->is_array() || found->is_object())) completed[key] = *found;
    }
    return completed;
}

Json completed_attachment(const Json& attachment, IdSource& ids)
{
    Json completed = {{"id", 0}, {"fields", completed_fields(attachment)}, {"ts", nullptr}};
    for (const char* key : kTexts) completed[key] = text_of(attachment, key);
    if (const auto ts = attachment.find("ts"); ts != attachment.end()) completed["ts"] = *ts;
    const auto actions = attachment.find("actions");
    if (actions == attachment.end() || !actions->is_array() || actions->empty()) return completed;
    Json& list = completed["actions"] = Json::array();
    for (const Json& action : *actions) {
        if (action.is_object()) list.push_back(completed_action(action, ids));
    }
    return completed;
}

} // namespace

void complete_attachments(Json& props, IdSource& ids)
{
    const auto attachments = props.find("attachments");
    if (attachments == props.end() || attachments->is_null()) return;
    Json completed = Json::array();
    if (attachments->is_array()) {
        for (const Json& attachment : *attachments) {
            if (attachment.is_object()) completed.push_back(completed_attachment(attachment, ids));
        }
    }
    *attachments = std::move(completed);
}

} // namespace muster::sandbox
