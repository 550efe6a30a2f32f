// The way in to Muster's own pages: the link's page, and the cookie that it is exchanged for.
#pragma once

#include "base/id.hpp"
#include "server/api/web_sessions.hpp"
#include "server/http/router.hpp"

namespace muster::api
{

/// The cookie in which a browser keeps its session.
inline constexpr std::string_view kSessionCookie = "muster_session";

class Web
{
public:
    /// Both must outlive the router's last request.
    Web(WebSessions& sessions, IdSource& ids) : sessions_(sessions), ids_(ids) {}

    /// GET /web, POST /web/session.
    void add_to(http::Router& router);

private:
    [[nodiscard]] net::HttpResponse page() const;
    [[nodiscard]] net::HttpResponse open(const net::HttpRequest& request) const;

    WebSessions& sessions_;
    IdSource& ids_;
};

} // namespace muster::api
