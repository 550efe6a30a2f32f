// The menu below a stage's tasks, from which anybody in the channel checks one off, on a phone too.
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/signer.hpp"

namespace muster::reactions
{

class TaskMenu
{
public:
    explicit TaskMenu(const Signer& signer) : signer_(signer) {}

    /// The stage's tasks and the menu. Its context is signed; the chat server keeps it from browsers, and
    /// dialogs/task_menu reads it. At most 25 tasks are in the menu: Mattermost 5.37 takes 8,000 characters of props in
    /// all.
    [[nodiscard]] Attachment of(const Incident& incident, const Stage& stage) const;

private:
    const Signer& signer_;
};

} // namespace muster::reactions
