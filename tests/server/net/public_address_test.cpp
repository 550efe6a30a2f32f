#include "server/net/public_address.hpp"

#include "tests/server/net/net_fixture.hpp"

using namespace muster;
using namespace muster::test;

TEST_CASE("addresses of neighbours are not public, however they are written", "[net][public]")
{
    const auto text =
        GENERATE(as<std::string>{}, "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
                 "192.168.178.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1",
                 "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
                 "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "::127.0.0.1");
    CAPTURE(text);

    CHECK_FALSE(net::is_public(boost::asio::ip::make_address(text)));
}

TEST_CASE("addresses of the internet are public", "[net][public]")
{
    const auto text =
        GENERATE(as<std::string>{}, "1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.167.0.1",
                 "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808");
    CAPTURE(text);

    CHECK(net::is_public(boost::asio::ip::make_address(text)));
}

TEST_CASE("a client for public addresses is led to no neighbour, by no name", "[net][public]")
{
    NetFixture net;
    net.serve();
    const auto host = GENERATE(as<std::string>{}, "127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:7f00:1]");
    CAPTURE(host);
    net::HttpClientOptions options;
    options.only_public = true;
    net::HttpClient client(net.loop.get_executor(), options);

    net::OutgoingRequest request("GET", *net::Url::parse("http://" + host + ":" + std::to_string(net.port) + "/"));
    const auto answer = net.run(client.send(std::move(request)));

    REQUIRE(answer.has_error());
    CHECK(answer.error().fault() == Fault::Forbidden);
    CHECK(answer.error().detail() == "the address is private");
}

TEST_CASE("a private host may be called when it is named, on any port or on one", "[net][public]")
{
    const auto [host, is_called] = GENERATE(table<std::string, bool>(
        {{"127.0.0.1", true}, {"127.0.0.1:<port>", true}, {"127.0.0.1:1", false}, {"localhost", false}}));
    NetFixture net;
    net.serve();
    const std::string allowed = host.substr(0, host.find('<')) + (host.ends_with('>') ? std::to_string(net.port) : "");
    CAPTURE(allowed);
    net::HttpClientOptions options;
    options.only_public = true;
    options.private_hosts = {allowed};
    net::HttpClient client(net.loop.get_executor(), options);

    CHECK(net.run(client.send(net::OutgoingRequest("GET", net.url()))).has_value() == is_called);
}
