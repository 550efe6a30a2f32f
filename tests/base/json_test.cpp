#include "base/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;

TEST_CASE("a reader names the first field that is wrong", "[base][json]")
{
    const Json body = Json::parse(R"({"name": 7, "page": "x"})");

    Reader in(body);
    const std::string name = in.text("name");
    const auto page = in.integer_or("page", 0);
    const Result<std::string> read = in.finish(name);

    CHECK(page == 0);
    REQUIRE(read.has_error());
    CHECK(read.error().fault() == Fault::Invalid);
    CHECK(read.error().field() == "name");
    CHECK(read.error().detail() == "name: must be a string");
}

TEST_CASE("a missing field is a fault only where it is required", "[base][json]")
{
    const Json body = Json::object();

    Reader in(body);
    CHECK(in.text_or("header", "none") == "none");
    CHECK_FALSE(in.failure());
    CHECK(in.text("name").empty());
    REQUIRE(in.failure());
    CHECK(in.failure()->detail() == "name: is missing");
}

TEST_CASE("what is not an object is refused as a body", "[base][json]")
{
    const Json body = Json::array();
    Reader in(body);
    REQUIRE(in.failure());
    CHECK(in.failure()->detail() == "body: must be an object");
}

TEST_CASE("text that is not JSON, not UTF-8 or nested without end is refused", "[base][json]")
{
    CHECK(parse_json("{").has_error());
    CHECK(parse_json("\"\xff\"").has_error());
    CHECK(parse_json(std::string(5000, '[')).has_error());
    CHECK(parse_json(R"({"deep": "[[[[[[["})").has_value());
}
