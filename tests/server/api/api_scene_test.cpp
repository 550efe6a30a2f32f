#include "tests/server/api/api_scene.hpp"

#include <nlohmann/json.hpp>

namespace muster::test
{

namespace
{

net::HttpRequest request_for(std::string method, std::string target, std::string body, const HeaderList& headers)
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

} // namespace

Answer::Answer(const net::HttpResponse& response)
    : status(response.status), headers(response.headers), body(response.body)
{
    const Result<Json> read = parse_json(response.body);
    json_ = std::make_shared<const Json>(read ? *read : Json());
}

Answer ApiScene::ask(const UserId& user, std::string method, std::string target, std::string body,
                     const HeaderList& headers)
{
    net::HttpRequest request = request_for(std::move(method), std::move(target), std::move(body), headers);
    request.headers.set("Muster-Plugin-Secret", "plugin-secret");
    request.headers.set("Mattermost-User-Id", user.str());
    return send(request);
}

Answer ApiScene::ask_with(const HeaderList& headers, std::string method, std::string target)
{
    return send(request_for(std::move(method), std::move(target), {}, headers));
}

Async<Result<UserId>> ApiScene::person_of(Secret token)
{
    if (token_fault) co_return *token_fault;
    const auto found = tokens.find(token.reveal());
    if (found == tokens.end()) co_return fail(Fault::Unauthorized, "the token is nobody's");
    co_return found->second;
}

Answer ApiScene::send(const net::HttpRequest& request)
{
    const net::HttpResponse response = wait(router.route(request));
    deliver();
    return Answer(response);
}

} // namespace muster::test
