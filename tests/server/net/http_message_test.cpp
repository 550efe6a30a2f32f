#include "server/net/http_message.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <tuple>

using namespace muster::net;

TEST_CASE("header names compare without regard to case", "[net]")
{
    Headers headers;
    headers.add("Set-Cookie", "a");
    headers.add("set-cookie", "b");
    headers.add("Host", "x");

    CHECK(headers.get("SET-COOKIE") == "a");
    CHECK(headers.all("Set-cookie").size() == 2);
    headers.set("HOST", "y");
    CHECK(headers.all("host") == std::vector<std::string_view>{"y"});
    headers.remove("set-cookie");
    CHECK_FALSE(headers.has("Set-Cookie"));
    CHECK(headers.get("Set-Cookie").empty());
}

TEST_CASE("a URL is taken apart", "[net]")
{
    const auto [text, scheme, host, port, target, header] =
        GENERATE(table<std::string, std::string, std::string, std::string, std::string, std::string>({
            {"http://chat.test", "http", "chat.test", "80", "/", "chat.test"},
            {"HTTPS://Chat.Test/a/b?c=d#e", "https", "chat.test", "443", "/a/b?c=d", "chat.test"},
            {"ws://127.0.0.1:8065/api", "ws", "127.0.0.1", "8065", "/api", "127.0.0.1:8065"},
            {"wss://chat.test?x=/y", "wss", "chat.test", "443", "/?x=/y", "chat.test"},
            {"http://[::1]:8065/", "http", "::1", "8065", "/", "[::1]:8065"},
            {"http://[fe80::1]", "http", "fe80::1", "80", "/", "[fe80::1]"},
            {"http://host:/x", "http", "host", "80", "/x", "host"},
            {"https://host:443/", "https", "host", "443", "/", "host"},
            {"https://host:80/", "https", "host", "80", "/", "host:80"},
            {"http://a_b.test/", "http", "a_b.test", "80", "/", "a_b.test"},
        }));

    const auto url = Url::parse(text);

    INFO(text);
    REQUIRE(url);
    CHECK(url->scheme == scheme);
    CHECK(url->host == host);
    CHECK(url->port == port);
    CHECK(url->target == target);
    CHECK(url->host_header() == header);
    CHECK(url->is_secure() == (scheme == "https" || scheme == "wss"));
}

TEST_CASE("what is no URL of ours is refused", "[net]")
{
    const auto* text = GENERATE("", "chat.test", "/path", "http:", "http://", "http:///x", "ftp://x/", "mailto:a@b",
                                "http://user@host/", "http://user:pw@host/", "http://host:0/", "http://host:65536/",
                                "http://host:8x/", "http://[::1", "http://[zz]/", "http://[::1]x/", "http://ho st/",
                                "http://host/a b", "http://host/\r\nX: y", "http://a:b:c/", "http://h%6fst/");
    INFO(text);
    CHECK_FALSE(Url::parse(text));
}

TEST_CASE("percent escapes are decoded, broken ones refused", "[net]")
{
    CHECK(decode_segment("a%2Fb+c") == "a/b+c");
    CHECK(decode_form_field("a%2fb+c") == "a/b c");
    CHECK(decode_segment("%C3%BC") == "ü");
    CHECK(decode_segment("") == "");
    CHECK_FALSE(decode_segment("%"));
    CHECK_FALSE(decode_segment("a%2"));
    CHECK_FALSE(decode_segment("%zz"));
}

TEST_CASE("everything but unreserved characters is encoded", "[net]")
{
    CHECK(percent_encode("aZ0-._~") == "aZ0-._~");
    CHECK(percent_encode("a b/ü&") == "a%20b%2F%C3%BC%26");
}

TEST_CASE("a form keeps its fields in order and survives a round trip", "[net]")
{
    const auto form = Form::parse("text=a+b%26c&empty=&bare&text=2&broken=%zz&=x&&");

    CHECK(form.get("text") == "a b&c");
    CHECK(form.all("text") == std::vector<std::string>{"a b&c", "2"});
    CHECK(form.has("empty"));
    CHECK(form.has("bare"));
    CHECK_FALSE(form.has("broken"));
    CHECK(form.get("missing").empty());
    CHECK(form.encode() == "text=a%20b%26c&empty=&bare=&text=2&=x");
    CHECK(Form::parse(form.encode()).encode() == form.encode());
}
