// What a chat server offers while somebody types /incident, where Muster is hosted by it.
#pragma once

#include "base/json.hpp"

namespace muster::commands
{

/// The whole tree, made from the grammar's table, in the chat server's own spelling (model.AutocompleteData, whose keys
/// begin with capitals). Lists that depend on the channel are fetched from the REST routes that it names, relative to
/// the plugin. Every argument is positional: a named one would be inserted as a word `--name`, which no subcommand
/// takes (peer-incident-plugin.md §1.2).
///
/// A custom command, which is what an attached Muster has, cannot carry it: Mattermost 5.37 answers with such a tree,
/// but keeps none (tests/contract/fixtures/mattermost-5.37/commands.json, get_command_after_autocomplete_data). There
/// autocomplete_hint() is all that people see.
///
/// The test commands are offered to administrators, where they are switched on.
[[nodiscard]] Json autocomplete_tree(bool with_tests = false);

} // namespace muster::commands
