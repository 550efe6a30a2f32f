// Commands, dialogs and events of the plugin's own.
#include "base/json.hpp"
#include "base/text.hpp"
#include "sandbox/hosting/loose_values.hpp"
#include "sandbox/hosting/plugin_api.hpp"
#include "sandbox/integrations/dialogs.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Json json_of(const rpc::AutocompleteListItem& item)
{
    return {{"Item", item.item}, {"Hint", item.hint}, {"HelpText", item.help_text}};
}

/// What an argument's values can be, by the argument's type.
Json argument_data(const gob::Any& data)
{
    Json json;
    if (const auto* text = data.get<rpc::AutocompleteTextArg>())
        json = {{"Hint", text->hint}, {"Pattern", text->pattern}};
    if (const auto* dynamic = data.get<rpc::AutocompleteDynamicListArg>()) json = {{"FetchURL", dynamic->fetch_url}};
    if (const auto* list = data.get<rpc::AutocompleteStaticListArg>()) {
        json["PossibleArguments"] = Json::array();
        for (const rpc::AutocompleteListItem& item : list->possible_arguments)
            json["PossibleArguments"].push_back(json_of(item));
    }
    return json;
}

Json json_of(const rpc::AutocompleteData& tree)
{
    Json json = {{"Trigger", tree.trigger}, {"Hint", tree.hint},          {"HelpText", tree.help_text},
                 {"RoleID", tree.role_id},  {"Arguments", Json::array()}, {"SubCommands", Json::array()}};
    for (const rpc::AutocompleteArg& argument : tree.arguments)
        json["Arguments"].push_back({{"Name", argument.name},
                                     {"HelpText", argument.help_text},
                                     {"Type", argument.type},
                                     {"Required", argument.required},
                                     {"Data", argument_data(argument.data)}});
    for (const rpc::AutocompleteData& below : tree.sub_commands) json["SubCommands"].push_back(json_of(below));
    return json;
}

Json json_of(const rpc::DialogElement& element)
{
    Json json = {{"display_name", element.display_name},
                 {"name", element.name},
                 {"type", element.type},
                 {"subtype", element.sub_type},
                 {"default", element.default_value},
                 {"placeholder", element.placeholder},
                 {"help_text", element.help_text},
                 {"optional", element.optional},
                 {"min_length", element.min_length},
                 {"max_length", element.max_length},
                 {"data_source", element.data_source}};
    for (const rpc::PostActionOptions& option : element.options)
        json["options"].push_back({{"text", option.text}, {"value", option.value}});
    return json;
}

Json json_of(const rpc::OpenDialogRequest& request)
{
    Json dialog = {{"callback_id", request.dialog.callback_id},
                   {"title", request.dialog.title},
                   {"introduction_text", request.dialog.introduction_text},
                   {"icon_url", request.dialog.icon_url},
                   {"submit_label", request.dialog.submit_label},
                   {"notify_on_cancel", request.dialog.notify_on_cancel},
                   {"state", request.dialog.state}};
    for (const rpc::DialogElement& element : request.dialog.elements) dialog["elements"].push_back(json_of(element));
    return {{"trigger_id", request.trigger_id}, {"url", request.url}, {"dialog", dialog}};
}

/// As Mattermost keeps it: what else is set is forgotten.
Command registered(const rpc::Command& wanted, const std::string& plugin_id)
{
    Command command;
    command.team_id = wanted.team_id;
    command.trigger = lower(wanted.trigger);
    command.auto_complete = wanted.auto_complete;
    command.auto_complete_desc = wanted.auto_complete_desc;
    command.auto_complete_hint = wanted.auto_complete_hint;
    command.display_name = wanted.display_name;
    command.plugin_id = plugin_id;
    if (wanted.autocomplete_data) command.autocomplete_data = to_text(json_of(*wanted.autocomplete_data));
    return command;
}

rpc::RegisterCommandReply register_command(PluginApi& in, const rpc::RegisterCommandArgs& args)
{
    rpc::RegisterCommandReply reply;
    Command command = registered(args.command, in.id);
    if (command.trigger.empty()) {
        rpc::ErrorString error;
        error.err = "invalid command";
        reply.error = gob::Any::of(std::move(error));
        return reply;
    }
    std::erase_if(in.commands, [&](const Command& known) {
        return known.trigger == command.trigger && known.team_id == command.team_id;
    });
    in.commands.push_back(std::move(command));
    return reply;
}

Audience audience_of(const rpc::WebsocketBroadcast& broadcast)
{
    Audience audience;
    audience.user_id = broadcast.user_id;
    audience.channel_id = broadcast.channel_id;
    audience.team_id = broadcast.team_id;
    if (!broadcast.omit_users.empty()) audience.omit_user_id = broadcast.omit_users.begin()->first;
    return audience;
}

} // namespace

void add_integration_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::RegisterCommandArgs>(methods, api, register_command);
    add_method<rpc::OpenInteractiveDialogArgs>(
        methods, api, [](PluginApi& in, const rpc::OpenInteractiveDialogArgs& args) {
            rpc::OpenInteractiveDialogReply reply;
            if (const Refusal refused = open_dialog(in.with, json_of(args.dialog))) reply.error = app_error(*refused);
            return reply;
        });
    add_method<rpc::PublishWebSocketEventArgs>(
        methods, api, [](PluginApi& in, const rpc::PublishWebSocketEventArgs& args) {
            const std::string name = "custom_" + in.id + "_" + args.event;
            const Json data = args.payload.empty() ? Json::object() : json_of(args.payload);
            in.chat.hub.publish(Event(name, data, audience_of(args.broadcast)));
            return rpc::PublishWebSocketEventReply();
        });
}

} // namespace muster::sandbox
