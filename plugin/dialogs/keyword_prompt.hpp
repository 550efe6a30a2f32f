// Asks somebody whose message has a playbook's keyword in it, and nobody else, whether to start an incident from it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/domain/keywords.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/meta_store.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/ports/whisper.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::dialogs
{

class KeywordPrompt
{
public:
    KeywordPrompt(const usecases::UseCases& use_cases, const usecases::Ports& ports, const Forms& forms,
                  MetaStore& meta, Whisper& whisper, const Signer& signer)
        : use_cases_(use_cases), playbooks_(ports.playbooks), incidents_(ports.incidents), chat_(ports.chat),
          forms_(forms), meta_(meta), whisper_(whisper), signer_(signer)
    {
    }

    /// Asks, where a playbook with which the author may start an incident has a keyword that the message mentions. Not
    /// bots, not in incident channels, and not again in a thread in which they said no. Playbooks are read at that
    /// moment: a changed keyword counts at once.
    /// faults   Unavailable  nobody was asked
    [[nodiscard]] Async<Result<>> heard(Said said) const;

    /// A click on one of the prompt's buttons, whose signed context was taken apart to these words; `chosen` is the
    /// menu's choice, `prompt` the post that was clicked. Answers a sentence, or nothing where the words are no
    /// prompt's.
    [[nodiscard]] Async<std::optional<std::string>> press(std::vector<std::string> context, UserId user,
                                                          std::string chosen, std::string trigger, PostId prompt) const;

private:
    [[nodiscard]] Async<Result<std::vector<Playbook>>> playbooks_for(const Said& said) const;
    [[nodiscard]] Async<Result<bool>> may_be_asked(const Said& said) const;
    [[nodiscard]] Async<Result<>> ask(const Said& said, const std::vector<Playbook>& playbooks) const;
    [[nodiscard]] Async<std::string> open_form(std::vector<std::string> context, std::string chosen,
                                               std::string trigger) const;
    [[nodiscard]] Async<std::string> ignore_thread(std::vector<std::string> context, PostId prompt) const;

    const usecases::UseCases& use_cases_;
    PlaybookStore& playbooks_;
    IncidentStore& incidents_;
    Chat& chat_;
    const Forms& forms_;
    MetaStore& meta_;
    Whisper& whisper_;
    const Signer& signer_;
};

} // namespace muster::dialogs
