// The operations of /api/v0 over the incident engine in memory: requests without a socket.
#pragma once

#include "base/json.hpp"
#include "server/api/asking.hpp"
#include "server/api/incidents.hpp"
#include "server/api/operations.hpp"
#include "server/http/router.hpp"
#include "tests/support/engine_scene.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>

namespace muster::test
{

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// An answer with its body read; `json` is null for a body that is none.
struct Answer {
    int status = 0;
    net::Headers headers;
    Json json;
};

class ApiScene : public EngineScene
{
public:
    ApiScene() { routes.add_to(operations); }

    /// Asks as a person at the plugin route; the outbox is delivered afterwards.
    Answer ask(const UserId& user, std::string method, std::string target, std::string body = {},
               const HeaderList& headers = {})
    {
        net::HttpRequest request = request_for(std::move(method), std::move(target), std::move(body), headers);
        request.headers.set("Muster-Plugin-Secret", "plugin-secret");
        request.headers.set("Mattermost-User-Id", user.str());
        return send(request);
    }

    Answer get(const UserId& user, std::string target) { return ask(user, "GET", std::move(target)); }

    /// Asks with exactly these headers.
    Answer ask_with(const HeaderList& headers, std::string method, std::string target)
    {
        return send(request_for(std::move(method), std::move(target), {}, headers));
    }

    /// Whose tokens they are, and what the chat server says instead when it cannot be asked.
    std::map<std::string, UserId> tokens;
    std::optional<Failure> token_fault;

    http::Router router;
    api::Asking asking{Secret("plugin-secret"), [this](Secret token) { return person_of(std::move(token)); }};
    api::Operations operations{router, asking, use_cases.find_incidents};
    api::IncidentRoutes routes{use_cases};

private:
    Async<Result<UserId>> person_of(Secret token)
    {
        if (token_fault) co_return *token_fault;
        const auto found = tokens.find(token.reveal());
        if (found == tokens.end()) co_return fail(Fault::Unauthorized, "the token is nobody's");
        co_return found->second;
    }

    static net::HttpRequest request_for(std::string method, std::string target, std::string body,
                                        const HeaderList& headers)
    {
        net::HttpRequest request;
        request.method = std::move(method);
        request.path = target.substr(0, target.find('?'));
        if (const auto at = target.find('?'); at != std::string::npos) request.query = target.substr(at + 1);
        request.target = std::move(target);
        request.body = std::move(body);
        for (const auto& [name, value] : headers) request.headers.set(name, value);
        return request;
    }

    Answer send(const net::HttpRequest& request)
    {
        const net::HttpResponse response = wait(router.route(request));
        deliver();
        return Answer{response.status, response.headers, Json::parse(response.body, nullptr, false)};
    }
};

} // namespace muster::test
