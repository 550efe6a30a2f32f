#include "plugin/wire/attachment_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::wire
{

namespace
{

Json action_to_json(const Action& action, const std::string& action_url)
{
    Json json{{"id", action.id},
              {"name", action.name},
              {"type", action.options.empty() ? "button" : "select"},
              {"integration", {{"url", action_url}, {"context", {{"signed", action.context}}}}}};
    for (const auto& [text, value] : action.options) json["options"].push_back({{"text", text}, {"value", value}});
    return json;
}

Json attachment_to_json(const Attachment& attachment, const std::string& action_url)
{
    Json json{{"fallback", attachment.fallback}};
    const auto set = [&json](const char* key, const std::string& value) {
        if (!value.empty()) json[key] = value;
    };
    set("author_name", attachment.author_name);
    set("author_icon", attachment.author_icon);
    set("pretext", attachment.pretext);
    set("title", attachment.title);
    set("text", attachment.text);
    set("color", attachment.color);
    for (const AttachmentField& field : attachment.fields)
        json["fields"].push_back({{"title", field.title}, {"value", field.value}, {"short", field.is_short}});
    for (const Action& action : attachment.actions) json["actions"].push_back(action_to_json(action, action_url));
    return json;
}

} // namespace

Json attachments_to_json(const std::vector<Attachment>& attachments, const std::string& action_url)
{
    Json list = Json::array();
    for (const Attachment& attachment : attachments) list.push_back(attachment_to_json(attachment, action_url));
    return list;
}

} // namespace muster::wire
