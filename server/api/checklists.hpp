// /api/v0/incidents/{id}/checklists/…: tasks by their positions, with the original plugin's routes and success codes
// (peer-incident-plugin.md §3.1.1). Positions are resolved inside the change.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class ChecklistRoutes
{
public:
    explicit ChecklistRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    using Answer = Async<Result<net::HttpResponse>>;

    [[nodiscard]] Answer add(const Call& call) const;
    [[nodiscard]] Answer reorder(const Call& call) const;
    [[nodiscard]] Answer edit(const Call& call) const;
    [[nodiscard]] Answer remove(const Call& call) const;
    [[nodiscard]] Answer set_state(const Call& call) const;
    [[nodiscard]] Answer set_assignee(const Call& call) const;
    [[nodiscard]] Answer note_run(const Call& call) const;

    /// Edits the task at the path's position; the answer has that body.
    [[nodiscard]] Answer edited(const Call& call, TaskEdit wanted, std::string body) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
