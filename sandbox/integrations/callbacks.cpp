#include "sandbox/integrations/callbacks.hpp"

#include "sandbox/integrations/gunzip.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::sandbox
{

namespace
{

namespace ip = boost::asio::ip;

/// Mattermost reads at most this much of an answer.
constexpr std::size_t kAnswerBytes = 1024 * 1024;

constexpr std::array<std::pair<int, std::string_view>, 25> kReasons = {{
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Request Entity Too Large"},
    {422, "Unprocessable Entity"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

class Range
{
public:
    const char* network;
    unsigned short bits;
};

constexpr std::array<Range, 10> kInternal4 = {{{"0.0.0.0", 8},
                                               {"10.0.0.0", 8},
                                               {"100.64.0.0", 10},
                                               {"127.0.0.0", 8},
                                               {"169.254.0.0", 16},
                                               {"172.16.0.0", 12},
                                               {"192.0.0.0", 24},
                                               {"192.168.0.0", 16},
                                               {"198.18.0.0", 15},
                                               {"240.0.0.0", 4}}};

bool is_internal(const ip::address_v4& address)
{
    return std::any_of(kInternal4.begin(), kInternal4.end(), [&](const Range& range) {
        const auto mask = static_cast<std::uint32_t>(~std::uint64_t{0} << (32 - range.bits));
        return (address.to_uint() & mask) == ip::make_address_v4(range.network).to_uint();
    });
}

bool is_internal(const ip::address_v6& address)
{
    if (address.is_v4_mapped()) return is_internal(ip::make_address_v4(ip::v4_mapped, address));
    const bool is_unique_local = (address.to_bytes()[0] & 0xfe) == 0xfc;
    return address.is_loopback() || address.is_unspecified() || address.is_link_local() || is_unique_local;
}

net::HttpClientOptions client_options(const CallbackRules& rules)
{
    net::HttpClientOptions options;
    options.connect_time = rules.connect_time;
    options.response_bytes = kAnswerBytes;
    options.user_agent = "Mattermost-Bot/1.1";
    return options;
}

/// "Post "http://…": why", as Go words it.
std::string failure_of(const Callback& callback, std::string_view why)
{
    const std::string_view verb = callback.method == "GET" ? "Get" : "Post";
    return std::string(verb) + " \"" + callback.url + "\": " + std::string(why);
}

} // namespace

bool is_internal_address(std::string_view host)
{
    boost::system::error_code error;
    const ip::address address = ip::make_address(std::string(host), error);
    if (error) return host == "localhost" || host.ends_with(".localhost");
    return address.is_v4() ? is_internal(address.to_v4()) : is_internal(address.to_v6());
}

std::string status_line(int status)
{
    const auto found =
        std::find_if(kReasons.begin(), kReasons.end(), [&](const auto& row) { return row.first == status; });
    return std::to_string(status) + (found == kReasons.end() ? "" : " " + std::string(found->second));
}

Callbacks::Callbacks(boost::asio::any_io_executor executor, CallbackRules rules)
    : rules_(std::move(rules)), client_(std::move(executor), client_options(rules_))
{
}

Async<Result<net::HttpResponse>> Callbacks::call(Callback callback)
{
    const auto url = net::Url::parse(callback.url);
    if (!url) co_return fail(Fault::Invalid, failure_of(callback, "unsupported protocol scheme"));

    const auto& allowed = rules_.allowed_internal;
    if (is_internal_address(url->host) && std::find(allowed.begin(), allowed.end(), url->host) == allowed.end())
        co_return fail(Fault::Forbidden, failure_of(callback, "address forbidden, you may need to set "
                                                              "AllowedUntrustedInternalConnections to allow an "
                                                              "integration access to your internal network"));

    net::OutgoingRequest request(callback.method, *url);
    request.headers = callback.headers;
    request.headers.set("Accept-Encoding", "gzip");
    request.body = callback.body;
    request.deadline = rules_.answer_time;
    Result<net::HttpResponse> answer = co_await client_.send(std::move(request));
    if (!answer) co_return fail(answer.error().fault(), failure_of(callback, answer.error().detail()));
    if (answer->headers.get("Content-Encoding") == "gzip") {
        auto body = gunzip(answer->body, kAnswerBytes);
        if (!body) co_return fail(Fault::Invalid, failure_of(callback, "gzip: invalid or too long"));
        answer->body = std::move(*body);
        answer->headers.remove("Content-Encoding");
    }
    co_return answer;
}

} // namespace muster::sandbox
