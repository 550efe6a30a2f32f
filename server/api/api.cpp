#include "server/api/api.hpp"

#include "server/api/contract.hpp"

#include <utility>

namespace muster::api
{

Api::Api(http::Router& router, const usecases::UseCases& use_cases, const usecases::Ports& ports, hub::Hub& hub,
         Asking asking, News news)
    : asking_(std::move(asking)), operations_(router, asking_, use_cases.find_incidents), incidents_(use_cases),
      incident_changes_(use_cases), settings_(ports.chat, news), changes_(asking_, hub), checklists_(use_cases),
      tasks_(use_cases), updates_(use_cases, ports.ids), timeline_(use_cases, ports.chat),
      exports_(use_cases, ports.chat, ports.clock), playbooks_(use_cases), statistics_(use_cases),
      starts_(use_cases, ports.ids)
{
    incidents_.add_to(operations_);
    incident_changes_.add_to(operations_);
    settings_.add_to(operations_);
    changes_.add_to(operations_);
    checklists_.add_to(operations_);
    tasks_.add_to(operations_);
    updates_.add_to(operations_);
    timeline_.add_to(operations_);
    exports_.add_to(operations_);
    playbooks_.add_to(operations_);
    statistics_.add_to(operations_);
    starts_.add_to(operations_);
    add_contract(operations_);
}

} // namespace muster::api
