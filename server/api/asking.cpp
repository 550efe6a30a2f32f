#include "server/api/asking.hpp"

#include "base/text.hpp"
#include "server/api/web.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace muster::api
{

namespace
{

/// Longer than any token of the chat server (26 characters) and than most of its proxies' making.
constexpr std::size_t kTokenLongest = 512;
constexpr std::int64_t kNoRevision = -1;

Failure stranger() { return fail(Fault::Unauthorized, "sign in to the chat server first"); }

/// The credentials of `Authorization: Bearer …`, empty without.
std::string bearer(const net::HttpRequest& request)
{
    const std::string_view header = trim(request.headers.get("Authorization"));
    const std::size_t space = std::min(header.find(' '), header.size());
    if (lower(header.substr(0, space)) != "bearer") return {};
    return std::string(trim(header.substr(space)));
}

/// The token in the subprotocols that a WebSocket offers, empty without.
std::string offered(const net::HttpRequest& request)
{
    constexpr std::string_view kOffer = "muster.session.";
    for (const std::string_view protocol : net::items_of(request.headers.get("Sec-WebSocket-Protocol"), ','))
        if (protocol.starts_with(kOffer)) return std::string(protocol.substr(kOffer.size()));
    return {};
}

/// The session in the browser's cookies, empty without.
std::string session(const net::HttpRequest& request)
{
    for (const std::string_view cookie : net::items_of(request.headers.get("Cookie"), ';')) {
        const std::size_t equals = cookie.find('=');
        if (equals != std::string_view::npos && cookie.substr(0, equals) == kSessionCookie)
            return std::string(cookie.substr(equals + 1));
    }
    return {};
}

bool is_printable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

Async<Result<usecases::Asker>> Asking::who(const net::HttpRequest& request) const
{
    const Result<std::optional<std::int64_t>> seen = seen_revision(request);
    const bool is_route =
        !plugin_secret_.empty() && same_secret(request.headers.get("Muster-Plugin-Secret"), plugin_secret_.reveal());
    UserId user(std::string(request.headers.get("Mattermost-User-Id")));
    if (is_route) {
        if (!is_id(user.str())) co_return stranger();
    } else {
        const Result<UserId> asking = co_await person(request);
        if (!asking) co_return asking.error();
        user = *asking;
    }
    if (!seen) co_return seen.error();
    usecases::Asker asker(user);
    asker.seen_revision = *seen;
    co_return asker;
}

Async<Result<UserId>> Asking::person(const net::HttpRequest& request) const
{
    const std::string offer = offered(request);
    if (!request.headers.has("Authorization") && offer.empty()) co_return browser(request);
    const std::string token = request.headers.has("Authorization") ? bearer(request) : offer;
    const std::optional<UserId> owner = session_owner_ ? session_owner_(token) : std::nullopt;
    if (owner) co_return *owner;
    if (token.empty() || token.size() > kTokenLongest || !is_printable(token)) co_return stranger();
    const Result<UserId> person = co_await person_of_(Secret(token));
    if (!person && person.error().fault() == Fault::Unauthorized) co_return stranger();
    co_return person;
}

Result<UserId> Asking::browser(const net::HttpRequest& request) const
{
    const std::optional<UserId> owner = session_owner_ ? session_owner_(session(request)) : std::nullopt;
    if (!owner) return stranger();
    const bool changes_nothing = request.method == "GET" || request.method == "HEAD";
    if (changes_nothing || request.headers.get("X-Requested-With") == "XMLHttpRequest") return *owner;
    return fail(Fault::Forbidden, "X-Requested-With: must be XMLHttpRequest", "X-Requested-With");
}

Result<std::optional<std::int64_t>> seen_revision(const net::HttpRequest& request)
{
    if (!request.headers.has("If-Match")) return std::optional<std::int64_t>();
    const std::string_view tag = trim(request.headers.get("If-Match"));
    if (tag == "*") return std::optional<std::int64_t>();
    // A weak tag matches nothing here (RFC 9110 §13.1.1).
    const bool is_weak = tag.starts_with("W/");
    const std::string_view quoted = is_weak ? tag.substr(2) : tag;
    const bool is_tag = quoted.size() >= 2 && quoted.front() == '"' && quoted.find('"', 1) == quoted.size() - 1;
    if (!is_tag) return fail(Fault::Invalid, "If-Match: must be * or one quoted revision", "If-Match");

    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    std::int64_t revision = kNoRevision;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
    const bool is_ours = !is_weak && error == std::errc() && end == text.data() + text.size() && revision > 0;
    return std::optional<std::int64_t>(is_ours ? revision : kNoRevision);
}

} // namespace muster::api
