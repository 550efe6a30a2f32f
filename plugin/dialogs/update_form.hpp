// The form of a status update: what it shows, and what its submission does.
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

inline constexpr const char* kUpdateForm = "update";

class UpdateForm
{
public:
    UpdateForm(const usecases::UseCases& use_cases, IdSource& ids, const Signer& signer, const Clock& clock)
        : use_cases_(use_cases), ids_(ids), signer_(signer), clock_(clock)
    {
    }

    /// Status, message and reminder, filled in from the latest update or else from the playbook
    /// (peer-incident-plugin.md §2.4). The update's id is made here: a form that is sent twice is one update.
    [[nodiscard]] Dialog of(const UserId& user, const Incident& incident) const;

    [[nodiscard]] Async<Verdict> submit(FormState state, std::map<std::string, std::string> values) const;

private:
    const usecases::UseCases& use_cases_;
    IdSource& ids_;
    const Signer& signer_;
    const Clock& clock_;
};

} // namespace muster::dialogs
