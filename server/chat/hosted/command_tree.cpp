#include "server/chat/hosted/command_tree.hpp"

#include "plugin/wording/commands.hpp"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <string>
#include <utility>
#include <vector>

namespace muster::hosted
{

namespace
{

std::string in_base64(std::string_view bytes)
{
    std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
    const std::vector<unsigned char> input(bytes.begin(), bytes.end());
    const int size = EVP_EncodeBlock(text.data(), input.data(), static_cast<int>(input.size()));
    return {text.begin(), text.begin() + size};
}

/// What an argument offers, in the one type that goes with its kind.
Result<gob::Any> offer_of(const std::string& kind, Reader& in)
{
    const Json* const data = in.object_or_null("Data");
    if (!data) in.refuse("Data", "is missing");
    if (in.failure()) return *in.failure();
    Reader inside(*data);
    if (kind == "TextInput") {
        rpc::AutocompleteTextArg words{inside.text("Hint"), inside.text("Pattern")};
        return inside.finish(gob::Any::of(std::move(words)));
    }
    if (kind == "DynamicList") {
        rpc::AutocompleteDynamicListArg list{inside.text("FetchURL")};
        return inside.finish(gob::Any::of(std::move(list)));
    }
    if (kind != "StaticList") return fail(Fault::Invalid, "Type: is no kind of argument", "Type");
    rpc::AutocompleteStaticListArg list;
    if (const Json* const items = inside.list_or_null("PossibleArguments")) {
        for (const Json& entry : *items) {
            Reader item(entry);
            list.possible_arguments.push_back({item.text("Item"), item.text("Hint"), item.text("HelpText")});
            if (item.failure()) return *item.failure();
        }
    }
    return inside.finish(gob::Any::of(std::move(list)));
}

Result<rpc::AutocompleteArg> argument_of(const Json& json)
{
    Reader in(json);
    rpc::AutocompleteArg argument;
    argument.name = in.text("Name");
    argument.help_text = in.text("HelpText");
    argument.type = in.text("Type");
    argument.required = in.boolean_or("Required", false);
    Result<gob::Any> offer = offer_of(argument.type, in);
    if (!offer) return offer.error();
    argument.data = std::move(*offer);
    return in.finish(std::move(argument));
}

Result<rpc::AutocompleteData> node_of(const Json& json)
{
    Reader in(json);
    rpc::AutocompleteData node;
    node.trigger = in.text("Trigger");
    node.hint = in.text("Hint");
    node.help_text = in.text("HelpText");
    node.role_id = in.text("RoleID");
    if (const Json* const arguments = in.list_or_null("Arguments")) {
        for (const Json& entry : *arguments) {
            Result<rpc::AutocompleteArg> argument = argument_of(entry);
            if (!argument) return argument.error();
            node.arguments.push_back(std::move(*argument));
        }
    }
    if (const Json* const commands = in.list_or_null("SubCommands")) {
        for (const Json& entry : *commands) {
            Result<rpc::AutocompleteData> command = node_of(entry);
            if (!command) return command.error();
            node.sub_commands.push_back(std::move(*command));
        }
    }
    return in.finish(std::move(node));
}

} // namespace

Result<rpc::Command> incident_command(const Json& tree, std::string_view icon)
{
    Result<rpc::AutocompleteData> root = node_of(tree);
    if (!root) return root.error();
    rpc::Command command;
    command.trigger = root->trigger;
    command.auto_complete = true;
    command.auto_complete_desc = root->help_text;
    command.auto_complete_hint = root->hint;
    command.display_name = wording::kCommandName;
    command.autocomplete_data = std::move(*root);
    if (!icon.empty()) command.autocomplete_icon_data = "data:image/svg+xml;base64," + in_base64(icon);
    return command;
}

} // namespace muster::hosted
