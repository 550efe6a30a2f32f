// Everything at /api/v0, put together once for the process and for tests: api.yaml says what that is.
#pragma once

#include "plugin/usecases/use_cases.hpp"
#include "server/api/asking.hpp"
#include "server/api/checklists.hpp"
#include "server/api/exports.hpp"
#include "server/api/incidents.hpp"
#include "server/api/operations.hpp"
#include "server/api/playbooks.hpp"
#include "server/api/starting.hpp"
#include "server/api/tasks.hpp"
#include "server/api/timeline.hpp"
#include "server/api/updates.hpp"
#include "server/http/router.hpp"

#include <string>
#include <vector>

namespace muster::api
{

class Api
{
public:
    /// Adds every operation to the router. Router, use cases and ports must outlive it, and it the router's last
    /// request.
    Api(http::Router& router, const usecases::UseCases& use_cases, const usecases::Ports& ports, Asking asking);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    [[nodiscard]] const Operations& operations() const { return operations_; }

private:
    Asking asking_;
    Operations operations_;
    IncidentRoutes incidents_;
    ChecklistRoutes checklists_;
    TaskRoutes tasks_;
    UpdateRoutes updates_;
    TimelineRoutes timeline_;
    ExportRoutes exports_;
    PlaybookRoutes playbooks_;
    StartRoutes starts_;
};

} // namespace muster::api
