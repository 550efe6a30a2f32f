// What a request below /plugins/ says of itself, and what of it a plugin must not see.
#pragma once

#include "server/net/http_message.hpp"

#include <string>
#include <string_view>

namespace muster::sandbox
{

class World;

/// The header that says to a plugin whose request it is.
inline constexpr std::string_view kUserHeader = "Mattermost-User-Id";

/// True for a header that only this server may set towards a plugin, however it is spelt.
[[nodiscard]] bool is_reserved_header(std::string_view name);

/// The id of the user whose session the request carries, by cookie, header or query; empty for a stranger, and for a
/// cookie on a request that changes something without the session's CSRF token.
[[nodiscard]] std::string plugin_user(World& world, const net::HttpRequest& request);

/// The cookies of the request but the session's, as one header.
[[nodiscard]] std::string cookies_without_session(const net::HttpRequest& request);

/// The query without the session token that an access_token member would hand to the plugin.
[[nodiscard]] std::string query_without_token(std::string_view query);

/// What Go answers where there is nothing.
[[nodiscard]] net::HttpResponse plugin_not_found();

} // namespace muster::sandbox
