// Signs what the chat server carries for us between a form or button and its answer.
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "plugin/ports/meta_store.hpp"
#include "plugin/ports/signer.hpp"

#include <string>

namespace muster::chat
{

/// HMAC-SHA256 over the payload: base64url(payload) "." base64url(mac), without padding.
class HmacSigner final : public Signer
{
public:
    /// The key has 32 bytes. Throws std::invalid_argument otherwise.
    explicit HmacSigner(Secret key);

    [[nodiscard]] std::string sign(std::string_view payload) const override;
    [[nodiscard]] std::optional<std::string> open(std::string_view signed_text) const override;

private:
    Secret key_;
};

/// The process's signing key: kept in the store, made at the first start, the same ever after.
/// faults  Unavailable  the store cannot be read or written;  Internal  what it holds is no key
[[nodiscard]] Async<Result<Secret>> signing_key(MetaStore& meta);

} // namespace muster::chat
