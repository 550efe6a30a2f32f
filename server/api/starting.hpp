// POST /api/v0/incidents: an incident is started.
#pragma once

#include "base/id.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class StartRoutes
{
public:
    StartRoutes(const usecases::UseCases& use_cases, IdSource& ids) : use_cases_(use_cases), ids_(ids) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> start(const Call& call) const;

    const usecases::UseCases& use_cases_;
    IdSource& ids_;
};

} // namespace muster::api
