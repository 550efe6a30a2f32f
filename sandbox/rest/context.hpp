// One request of the REST interface, with who is asking.
#pragma once

#include "base/json.hpp"
#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/session.hpp"
#include "server/http/router.hpp"
#include "server/net/http_message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

/// Where the credentials of a request were.
enum class TokenPlace { None, Cookie, Header, Query };

struct Credentials {
    std::string token;
    TokenPlace place = TokenPlace::None;
};

/// The order is Mattermost's: the cookie wins over the header, the header over the query.
[[nodiscard]] Credentials credentials_of(const net::HttpRequest& request);

/// A page of a list, as `page` and `per_page` ask for it.
struct Page {
    std::int64_t limit = 60;
    std::int64_t offset = 0;
};

/// Lives as long as its request.
class Context
{
public:
    Context(Chat& the_chat, const net::HttpRequest& the_request, const http::PathParameters& path);

    Chat& chat;
    World& world;
    const net::HttpRequest& request;
    const net::Form query;
    const std::string request_id;
    std::optional<Session> session; ///< always there on routes that need one

    /// The id under that name in the path; "me" is the caller. The routes have checked its form.
    [[nodiscard]] std::string id(std::string_view name) const;
    /// Any other part of the path.
    [[nodiscard]] const std::string& part(std::string_view name) const { return path_.get(name); }
    /// The caller's id; empty without a session.
    [[nodiscard]] std::string me() const { return session ? session->user_id : std::string(); }

    /// The body as JSON; nothing when it is not JSON.
    [[nodiscard]] std::optional<Json> body() const;
    /// A body that is a list of strings without repetitions; nothing when it is anything else.
    [[nodiscard]] std::optional<std::vector<std::string>> body_texts() const;
    [[nodiscard]] Page page() const;
    [[nodiscard]] bool flag(std::string_view name) const { return query.get(name) == "true"; }
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t otherwise) const;

    /// Refusals for the want of a permission.
    [[nodiscard]] Refusal lacks(std::string_view permission) const;
    [[nodiscard]] Refusal lacks_in_team(const std::string& team_id, std::string_view permission) const;
    [[nodiscard]] Refusal lacks_in_channel(const std::string& channel_id, std::string_view permission) const;
    /// For what one may do to oneself only.
    [[nodiscard]] Refusal is_not_self(const std::string& user_id) const;
    [[nodiscard]] bool is_admin() const;

private:
    const http::PathParameters& path_;
};

} // namespace muster::sandbox
