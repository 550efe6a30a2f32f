// Reading incidents at /api/v0/incidents, as the original plugin's clients read them (peer-incident-plugin.md §3).
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"
#include "server/net/http_message.hpp"

namespace muster::api
{

class IncidentRoutes
{
public:
    explicit IncidentRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the router.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> list(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> channels(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> commanders(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> suggestions(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> metadata(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> by_id(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> by_channel(const Call& call) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
