// How incidents go, in numbers: of one, of a team, of a playbook.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class StatisticsRoutes
{
public:
    explicit StatisticsRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> of_incident(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> of_team(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> of_playbook(const Call& call) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
