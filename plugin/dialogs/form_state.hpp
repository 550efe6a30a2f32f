// What a form carries through the browser and back: which form, for whom, about what, until when. Signed, for the chat
// server keeps no record of it and sends on whatever a client claims (reference mattermost-host.md §0.4).
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/ports/signer.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace muster::dialogs
{

/// A form left open longer than this is asked for again.
inline constexpr std::chrono::hours kFormLife{12};

struct FormState {
    std::string form;
    UserId user;
    std::vector<std::string> words; ///< ids and numbers that the form is about
};

[[nodiscard]] std::string seal(const FormState& state, const Signer& signer, Instant now);

/// faults   Forbidden  it was not made here, or for somebody else
///          Conflict   it is too old
[[nodiscard]] Result<FormState> unseal(std::string_view sealed, const UserId& sender, const Signer& signer,
                                       Instant now);

} // namespace muster::dialogs
