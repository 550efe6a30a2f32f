// Calls to the chat server's REST API: address, token, deadline, pauses it asks for, and what its answers mean.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/time.hpp"
#include "server/chat/rest/rest_fault.hpp"
#include "server/chat/server_version.hpp"
#include "server/net/http_client.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace muster::chat
{

/// One call. The path begins below the site ("/api/v4/users/me") and carries the query.
class RestCall
{
public:
    RestCall(std::string verb, std::string to) : method(std::move(verb)), path(std::move(to)) {}
    RestCall(std::string verb, std::string to, const Json& json)
        : method(std::move(verb)), path(std::move(to)), body(to_text(json))
    {
    }

    std::string method;
    std::string path;
    std::string body;
    std::string right;          ///< the permission it takes, named when the server refuses without naming it
    Secret as;                  ///< somebody else's token to call with, empty for our own
    bool with_token = true;     ///< false where the path itself is the credential
    bool answer_is_json = true; ///< false: any 2xx answer is a success, and null
};

using RestAnswer = boost::system::result<Json, RestFault>;

class RestApi
{
public:
    /// `site` is the chat server's address, with its subpath if it has one. The client and the clock must outlive it.
    RestApi(net::HttpClient& client, const Clock& clock, net::Url site, Secret token,
            std::chrono::milliseconds deadline = std::chrono::seconds(10));

    /// Sends and reads the answer. After a 429 the following calls wait for the end of the pause, if that comes before
    /// their deadline, and are answered Unavailable at once otherwise.
    [[nodiscard]] Async<RestAnswer> call(RestCall call);

    /// The path on the chat server, and the header that says who asks: what the websocket needs.
    [[nodiscard]] net::Url url(std::string_view path) const;
    [[nodiscard]] std::string authorization() const { return "Bearer " + token_.reveal(); }

    [[nodiscard]] const ServerVersion& version() const { return version_; }
    /// How far the server's clock is ahead of ours, to the second, as its last answer said.
    [[nodiscard]] std::chrono::milliseconds server_ahead() const { return server_ahead_; }

private:
    [[nodiscard]] Async<boost::system::result<net::HttpResponse, RestFault>> send(const RestCall& call);
    [[nodiscard]] Async<bool> pause_is_over();
    void learn_from(const net::Headers& headers);

    net::HttpClient& client_;
    const Clock& clock_;
    net::Url site_;
    Secret token_;
    std::chrono::milliseconds deadline_;
    ServerVersion version_;
    std::chrono::milliseconds server_ahead_{0};
    Instant quiet_until_{};
};

} // namespace muster::chat
