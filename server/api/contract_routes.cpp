#include "server/api/contract.hpp"

#include "server/api/operations.hpp"

#include <string>

namespace muster::api
{

namespace
{

Async<net::HttpResponse> yaml() { co_return net::HttpResponse(200, std::string(contract_yaml()), "application/yaml"); }

Async<net::HttpResponse> page()
{
    net::HttpResponse response(200, std::string(contract_page()), "text/html; charset=utf-8");
    response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.headers.set("X-Content-Type-Options", "nosniff");
    co_return response;
}

} // namespace

void add_contract(Operations& operations)
{
    operations.add_open("getContract", "GET", "/api/v0/openapi.yaml",
                        [](const net::HttpRequest&, const http::PathParameters&) { return yaml(); });
    operations.add_open("getDocumentation", "GET", "/api/v0/docs",
                        [](const net::HttpRequest&, const http::PathParameters&) { return page(); });
}

} // namespace muster::api
