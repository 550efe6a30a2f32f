// Buttons and menus below the bot's posts.
#pragma once

#include "base/async.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/dialogs/keyword_prompt.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/signer.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <string>

namespace muster::dialogs
{

/// A click as the chat server reports it. `context` never reaches a browser, so a true one proves where the click comes
/// from.
struct Click {
    UserId user;
    std::string context;
    std::string selected;     ///< the menu's choice
    std::string trigger = {}; ///< opens one dialog, within seconds
    PostId post = {};         ///< the post below which it was
};

class Buttons
{
public:
    Buttons(const usecases::UseCases& use_cases, const Forms& forms, const KeywordPrompt& keywords, Chat& chat,
            const Signer& signer)
        : use_cases_(use_cases), forms_(forms), keywords_(keywords), chat_(chat), signer_(signer)
    {
    }

    /// Acts on the click. Answers a sentence for the person who clicked, empty when the channel is told by the bot
    /// anyway.
    [[nodiscard]] Async<std::string> press(Click click) const;

private:
    [[nodiscard]] Async<std::string> check(Click click, IncidentId incident) const;
    [[nodiscard]] Async<std::string> update(Click click, IncidentId incident) const;
    [[nodiscard]] Async<std::string> dismiss(Click click, IncidentId incident) const;

    const usecases::UseCases& use_cases_;
    const Forms& forms_;
    const KeywordPrompt& keywords_;
    Chat& chat_;
    const Signer& signer_;
};

} // namespace muster::dialogs
