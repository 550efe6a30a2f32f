// The forms: how each is shown, and what its submission does.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/dialogs/add_task_form.hpp"
#include "plugin/dialogs/form_state.hpp"
#include "plugin/dialogs/update_form.hpp"
#include "plugin/dialogs/verdict.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster::dialogs
{

/// A form that came back. The user is the one whom the chat server names; the state says whether that is true.
struct Submission {
    UserId user;
    std::string state;
    bool cancelled = false;
    std::map<std::string, std::string> values;
};

/// What a start form offers, and what is filled in beforehand.
struct StartOffer {
    std::vector<Playbook> playbooks;
    PlaybookId chosen = {};    ///< empty: the only one, where there is only one
    PostId origin = {};        ///< the post to start from, empty for none
    std::string response = {}; ///< the command's, to tell the person later where the incident is; may be empty
};

class Forms
{
public:
    Forms(const usecases::UseCases& use_cases, Chat& chat, IdSource& ids, const Signer& signer, const Clock& clock)
        : use_cases_(use_cases), chat_(chat), ids_(ids), signer_(signer), clock_(clock),
          update_(use_cases, ids, signer, clock), add_task_(use_cases, ids, signer, clock)
    {
    }

    /// The start form (peer-incident-plugin.md §2.1). The incident's id is made here and sealed into the form.
    [[nodiscard]] Dialog start_form(const User& reporter, const TeamId& team, const StartOffer& offer) const;
    /// Asks whether to end the incident.
    [[nodiscard]] Dialog end_form(const UserId& user, const Incident& incident) const;
    [[nodiscard]] Dialog update_form(const UserId& user, const Incident& incident) const
    {
        return update_.of(user, incident);
    }
    [[nodiscard]] Dialog add_task_form(const UserId& user, const Incident& incident, const Stage& stage) const
    {
        return add_task_.of(user, incident, stage);
    }
    /// Asks whether to leave a stage with open tasks; carries what the person saw.
    [[nodiscard]] Dialog next_stage_form(const UserId& user, const Incident& incident) const;

    /// Acts on a submission. Every right is checked again: between the form and the click people leave channels.
    [[nodiscard]] Async<Verdict> submit(Submission submission) const;

private:
    [[nodiscard]] Async<Verdict> submit_start(FormState state, std::map<std::string, std::string> values) const;
    [[nodiscard]] Async<Verdict> submit_end(FormState state) const;
    [[nodiscard]] Async<Verdict> submit_next_stage(FormState state) const;

    const usecases::UseCases& use_cases_;
    Chat& chat_;
    IdSource& ids_;
    const Signer& signer_;
    const Clock& clock_;
    const UpdateForm update_;
    const AddTaskForm add_task_;
};

/// The sentence for a refused change of the stage.
[[nodiscard]] std::string stage_refusal(const Failure& failure, const Incident& incident);

} // namespace muster::dialogs
