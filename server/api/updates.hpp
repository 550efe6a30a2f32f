// Status updates and the reminder that asks for them.
#pragma once

#include "base/id.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class UpdateRoutes
{
public:
    UpdateRoutes(const usecases::UseCases& use_cases, IdSource& ids) : use_cases_(use_cases), ids_(ids) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> post(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> list(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> dismiss(const Call& call) const;

    const usecases::UseCases& use_cases_;
    IdSource& ids_;
};

} // namespace muster::api
