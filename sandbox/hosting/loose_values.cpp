#include "sandbox/hosting/loose_values.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::sandbox
{

namespace
{

Json json_of(const gob::AnyList& list)
{
    Json json = Json::array();
    for (const gob::Any& each : list) json.push_back(sandbox::json_of(each));
    return json;
}

Json json_of(const rpc::PostAction& action)
{
    Json json = {{"id", action.id},
                 {"type", action.type},
                 {"name", action.name},
                 {"disabled", action.disabled},
                 {"style", action.style},
                 {"data_source", action.data_source},
                 {"default_option", action.default_option},
                 {"cookie", action.cookie}};
    for (const rpc::PostActionOptions& option : action.options)
        json["options"].push_back({{"text", option.text}, {"value", option.value}});
    if (action.integration)
        json["integration"] = {{"url", action.integration->url},
                               {"context", sandbox::json_of(action.integration->context)}};
    return json;
}

Json json_of(const rpc::SlackAttachment& attachment)
{
    Json json = {{"id", attachment.id},
                 {"fallback", attachment.fallback},
                 {"color", attachment.color},
                 {"pretext", attachment.pretext},
                 {"author_name", attachment.author_name},
                 {"author_link", attachment.author_link},
                 {"author_icon", attachment.author_icon},
                 {"title", attachment.title},
                 {"title_link", attachment.title_link},
                 {"text", attachment.text},
                 {"image_url", attachment.image_url},
                 {"thumb_url", attachment.thumb_url},
                 {"footer", attachment.footer},
                 {"footer_icon", attachment.footer_icon},
                 {"ts", sandbox::json_of(attachment.timestamp)}};
    for (const rpc::SlackAttachmentField& field : attachment.fields)
        json["fields"].push_back(
            {{"title", field.title}, {"value", sandbox::json_of(field.value)}, {"short", field.is_short}});
    for (const rpc::PostAction& action : attachment.actions) json["actions"].push_back(json_of(action));
    return json;
}

/// The value as JSON when it is a T.
template <class T> bool put_if(const gob::Any& value, Json& into)
{
    const T* const held = value.get<T>();
    if (held) into = Json(*held);
    return held != nullptr;
}

} // namespace

Json json_of(const gob::Any& value)
{
    Json json;
    const bool is_plain = put_if<std::string>(value, json) || put_if<bool>(value, json) ||
                          put_if<std::int64_t>(value, json) || put_if<double>(value, json) ||
                          put_if<std::vector<std::string>>(value, json);
    if (is_plain) return json;
    if (const auto* list = value.get<gob::AnyList>()) return json_of(*list);
    if (const auto* members = value.get<gob::AnyMap>()) return json_of(*members);
    if (const auto* attachments = value.get<std::vector<rpc::SlackAttachment>>()) return json_of(*attachments);
    return json;
}

Json json_of(const gob::AnyMap& members)
{
    Json json;
    for (const auto& [key, value] : members) json[key] = json_of(value);
    return json;
}

Json json_of(const std::vector<rpc::SlackAttachment>& attachments)
{
    Json json = Json::array();
    for (const rpc::SlackAttachment& each : attachments) json.push_back(json_of(each));
    return json;
}

gob::Any any_of(const Json& value)
{
    if (value.is_string()) return gob::Any::of(value.get<std::string>());
    if (value.is_boolean()) return gob::Any::of(value.get<bool>());
    if (value.is_number()) return gob::Any::of(value.get<double>());
    if (value.is_object()) return gob::Any::of(any_map_of(value));
    if (!value.is_array()) return {};
    gob::AnyList list;
    for (const Json& each : value) list.push_back(any_of(each));
    return gob::Any::of(std::move(list));
}

gob::AnyMap any_map_of(const Json& object)
{
    gob::AnyMap members;
    for (const auto& [key, value] : object.items()) members.emplace(key, any_of(value));
    return members;
}

} // namespace muster::sandbox
