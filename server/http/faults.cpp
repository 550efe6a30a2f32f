#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::http
{

int status_of(Fault fault)
{
    switch (fault) {
    case Fault::NotFound:
        return 404;
    case Fault::Invalid:
        return 400;
    case Fault::Unauthorized:
        return 401;
    case Fault::Forbidden:
        return 403;
    case Fault::Conflict:
        return 409;
    case Fault::TooLarge:
        return 413;
    case Fault::Unavailable:
        return 503;
    case Fault::Internal:
        break;
    }
    return 500;
}

net::HttpResponse json_response(int status, const Json& body)
{
    return net::HttpResponse(status, to_text(body), "application/json");
}

net::HttpResponse fault_response(const Failure& failure)
{
    Json body{{"error", failure.detail()}};
    if (!failure.field().empty()) body["field"] = failure.field();
    net::HttpResponse response = json_response(status_of(failure.fault()), body);
    if (failure.fault() == Fault::Unavailable) response.headers.set("Retry-After", "1");
    return response;
}

} // namespace muster::http
