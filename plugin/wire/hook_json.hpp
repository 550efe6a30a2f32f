// What the chat server posts to Muster's doors, and what it wants back (reference mattermost-host.md §1.7-§1.9).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"

#include <map>
#include <string>

namespace muster::wire
{

/// A dialog that came back. Values of any JSON type come as text: true and false as such, null as nothing.
struct DialogSubmission {
    std::string user_id;
    std::string state;
    bool is_cancelled = false;
    std::map<std::string, std::string> values;
};

/// faults   Invalid, with the member that is wrong
[[nodiscard]] Result<DialogSubmission> dialog_submission_from_json(const Json& body);

/// {} closes the form; {"errors": {…}} keeps it open with sentences under fields, {"error": …} with one above the
/// buttons.
[[nodiscard]] Json dialog_answer_to_json(const std::map<std::string, std::string>& field_errors,
                                         const std::string& error);

/// A click on a button or menu.
struct ActionClick {
    std::string user_id;
    std::string context;
    std::string selected;
    std::string trigger;
    std::string post_id;
};

/// faults   Invalid, with the member that is wrong
[[nodiscard]] Result<ActionClick> action_click_from_json(const Json& body);

/// Never an empty body: 5.37 takes that for a failure.
[[nodiscard]] Json action_answer_to_json(const std::string& ephemeral_text);

/// A command's answer, for the caller only. Without text and attachments nothing is shown.
[[nodiscard]] Json command_answer_to_json(const Reply& reply, const std::string& action_url);

} // namespace muster::wire
