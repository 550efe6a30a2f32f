// Calls webhooks over HTTP.
#pragma once

#include "plugin/ports/webhook.hpp"
#include "server/net/http_client.hpp"

#include <chrono>
#include <map>
#include <string>

namespace muster::webhooks
{

/// A receiver has 30 seconds to answer. 2xx is success; 408, 425, 429, 5xx and no answer may pass; everything else is
/// final, a redirect too, which is not followed. A receiver that asks for a pause (Retry-After) is not called before
/// its end.
///
/// All on the event loop's thread.
class HttpWebhook final : public Webhook
{
public:
    /// The client says which addresses may be called, and must outlive it.
    explicit HttpWebhook(net::HttpClient& client, std::chrono::milliseconds deadline = std::chrono::seconds(30))
        : client_(client), deadline_(deadline)
    {
    }

    [[nodiscard]] Async<Result<>> call(WebhookCall call) override;

private:
    using Moment = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool is_left_alone(const std::string& address);
    void leave_alone(const std::string& address, const net::Headers& headers);

    net::HttpClient& client_;
    std::chrono::milliseconds deadline_;
    std::map<std::string, Moment> left_alone_until_; ///< by address; those that asked for it
};

} // namespace muster::webhooks
