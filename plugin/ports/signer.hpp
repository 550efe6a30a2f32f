// Proof that a dialog's state or a button's context was made here: the chat server keeps no record of either.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster
{

class Signer
{
public:
    virtual ~Signer() = default;

    /// The payload in a form that can be checked: printable, at most a third longer than the payload plus 100
    /// characters.
    [[nodiscard]] virtual std::string sign(std::string_view payload) const = 0;

    /// The payload, or nothing when a single character is not as it was signed.
    [[nodiscard]] virtual std::optional<std::string> open(std::string_view signed_text) const = 0;
};

} // namespace muster
