#include "server/api/health.hpp"

#include "base/json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <memory>

namespace muster::api
{

namespace
{

Async<net::HttpResponse> alive() { co_return http::json_response(200, Json{{"status", "ok"}}); }

Async<net::HttpResponse> ready(const std::function<Async<Readiness>()>& readiness)
{
    const Readiness now = co_await readiness();
    Json body{{"status", now.waiting_for.empty() ? "ready" : "waiting"}, {"parked", now.parked}};
    for (const auto& [part, why] : now.waiting_for) body["waiting_for"][part] = why;
    co_return http::json_response(now.waiting_for.empty() ? 200 : 503, body);
}

} // namespace

void add_health(http::Router& router, std::function<Async<Readiness>()> readiness)
{
    router.add("GET", "/healthz", [](const net::HttpRequest&, const http::PathParameters&) { return alive(); });
    // The router owns the function for as long as it can be asked; `ready` may hold on to it by reference.
    const auto shared = std::make_shared<std::function<Async<Readiness>()>>(std::move(readiness));
    router.add("GET", "/readyz",
               [shared](const net::HttpRequest&, const http::PathParameters&) { return ready(*shared); });
}

} // namespace muster::api
