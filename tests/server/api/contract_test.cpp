// api.yaml, the router and what is served of it agree.
#include "server/api/contract.hpp"
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

TEST_CASE("every operation of api.yaml has a route, and every route stands in api.yaml", "[api][contract]")
{
    ApiScene scene;
    const auto rows = api::contract_rows();

    CHECK(scene.api.operations().rows() == std::vector<std::string>(rows.begin(), rows.end()));
}

TEST_CASE("the contract is served to everybody, for machines and for people", "[api][contract]")
{
    ApiScene scene;

    const Answer yaml = scene.ask_with({}, "GET", "/api/v0/openapi.yaml");
    CHECK(yaml.status == 200);
    CHECK(yaml.headers.get("Content-Type") == "application/yaml");
    CHECK(yaml.body == api::contract_yaml());

    const Answer page = scene.ask_with({}, "GET", "/api/v0/docs");
    CHECK(page.status == 200);
    CHECK(page.headers.get("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.body.find("id=\"getIncident\"") != std::string::npos);
}

TEST_CASE("the page needs nothing from elsewhere", "[api][contract]")
{
    for (const char* loaded : {"<script", "<link", "<img", "http://", "https://", "@import"})
        CHECK(api::contract_page().find(loaded) == std::string_view::npos);
}
