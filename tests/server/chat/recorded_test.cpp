#include "tests/server/chat/recorded.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace muster::test
{

namespace
{

Json read_fixture(const std::string& file)
{
    std::ifstream in(std::string(MUSTER_TESTS_DIR) + "/server/chat/fixtures/" + file);
    return Json::parse(in);
}

} // namespace

net::HttpResponse recorded(const std::string& name)
{
    static const Json fixtures = read_fixture("rest-5.37.json");
    const Json& entry = fixtures.at(name);
    net::HttpResponse answer(entry.at("status").get<int>(), entry.at("body").get<std::string>());
    for (const auto& [key, value] : entry.at("headers").items()) answer.headers.set(key, value.get<std::string>());
    return answer;
}

Json recorded_body(const std::string& name) { return Json::parse(recorded(name).body); }

Json recorded_frames(const std::string& name)
{
    static const Json fixtures = read_fixture("websocket-5.37.json");
    return fixtures.at(name);
}

Json recorded_event(const std::string& name, const std::string& event)
{
    for (const Json& frame : recorded_frames(name))
        if (frame.value("event", "") == event) return frame;
    throw std::out_of_range("no such event was recorded: " + event);
}

TEST_CASE("recorded answers come with their status, version and body", "[chat][recorded]")
{
    const net::HttpResponse answer = recorded("channels/create_channel_duplicate_name");

    CHECK(answer.status == 400);
    CHECK(answer.headers.get("X-Version-Id").substr(0, 5) == "5.37.");
    CHECK(recorded_body("channels/create_channel_duplicate_name").at("status_code") == 400);
}

} // namespace muster::test
