// Programs elsewhere that are told what happens to incidents.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"

#include <string>

namespace muster
{

/// `body` is JSON. `key` is the same for every attempt at the same call: the receiver knows repeats by it.
struct WebhookCall {
    std::string address;
    std::string key;
    std::string body;
};

class Webhook
{
public:
    virtual ~Webhook() = default;

    /// Calls the address once; returns when it was accepted. The detail of a fault never shows the address, which may
    /// hold a secret.
    /// faults  Unavailable  no connection, no answer in time, or one that says "later": try again
    ///         Invalid      the receiver refuses, or Muster may not call such an address: trying again is no use
    [[nodiscard]] virtual Async<Result<>> call(WebhookCall call) = 0;
};

} // namespace muster
