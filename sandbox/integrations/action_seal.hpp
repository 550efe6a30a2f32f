// Seals what an ephemeral post's button does into the cookie that the client keeps, because the server keeps nothing of
// such a post.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// AES-256-GCM; a sealed text is base64 of nonce, ciphertext and tag. A key lives as long as the sandbox's data, so
/// that the buttons on people's screens outlive a restart.
class ActionSeal
{
public:
    /// Base64 of 32 bytes, as make_key() gives it. Throws std::invalid_argument for anything else.
    explicit ActionSeal(std::string_view key);
    [[nodiscard]] static std::string make_key();

    [[nodiscard]] std::string seal(std::string_view plain) const;
    /// Nothing unless it was sealed with this key and not a bit of it has changed.
    [[nodiscard]] std::optional<std::string> open(std::string_view sealed) const;

private:
    std::array<unsigned char, 32> key_{};
};

} // namespace muster::sandbox
