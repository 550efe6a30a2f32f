// Calls that the sandbox makes to integrations: command callbacks, dialog submissions and clicked buttons.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/http_client.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

/// What may be called, and how long an answer may take.
struct CallbackRules {
    /// Names and addresses in the machine's own and private networks that integrations may have: Mattermost's setting
    /// AllowedUntrustedInternalConnections.
    std::vector<std::string> allowed_internal = {"localhost", "127.0.0.1", "::1"};
    std::chrono::milliseconds connect_time{3'000};
    std::chrono::milliseconds answer_time{30'000};
};

/// One call, taken by value by the coroutine that makes it.
struct Callback {
    std::string method = "POST";
    std::string url;
    net::Headers headers;
    std::string body;
};

class Callbacks
{
public:
    Callbacks(boost::asio::any_io_executor executor, CallbackRules rules);

    /// The answer, whatever its status. Faults: Forbidden for an internal address that is not allowed, else those of
    /// the HTTP client; the detail is worded like Mattermost's.
    [[nodiscard]] Async<Result<net::HttpResponse>> call(Callback callback);

private:
    CallbackRules rules_;
    net::HttpClient client_;
};

/// True for an address literal that Mattermost counts as internal. Names are not resolved here: a name that leads
/// inside is believed, which is enough for a development server.
[[nodiscard]] bool is_internal_address(std::string_view host);

/// "500 Internal Server Error".
[[nodiscard]] std::string status_line(int status);

} // namespace muster::sandbox
