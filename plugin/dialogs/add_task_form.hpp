// The form of a new task: what it shows, and what its submission does.
#pragma once

#include "base/async.hpp"
#include "plugin/dialogs/form_state.hpp"
#include "plugin/dialogs/verdict.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <map>
#include <string>

namespace muster::dialogs
{

inline constexpr const char* kAddTaskForm = "add-task";

class AddTaskForm
{
public:
    AddTaskForm(const usecases::UseCases& use_cases, IdSource& ids, const Signer& signer, const Clock& clock)
        : use_cases_(use_cases), ids_(ids), signer_(signer), clock_(clock)
    {
    }

    /// Name and description (peer-incident-plugin.md §2.6). The task's id is made here: a form that is sent twice adds
    /// one task. The stage is known by its id: the task goes there wherever it stands by then.
    [[nodiscard]] Dialog of(const UserId& user, const Incident& incident, const Stage& stage) const;

    [[nodiscard]] Async<Verdict> submit(FormState state, std::map<std::string, std::string> values) const;

private:
    const usecases::UseCases& use_cases_;
    IdSource& ids_;
    const Signer& signer_;
    const Clock& clock_;
};

} // namespace muster::dialogs
