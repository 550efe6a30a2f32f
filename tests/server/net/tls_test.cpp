#include "tests/server/net/certificates.hpp"
#include "tests/server/net/net_fixture.hpp"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace
{

/// Ends TLS and answers every request with "secure", and notes the name that was asked for.
class TlsServer
{
public:
    TlsServer(asio::io_context& loop, const Certificate& certificate)
        : acceptor_(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0)), context_(asio::ssl::context::tls_server),
          connections_(loop.get_executor())
    {
        const auto chain = certificate.certificate_pem();
        const auto key = certificate.key_pem();
        context_.use_certificate_chain(asio::buffer(chain));
        context_.use_private_key(asio::buffer(key), asio::ssl::context::pem);
        connections_.spawn("accept", accept());
    }

    net::Url url(const std::string& host) const
    {
        return *net::Url::parse("https://" + host + ":" + std::to_string(acceptor_.local_endpoint().port()) + "/");
    }

    std::string asked_name;
    int handshakes = 0;

private:
    Async<void> accept()
    {
        while (true) {
            auto socket = co_await acceptor_.async_accept(asio::use_awaitable);
            connections_.spawn("connection", serve(std::move(socket)));
        }
    }

    Async<void> serve(tcp::socket socket)
    {
        asio::ssl::stream<tcp::socket> tls(std::move(socket), context_);
        const auto [error] =
            co_await tls.async_handshake(asio::ssl::stream_base::server, asio::as_tuple(asio::use_awaitable));
        if (error) co_return;
        ++handshakes;
        if (const auto* name = SSL_get_servername(tls.native_handle(), TLSEXT_NAMETYPE_host_name)) asked_name = name;
        std::array<char, 4096> part{};
        while (true) {
            const auto buffer = asio::buffer(part);
            const auto [read_error, got] = co_await tls.async_read_some(buffer, asio::as_tuple(asio::use_awaitable));
            if (read_error) co_return;
            const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecure";
            const auto bytes = asio::buffer(answer);
            co_await asio::async_write(tls, bytes, asio::as_tuple(asio::use_awaitable));
        }
    }

    tcp::acceptor acceptor_;
    asio::ssl::context context_;
    TaskGroup connections_;
};

/// A file that goes with the test.
class TemporaryFile
{
public:
    explicit TemporaryFile(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                ("muster-ca-" + std::to_string(std::random_device()()) + ".pem"))
    {
        std::ofstream(path_) << text;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

Result<net::HttpResponse> get(asio::io_context& loop, net::HttpClient& client, net::Url url)
{
    return run_async(loop, client.send(net::OutgoingRequest("GET", std::move(url))));
}

net::HttpClientOptions trusting(const std::string& ca_file)
{
    net::HttpClientOptions options;
    options.ca_file = ca_file;
    return options;
}

} // namespace

TEST_CASE("a server with a certificate of a trusted authority is talked to", "[net][tls]")
{
    asio::io_context loop;
    const auto authority = Certificate::authority("Test authority");
    TlsServer server(loop, Certificate::of_host("DNS:localhost,IP:127.0.0.1", authority));
    const TemporaryFile ca_file(authority.certificate_pem());
    net::HttpClient client(loop.get_executor(), trusting(ca_file.path()));

    const auto by_name = get(loop, client, server.url("localhost"));
    REQUIRE(by_name);
    CHECK(by_name->body == "secure");
    CHECK(server.asked_name == "localhost");

    REQUIRE(get(loop, client, server.url("localhost")));
    CHECK(server.handshakes == 1); // the connection was kept

    REQUIRE(get(loop, client, server.url("127.0.0.1")));
    CHECK(server.handshakes == 2);
}

TEST_CASE("a certificate of an unknown authority is refused", "[net][tls]")
{
    asio::io_context loop;
    net::HttpClient client(loop.get_executor(), net::HttpClientOptions());

    TlsServer self_signed(loop, Certificate::self_signed("IP:127.0.0.1"));
    const auto self = get(loop, client, self_signed.url("127.0.0.1"));
    CHECK(self.error().fault() == Fault::Unavailable);
    CHECK(self.error().detail().starts_with("certificate: self"));

    const auto authority = Certificate::authority("Unknown authority");
    TlsServer unknown(loop, Certificate::of_host("IP:127.0.0.1", authority));
    CHECK(get(loop, client, unknown.url("127.0.0.1")).error().detail().starts_with("certificate: unable to get"));
    CHECK(unknown.handshakes == 0);
}

TEST_CASE("a certificate of another host is refused", "[net][tls]")
{
    asio::io_context loop;
    const auto authority = Certificate::authority("Test authority");
    TlsServer server(loop, Certificate::of_host("DNS:other.test,IP:127.0.0.2", authority));
    const TemporaryFile ca_file(authority.certificate_pem());
    net::HttpClient client(loop.get_executor(), trusting(ca_file.path()));

    CHECK(get(loop, client, server.url("localhost")).error().detail() == "certificate: hostname mismatch");
    CHECK(get(loop, client, server.url("127.0.0.1")).error().detail() == "certificate: IP address mismatch");
}

TEST_CASE("a file of authorities that cannot be read is told, not passed over", "[net][tls]")
{
    asio::io_context loop;
    TlsServer server(loop, Certificate::self_signed("IP:127.0.0.1"));
    net::HttpClient client(loop.get_executor(), trusting("/nowhere/ca.pem"));

    CHECK(get(loop, client, server.url("127.0.0.1")).error().detail() ==
          "certificate: the file of authorities cannot be read");
}

TEST_CASE("a server that does not speak TLS is told within the deadline", "[net][tls]")
{
    NetFixture net;
    net.serve();

    const auto answer = net.run(net.client.send(net::OutgoingRequest("GET", net.url("/", "https"))));

    CHECK(answer.error().fault() == Fault::Unavailable);
    CHECK(answer.error().detail().starts_with("tls: "));
}
