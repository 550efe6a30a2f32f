#include "sandbox/rest/context.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/world/access.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace muster::sandbox
{

namespace
{

constexpr std::int64_t kLargestPage = 200;
constexpr std::size_t kMostTexts = 5'000;

std::string_view cookie_named(std::string_view name, std::string_view cookies)
{
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        const std::string_view cookie = trim(cookies.substr(0, end));
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        const std::size_t equals = cookie.find('=');
        if (equals != std::string_view::npos && cookie.substr(0, equals) == name) return cookie.substr(equals + 1);
    }
    return {};
}

} // namespace

Credentials credentials_of(const net::HttpRequest& request)
{
    for (const std::string_view cookies : request.headers.all("Cookie")) {
        const std::string_view token = cookie_named("MMAUTHTOKEN", cookies);
        if (!token.empty()) return {std::string(token), TokenPlace::Cookie};
    }
    const std::string_view header = request.headers.get("Authorization");
    const std::size_t space = header.find(' ');
    if (space != std::string_view::npos) {
        const std::string scheme = lower(header.substr(0, space));
        if (scheme == "bearer" || scheme == "token") return {std::string(header.substr(space + 1)), TokenPlace::Header};
    }
    if (request.query.find("access_token=") != std::string::npos) {
        std::string token = net::Form::parse(request.query).get("access_token");
        if (!token.empty()) return {std::move(token), TokenPlace::Query};
    }
    return {};
}

Context::Context(Chat& the_chat, const net::HttpRequest& the_request, const http::PathParameters& path)
    : chat(the_chat), world(the_chat.world), request(the_request), query(net::Form::parse(the_request.query)),
      request_id(the_chat.world.new_id()), path_(path)
{
}

std::string Context::id(std::string_view name) const
{
    const std::string& value = path_.get(name);
    return value == "me" && name == "user_id" ? me() : value;
}

std::optional<Json> Context::body() const
{
    const Result<Json> parsed = parse_json(request.body);
    return parsed ? std::optional<Json>(*parsed) : std::nullopt;
}

std::optional<std::vector<std::string>> Context::body_texts() const
{
    const auto json = body();
    if (!json || !json->is_array() || json->size() > kMostTexts) return std::nullopt;
    std::vector<std::string> texts;
    for (const Json& entry : *json) {
        if (!entry.is_string()) return std::nullopt;
        texts.push_back(entry.get<std::string>());
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

std::int64_t Context::number(std::string_view name, std::int64_t otherwise) const
{
    const std::string text = query.get(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return is_number ? value : otherwise;
}

Page Context::page() const
{
    Page page;
    const std::int64_t limit = number("per_page", page.limit);
    page.limit = limit < 0 ? page.limit : std::min(limit, kLargestPage);
    page.offset = std::clamp<std::int64_t>(number("page", 0), 0, 1'000'000) * page.limit;
    return page;
}

Refusal Context::lacks(std::string_view permission) const
{
    if (may(world, me(), permission)) return std::nullopt;
    return errors::permission(me(), permission);
}

Refusal Context::lacks_in_team(const std::string& team_id, std::string_view permission) const
{
    if (may_in_team(world, me(), team_id, permission)) return std::nullopt;
    return errors::permission(me(), permission);
}

Refusal Context::lacks_in_channel(const std::string& channel_id, std::string_view permission) const
{
    if (may_in_channel(world, me(), channel_id, permission)) return std::nullopt;
    return errors::permission(me(), permission);
}

Refusal Context::is_not_self(const std::string& user_id) const
{
    if (user_id == me()) return std::nullopt;
    return lacks("edit_other_users");
}

bool Context::is_admin() const { return may(world, me(), "manage_system"); }

} // namespace muster::sandbox
