// /api/v0/incidents/{id}/stages… and /tasks…: by their ids, so that no change falls on another one than was meant.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

/// Each answers the incident after the change, with its ETag.
class TaskRoutes
{
public:
    explicit TaskRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    using Answer = Async<Result<net::HttpResponse>>;

    [[nodiscard]] Answer add_stage(const Call& call) const;
    [[nodiscard]] Answer edit_stage(const Call& call) const;
    [[nodiscard]] Answer remove_stage(const Call& call) const;
    [[nodiscard]] Answer add_task(const Call& call) const;
    [[nodiscard]] Answer edit_task(const Call& call) const;
    [[nodiscard]] Answer remove_task(const Call& call) const;
    [[nodiscard]] Answer note_run(const Call& call) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
