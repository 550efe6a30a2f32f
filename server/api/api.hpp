// Everything at /api/v0, put together once for the process and for tests: api.yaml says what that is.
#pragma once

#include "plugin/usecases/use_cases.hpp"
#include "server/api/asking.hpp"
#include "server/api/changes.hpp"
#include "server/api/checklists.hpp"
#include "server/api/exports.hpp"
#include "server/api/incident_changes.hpp"
#include "server/api/incidents.hpp"
#include "server/api/operations.hpp"
#include "server/api/playbooks.hpp"
#include "server/api/settings.hpp"
#include "server/api/starting.hpp"
#include "server/api/statistics.hpp"
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
    /// Adds every operation to the router. Router, use cases, ports and hub must outlive it, and it the router's last
    /// request.
    Api(http::Router& router, const usecases::UseCases& use_cases, const usecases::Ports& ports, hub::Hub& hub,
        Asking asking, News news = News::socket);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    [[nodiscard]] const Operations& operations() const { return operations_; }
    /// Who asks for a WebSocket gets one here, if it is theirs to have.
    [[nodiscard]] const ChangeRoutes& changes() const { return changes_; }

private:
    Asking asking_;
    Operations operations_;
    IncidentRoutes incidents_;
    IncidentChangeRoutes incident_changes_;
    SettingsRoutes settings_;
    ChangeRoutes changes_;
    ChecklistRoutes checklists_;
    TaskRoutes tasks_;
    UpdateRoutes updates_;
    TimelineRoutes timeline_;
    ExportRoutes exports_;
    PlaybookRoutes playbooks_;
    StatisticsRoutes statistics_;
    StartRoutes starts_;
};

} // namespace muster::api
