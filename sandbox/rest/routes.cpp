#include "sandbox/rest/routes.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/options.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kClearedCookie = "MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly";

/// The {names} of a pattern that stand for ids.
std::vector<std::string> id_names(std::string_view pattern)
{
    std::vector<std::string> names;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        const std::string_view name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
        if (name.ends_with("_id")) names.emplace_back(name);
    }
    return names;
}

bool is_alphanumeric(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

/// Mattermost's routes match letters and digits only; the length is checked after the session.
bool could_be_ids(const http::PathParameters& path, const std::vector<std::string>& names)
{
    return std::all_of(names.begin(), names.end(),
                       [&](const std::string& name) { return is_alphanumeric(path.get(name)); });
}

Refusal bad_id(const Context& context, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        if (name == "action_id") continue; // chosen by the integration, of any length
        if (!is_id(context.id(name))) return errors::invalid_url(name);
    }
    return std::nullopt;
}

bool is_forged(const net::HttpRequest& request, const Session& session)
{
    if (request.method == "GET") return false;
    if (!session.csrf.empty() && same_secret(request.headers.get("X-CSRF-Token"), session.csrf)) return false;
    return request.headers.get("X-Requested-With") != "XMLHttpRequest";
}

/// Lets the request in, with its session, or says why not.
std::optional<Answer> knock(Context& context, Door door)
{
    const Credentials credentials = credentials_of(context.request);
    if (credentials.place == TokenPlace::None) {
        if (door == Door::Open) return std::nullopt;
        return Answer(errors::no_session("UserRequired"));
    }
    context.session = context.world.sessions.find(credentials.token, context.world.now());
    if (!context.session) {
        if (door == Door::Open) return std::nullopt;
        return Answer(errors::no_session("token=" + credentials.token))
            .with_header("Set-Cookie", std::string(kClearedCookie));
    }
    if (credentials.place == TokenPlace::Query)
        return Answer(ApiError{401, "api.context.token_provided.app_error",
                               "Session is not OAuth but token was provided in the query string.",
                               "token=" + credentials.token});
    const bool checks_forgery = credentials.place == TokenPlace::Cookie && door == Door::Session;
    if (checks_forgery && is_forged(context.request, *context.session))
        return Answer(errors::no_session("token=" + credentials.token + " Appears to be a CSRF attempt"));
    return std::nullopt;
}

net::HttpResponse finish(const Context& context, const Answer& answer)
{
    net::HttpResponse response = answer.render(context.request_id);
    response.headers.set("Vary", "Accept-Encoding");
    response.headers.set("X-Request-Id", context.request_id);
    response.headers.set("X-Version-Id", std::string(kVersionId));
    if (context.request.method == "GET") response.headers.set("Expires", "0");
    return response;
}

} // namespace

Routes::Routes(Chat& chat) : chat_(chat)
{
    router_.set_fallback(
        [](const net::HttpRequest& request, const std::vector<std::string>&) -> Async<net::HttpResponse> {
            co_return no_such_route(request);
        });
}

void Routes::add(std::string_view method, std::string_view pattern, SyncHandler handler, Door door)
{
    const std::vector<std::string> names = id_names(pattern);
    router_.add(method, "/api/v4" + std::string(pattern),
                [this, handler, door, names](const net::HttpRequest& request,
                                             const http::PathParameters& path) -> Async<net::HttpResponse> {
                    if (!could_be_ids(path, names)) co_return no_such_route(request);
                    Context context(chat_, request, path);
                    if (const auto refused = knock(context, door)) co_return finish(context, *refused);
                    if (const auto refused = bad_id(context, names)) co_return finish(context, *refused);
                    co_return finish(context, handler(context));
                });
}

void Routes::add_async(std::string_view method, std::string_view pattern, AsyncHandler handler, Door door)
{
    const std::vector<std::string> names = id_names(pattern);
    router_.add(method, "/api/v4" + std::string(pattern),
                [this, handler = std::move(handler), door,
                 names](const net::HttpRequest& request, const http::PathParameters& path) -> Async<net::HttpResponse> {
                    if (!could_be_ids(path, names)) co_return no_such_route(request);
                    Context context(chat_, request, path);
                    if (const auto refused = knock(context, door)) co_return finish(context, *refused);
                    if (const auto refused = bad_id(context, names)) co_return finish(context, *refused);
                    const Answer answer = co_await handler(context);
                    co_return finish(context, answer);
                });
}

std::optional<Session> Routes::session_of(const net::HttpRequest& request) const
{
    const Credentials credentials = credentials_of(request);
    if (credentials.place == TokenPlace::None || credentials.place == TokenPlace::Query) return std::nullopt;
    return chat_.world.sessions.find(credentials.token, chat_.world.now());
}

net::HttpResponse no_such_route(const net::HttpRequest& request)
{
    const Json body = {{"id", "api.context.404.app_error"},
                       {"message", "Sorry, we could not find the page."},
                       {"detailed_error", "There doesn't appear to be an api call for the url='" + request.path +
                                              "'.  Typo? are you missing a team_id or user_id as part of the url?"},
                       {"status_code", 404}};
    return net::HttpResponse(404, to_text(body), "text/plain; charset=utf-8");
}

} // namespace muster::sandbox
