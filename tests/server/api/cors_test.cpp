#include "server/api/cors.hpp"

#include "tests/support/engine_scene.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <optional>
#include <string>

using namespace muster;
using namespace muster::test;

namespace
{

constexpr const char* kChat = "https://chat.example.com";

class CorsScene : public EngineScene
{
public:
    net::HttpRequest request_from(const std::string& origin, std::string method = "GET",
                                  std::string path = "/api/v0/incidents") const
    {
        net::HttpRequest request;
        request.method = std::move(method);
        request.path = path;
        request.target = std::move(path);
        if (!origin.empty()) request.headers.set("Origin", origin);
        return request;
    }

    /// The origin whose pages may read the answer, empty for none.
    std::string readable_by(const net::HttpRequest& request)
    {
        net::HttpResponse answer;
        run_async(loop, cors.allow(request, answer));
        return std::string(answer.headers.get("Access-Control-Allow-Origin"));
    }

    std::optional<net::HttpResponse> preflight(const std::string& origin, const std::string& path = "/api/v0/incidents")
    {
        net::HttpRequest request = request_from(origin, "OPTIONS", path);
        request.headers.set("Access-Control-Request-Method", "PUT");
        return wait(cors.preflight(request));
    }

    api::Cors cors{chat, clock};
};

} // namespace

TEST_CASE("a page of the chat server may read what the API answers", "[cors]")
{
    CorsScene scene;
    CHECK(scene.readable_by(scene.request_from(kChat)) == kChat);
    CHECK(scene.readable_by(scene.request_from("HTTPS://Chat.Example.com")) == "HTTPS://Chat.Example.com");
}

TEST_CASE("a page of no other origin may read what the API answers", "[cors]")
{
    CorsScene scene;
    for (const char* origin : {"", "null", "https://evil.example", "http://chat.example.com",
                               "https://chat.example.com:8443", "https://chat.example.com.evil.example"})
        CHECK(scene.readable_by(scene.request_from(origin)).empty());
    CHECK(scene.readable_by(scene.request_from(kChat, "POST", "/hooks/command")).empty());
}

TEST_CASE("who may read follows the chat server's site URL, and outlives its absence", "[cors]")
{
    CorsScene scene;
    const net::HttpRequest request = scene.request_from(kChat);
    scene.chat.fail_once("site_url", fail(Fault::Unavailable, "away"));
    CHECK(scene.readable_by(request).empty());
    CHECK(scene.readable_by(request) == kChat);

    scene.clock.advance(std::chrono::minutes(2));
    scene.chat.fail_once("site_url", fail(Fault::Unavailable, "away"));
    CHECK(scene.readable_by(request) == kChat);
}

TEST_CASE("a page of the chat server is told beforehand what it may send", "[cors]")
{
    CorsScene scene;
    const auto answer = scene.preflight(kChat);
    REQUIRE(answer);
    CHECK(answer->status == 204);
    CHECK(answer->headers.get("Access-Control-Allow-Origin") == kChat);
    CHECK(answer->headers.get("Access-Control-Allow-Headers") == "Authorization, Content-Type, If-Match");
    CHECK_FALSE(answer->headers.has("Access-Control-Allow-Credentials"));

    const auto elsewhere = scene.preflight("https://evil.example");
    REQUIRE(elsewhere);
    CHECK_FALSE(elsewhere->headers.has("Access-Control-Allow-Methods"));
}

TEST_CASE("what is no question beforehand is answered by the API itself", "[cors]")
{
    CorsScene scene;
    CHECK_FALSE(scene.preflight(kChat, "/hooks/command"));
    CHECK_FALSE(scene.wait(scene.cors.preflight(scene.request_from(kChat, "OPTIONS"))));
    CHECK_FALSE(scene.wait(scene.cors.preflight(scene.request_from(kChat, "PUT"))));
}
