// Changing incidents at /api/v0/incidents/{id}.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"
#include "server/net/http_message.hpp"

namespace muster::api
{

/// Every change is answered with the incident as it is then. Each may be refused with 409 where If-Match is out of
/// date.
class IncidentChangeRoutes
{
public:
    explicit IncidentChangeRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the router.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> edit(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> end(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> restart(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> hand_over(const Call& call) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
