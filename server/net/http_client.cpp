#include "server/net/http_client.hpp"

#include "base/log.hpp"
#include "server/net/connect.hpp"
#include "server/net/host_system.hpp"
#include "server/net/http_exchange.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace muster::net
{

namespace asio = boost::asio;
using boost::system::error_code;
using SteadyTime = std::chrono::steady_clock::time_point;
using LinkPtr = std::unique_ptr<Link>;

namespace
{

/// Shorter than servers usually keep theirs, so that we seldom meet one that is being closed.
constexpr std::chrono::seconds kKeptFor(30);

/// Whether sending it twice does no more than sending it once (RFC 9110 §9.2.2): a connection that ends without an
/// answer does not tell whether the peer read what was asked, did it, and died.
bool is_repeatable(const OutgoingRequest& request)
{
    const auto& method = request.method;
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
}

} // namespace

class HttpClient::Impl
{
public:
    Impl(asio::any_io_executor on, HttpClientOptions with) : executor(std::move(on)), options(std::move(with)) {}

    /// Made when first needed: the system's certificates are some megabytes, and many clients never leave the machine.
    Result<asio::ssl::context*> trust()
    {
        if (tls) return &*tls;
        asio::ssl::context fresh(asio::ssl::context::tls_client);
        SSL_CTX_set_min_proto_version(fresh.native_handle(), TLS1_2_VERSION);
        trust_authorities_of_system(fresh);
        if (!options.ca_file.empty()) {
            error_code error;
            fresh.load_verify_file(options.ca_file, error);
            if (error) {
                log::error("authorities cannot be read", {{"file", options.ca_file}, {"error", error.message()}});
                return fail(Fault::Unavailable, "certificate: the file of authorities cannot be read");
            }
        }
        return &tls.emplace(std::move(fresh));
    }

    static std::string key_of(const Url& url)
    {
        return (url.is_secure() ? "tls " : "tcp ") + url.host + " " + url.port;
    }

    LinkPtr take(const Url& url)
    {
        auto& links = kept[key_of(url)];
        while (!links.empty()) {
            auto link = std::move(links.back());
            links.pop_back();
            if (std::chrono::steady_clock::now() - link->idle_since < kKeptFor && link->is_usable()) return link;
        }
        return nullptr;
    }

    void keep(const Url& url, LinkPtr link)
    {
        const auto now = std::chrono::steady_clock::now();
        for (auto entry = kept.begin(); entry != kept.end();) {
            std::erase_if(entry->second, [&](const LinkPtr& idle) { return now - idle->idle_since >= kKeptFor; });
            entry = entry->second.empty() ? kept.erase(entry) : std::next(entry);
        }
        auto& links = kept[key_of(url)];
        if (links.size() >= options.kept_connections) return;
        link->idle_since = now;
        links.push_back(std::move(link));
    }

    Reach reach_of(const Url& url) const
    {
        const bool is_v6 = url.host.find(':') != std::string::npos;
        const std::string with_port = (is_v6 ? "[" + url.host + "]:" : url.host + ":") + url.port;
        const auto is_host = [&](const std::string& allowed) { return allowed == url.host || allowed == with_port; };
        const auto& hosts = options.private_hosts;
        const bool is_limited = options.only_public && std::none_of(hosts.begin(), hosts.end(), is_host);
        return is_limited ? Reach::PublicOnly : Reach::Anywhere;
    }

    Async<Result<LinkPtr>> connect(const Url& url, SteadyTime deadline)
    {
        const auto connected_by = std::min(deadline, std::chrono::steady_clock::now() + options.connect_time);
        auto socket = co_await connect_tcp(executor, url.host, url.port, reach_of(url), connected_by);
        if (!socket) co_return socket.error();
        if (!url.is_secure()) co_return std::make_unique<Link>(std::move(*socket));
        const auto context = trust();
        if (!context) co_return context.error();
        auto secure = co_await connect_tls(std::move(*socket), **context, url.host, deadline);
        if (!secure) co_return secure.error();
        co_return std::make_unique<Link>(std::move(*secure));
    }

    asio::any_io_executor executor;
    HttpClientOptions options;
    std::optional<asio::ssl::context> tls;
    std::map<std::string, std::vector<LinkPtr>> kept;
};

namespace
{

template <class Impl> Async<Result<HttpResponse>> send_with(std::shared_ptr<Impl> self, OutgoingRequest request)
{
    const auto deadline = std::chrono::steady_clock::now() + request.deadline;
    if (auto defect = defect_of(request); !defect.empty()) co_return fail(Fault::Invalid, std::move(defect));
    auto link = self->take(request.url);
    bool is_kept = link != nullptr;
    while (true) {
        if (!link) {
            auto fresh = co_await self->connect(request.url, deadline);
            if (!fresh) co_return fresh.error();
            link = std::move(*fresh);
        }
        auto outcome =
            co_await exchange(*link, request, self->options.user_agent, self->options.response_bytes, deadline);
        if (outcome.reusable) self->keep(request.url, std::move(link));
        if (outcome.response) co_return std::move(*outcome.response);
        if (!is_kept || !outcome.untouched || !is_repeatable(request)) co_return std::move(outcome.failure);
        is_kept = false; // the peer seems to have closed it while it was idle: once more, on a fresh one
        link.reset();
    }
}

template <class Impl>
Async<Result<WebSocketPtr>> open_with(std::shared_ptr<Impl> self, Url url, Headers headers, WebSocketLimits limits,
                                      std::chrono::milliseconds time)
{
    const auto deadline = std::chrono::steady_clock::now() + time;
    auto link = co_await self->connect(url, deadline);
    if (!link) co_return link.error();
    if (!headers.has("User-Agent")) headers.set("User-Agent", self->options.user_agent);
    auto& stream = (*link)->stream;
    if (auto* plain = std::get_if<TcpSocket>(&stream)) {
        co_return co_await join_web_socket(std::move(*plain), url, headers, limits, deadline);
    }
    co_return co_await join_web_socket(std::move(std::get<TlsSocket>(stream)), url, headers, limits, deadline);
}

} // namespace

HttpClient::HttpClient(asio::any_io_executor executor, HttpClientOptions options)
    : impl_(std::make_shared<Impl>(std::move(executor), std::move(options)))
{
}

HttpClient::~HttpClient() = default;

Async<Result<HttpResponse>> HttpClient::send(OutgoingRequest request) { return send_with(impl_, std::move(request)); }

Async<Result<WebSocketPtr>> HttpClient::open_web_socket(Url url, Headers headers, WebSocketLimits limits,
                                                        std::chrono::milliseconds deadline)
{
    return open_with(impl_, std::move(url), std::move(headers), limits, deadline);
}

} // namespace muster::net
