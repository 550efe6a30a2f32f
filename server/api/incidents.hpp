// GET /api/v0/incidents…: incidents as the original plugin's clients read them (peer-incident-plugin.md §3).
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/http/router.hpp"
#include "server/net/http_message.hpp"

namespace muster::api
{

class IncidentRoutes
{
public:
    /// The secret is what the chat server's plugin route adds to prove itself; without one nobody is believed.
    IncidentRoutes(const usecases::UseCases& use_cases, Secret plugin_secret)
        : use_cases_(use_cases), plugin_secret_(std::move(plugin_secret))
    {
    }

    /// The object must outlive the router.
    void add_to(http::Router& router);

private:
    /// Who asks: the header Mattermost-User-Id, believed only together with the secret. faults  Unauthorized
    [[nodiscard]] Result<usecases::Asker> who(const net::HttpRequest& request) const;

    [[nodiscard]] Async<net::HttpResponse> list(const net::HttpRequest& request) const;
    [[nodiscard]] Async<net::HttpResponse> by_id(const net::HttpRequest& request,
                                                 const http::PathParameters& path) const;
    [[nodiscard]] Async<net::HttpResponse> by_channel(const net::HttpRequest& request,
                                                      const http::PathParameters& path) const;

    const usecases::UseCases& use_cases_;
    Secret plugin_secret_;
};

} // namespace muster::api
