#include "plugin/wire/settings_json.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace muster::wire
{

namespace
{

template <class AnyId> Json texts(const std::vector<AnyId>& ids)
{
    Json list = Json::array();
    for (const AnyId& id : ids) list.push_back(id.str());
    return list;
}

/// Absent and null keep what is there.
template <class AnyId> void read_ids(Reader& in, std::string_view key, std::vector<AnyId>& ids)
{
    if (!in.list_or_null(key)) return;
    ids.clear();
    for (std::string& text : in.texts_or_empty(key)) ids.emplace_back(std::move(text));
}

template <class AnyId> void read_id(Reader& in, std::string_view key, AnyId& id)
{
    id = AnyId(in.text_or(key, id.str()));
}

void read_text(Reader& in, std::string_view key, std::string& text) { text = in.text_or(key, text); }

void read_flag(Reader& in, std::string_view key, bool& flag) { flag = in.boolean_or(key, flag); }

} // namespace

void add_settings(Json& object, const Settings& settings)
{
    const auto& channels = settings.broadcast_channels;
    object["broadcast_channel_id"] = channels.empty() ? std::string() : channels.front().str();
    object["broadcast_channel_ids"] = texts(channels);
    object["reminder_message_template"] = settings.update_template;
    object["reminder_timer_default_seconds"] = settings.reminder_interval.count();
    object["invited_user_ids"] = texts(settings.invited_users.value);
    object["invite_users_enabled"] = settings.invited_users.is_on;
    object["default_commander_id"] = settings.default_commander.value.str();
    object["default_commander_enabled"] = settings.default_commander.is_on;
    object["announcement_channel_id"] = settings.announcement_channel.value.str();
    object["announcement_channel_enabled"] = settings.announcement_channel.is_on;
    object["message_on_join"] = settings.welcome_message.value;
    object["message_on_join_enabled"] = settings.welcome_message.is_on;
    object["webhook_on_creation_url"] = settings.creation_webhook.value;
    object["webhook_on_creation_enabled"] = settings.creation_webhook.is_on;
    object["webhook_on_status_update_url"] = settings.update_webhook.value;
    object["webhook_on_status_update_enabled"] = settings.update_webhook.is_on;
    object["signal_any_keywords"] = settings.keywords.value;
    object["signal_any_keywords_enabled"] = settings.keywords.is_on;
}

Result<Settings> settings_from_json(const Json& object, Settings base)
{
    Reader in(object);
    const std::string first_channel = in.text_or("broadcast_channel_id", "");
    const bool has_list = in.list_or_null("broadcast_channel_ids") != nullptr;
    if (has_list)
        read_ids(in, "broadcast_channel_ids", base.broadcast_channels);
    else if (object.is_object() && object.contains("broadcast_channel_id"))
        base.broadcast_channels =
            first_channel.empty() ? std::vector<ChannelId>() : std::vector<ChannelId>{ChannelId(first_channel)};
    read_text(in, "reminder_message_template", base.update_template);
    base.reminder_interval =
        std::chrono::seconds(in.integer_or("reminder_timer_default_seconds", base.reminder_interval.count()));
    read_ids(in, "invited_user_ids", base.invited_users.value);
    read_flag(in, "invite_users_enabled", base.invited_users.is_on);
    read_id(in, "default_commander_id", base.default_commander.value);
    read_flag(in, "default_commander_enabled", base.default_commander.is_on);
    read_id(in, "announcement_channel_id", base.announcement_channel.value);
    read_flag(in, "announcement_channel_enabled", base.announcement_channel.is_on);
    read_text(in, "message_on_join", base.welcome_message.value);
    read_flag(in, "message_on_join_enabled", base.welcome_message.is_on);
    read_text(in, "webhook_on_creation_url", base.creation_webhook.value);
    read_flag(in, "webhook_on_creation_enabled", base.creation_webhook.is_on);
    read_text(in, "webhook_on_status_update_url", base.update_webhook.value);
    read_flag(in, "webhook_on_status_update_enabled", base.update_webhook.is_on);
    if (in.list_or_null("signal_any_keywords")) base.keywords.value = in.texts_or_empty("signal_any_keywords");
    read_flag(in, "signal_any_keywords_enabled", base.keywords.is_on);
    return in.finish(std::move(base));
}

} // namespace muster::wire
