// /incident checkadd, checkremove, assign, skip and due
#pragma once

#include "base/async.hpp"
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <string>
#include <vector>

namespace muster::commands
{

/// Stages and tasks are typed as the numbers that `info` shows. The answer is empty where the bot's post in the channel
/// says it all.
class ChecklistCommands
{
public:
    ChecklistCommands(const usecases::UseCases& use_cases, Chat& chat, const Clock& clock)
        : use_cases_(use_cases), chat_(chat), clock_(clock)
    {
    }

    /// The stage whose form of a new task is to be shown: `checkadd <stage>` without words. Null with the refusal
    /// in `said`.
    [[nodiscard]] static const Stage* stage_for_form(const Incident& incident, const std::string& word, Reply& said);

    /// `checkadd <stage> <words…>`
    [[nodiscard]] Async<Reply> add(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;
    /// `checkremove <stage> <task>`
    [[nodiscard]] Async<Reply> remove(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;
    /// `assign <stage> <task> [@user|me|nobody]`: to who types it where nobody is named
    [[nodiscard]] Async<Reply> assign(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;
    /// `skip <stage> <task>`
    [[nodiscard]] Async<Reply> skip(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;
    /// `due <stage> <task> <30m|2h|1d|none>`
    [[nodiscard]] Async<Reply> due(usecases::Asker asker, Incident incident, std::vector<std::string> words) const;

private:
    /// Edits the task that the first two words say.
    [[nodiscard]] Async<Reply> edit(usecases::Asker asker, Incident incident, std::vector<std::string> words,
                                    TaskEdit wanted) const;

    const usecases::UseCases& use_cases_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::commands
