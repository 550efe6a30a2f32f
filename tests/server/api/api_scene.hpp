// The operations of /api/v0 over the incident engine in memory: requests without a socket.
#pragma once

#include "base/json.hpp"
#include "server/api/api.hpp"
#include "server/http/router.hpp"
#include "tests/support/engine_scene.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// An answer with its body read; the JSON is null for a body that is none.
class Answer
{
public:
    explicit Answer(const net::HttpResponse& response);

    [[nodiscard]] const Json& json() const { return *json_; }

    int status = 0;
    net::Headers headers;
    std::string body;

private:
    std::shared_ptr<const Json> json_;
};

class ApiScene : public EngineScene
{
public:
    explicit ApiScene(api::News told_by = api::News::socket) : news(told_by) {}

    /// Asks as a person at the plugin route; the outbox is delivered afterwards.
    Answer ask(const UserId& user, std::string method, std::string target, std::string body = {},
               const HeaderList& headers = {});
    Answer get(const UserId& user, std::string target) { return ask(user, "GET", std::move(target)); }

    /// Asks with exactly these headers.
    Answer ask_with(const HeaderList& headers, std::string method, std::string target);

    /// Whose tokens they are, and what the chat server says instead when it cannot be asked.
    std::map<std::string, UserId> tokens;
    std::optional<Failure> token_fault;
    /// Whose browser sessions they are.
    std::map<std::string, UserId> sessions;

    api::News news;
    http::Router router;
    CountedIds cursors;
    hub::Hub hub{use_cases.find_incidents, use_cases.find_playbooks, clock, cursors};
    api::Api api{router,
                 use_cases,
                 ports,
                 hub,
                 api::Asking(
                     Secret("plugin-secret"), [this](Secret token) { return person_of(std::move(token)); },
                     [this](const std::string& session) { return owner_of(session); }),
                 news};

private:
    Async<Result<UserId>> person_of(Secret token);
    std::optional<UserId> owner_of(const std::string& session) const
    {
        const auto found = sessions.find(session);
        return found == sessions.end() ? std::nullopt : std::optional(found->second);
    }
    Answer send(const net::HttpRequest& request);
};

} // namespace muster::test
