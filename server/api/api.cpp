#include "server/api/api.hpp"

#include "server/api/contract.hpp"

#include <utility>

namespace muster::api
{

Api::Api(http::Router& router, const usecases::UseCases& use_cases, Asking asking)
    : asking_(std::move(asking)), operations_(router, asking_, use_cases.find_incidents), incidents_(use_cases)
{
    incidents_.add_to(operations_);
    add_contract(operations_);
}

} // namespace muster::api
