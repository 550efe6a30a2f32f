// Keeps what receivers of webhooks would have been told.
#pragma once

#include "plugin/ports/webhook.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace muster::test
{

class FakeWebhook final : public Webhook
{
public:
    Async<Result<>> call(WebhookCall call) override
    {
        calls.push_back(std::move(call));
        if (failure) co_return *failure;
        co_return Result<>();
    }

    std::vector<WebhookCall> calls;
    std::optional<Failure> failure; ///< of every call until it is taken away
};

} // namespace muster::test
