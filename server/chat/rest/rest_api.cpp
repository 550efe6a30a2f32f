#include "server/chat/rest/rest_api.hpp"

#include "server/runtime/deadline.hpp"

#include <nlohmann/json.hpp>

#include <ctime>
#include <iomanip>
#include <locale>
#include <optional>
#include <sstream>

namespace muster::chat
{

namespace
{

/// "Sat, 21 Nov 2026 01:54:55 GMT", the one form that servers send (RFC 9110 §5.6.7).
std::optional<Instant> instant_of(std::string_view http_date)
{
    std::tm parts{};
    std::istringstream in{std::string(http_date)};
    in.imbue(std::locale::classic());
    in >> std::get_time(&parts, "%a, %d %b %Y %H:%M:%S");
    if (in.fail()) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year(parts.tm_year + 1900),
                                          std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                          std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
    return Instant(std::chrono::sys_days(day)) + std::chrono::hours(parts.tm_hour) +
           std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
}

} // namespace

RestApi::RestApi(net::HttpClient& client, const Clock& clock, net::Url site, Secret token,
                 std::chrono::milliseconds deadline)
    : client_(client), clock_(clock), site_(std::move(site)), token_(std::move(token)), deadline_(deadline)
{
    while (!site_.target.empty() && site_.target.back() == '/') site_.target.pop_back();
}

net::Url RestApi::url(std::string_view path) const
{
    net::Url to = site_;
    to.target += path;
    return to;
}

Async<RestAnswer> RestApi::call(RestCall call)
{
    const auto answer = co_await send(call);
    if (!answer) co_return answer.error();
    if (answer->status < 200 || answer->status > 299) co_return fault_of(*answer, call.right);
    if (!call.answer_is_json) co_return Json();
    Result<Json> body = parse_json(answer->body);
    if (!body) co_return unexpected_answer(body.error().detail());
    co_return std::move(*body);
}

Async<boost::system::result<net::HttpResponse, RestFault>> RestApi::send(const RestCall& call)
{
    const bool free_to_go = co_await pause_is_over();
    if (!free_to_go) co_return RestFault(fail(Fault::Unavailable, "the chat server asks for a pause"));

    net::OutgoingRequest request(call.method, url(call.path));
    request.deadline = deadline_;
    request.headers.set("Accept", "application/json");
    if (call.with_token)
        request.headers.set("Authorization", call.as.empty() ? authorization() : "Bearer " + call.as.reveal());
    if (!call.body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = call.body;
    Result<net::HttpResponse> answer = co_await client_.send(std::move(request));
    if (!answer) co_return RestFault(fail(Fault::Unavailable, answer.error().detail()));

    learn_from(answer->headers);
    if (answer->status == 429) quiet_until_ = clock_.now() + fault_of(*answer, call.right).pause;
    co_return std::move(*answer);
}

Async<bool> RestApi::pause_is_over()
{
    const auto left = quiet_until_ - clock_.now();
    if (left <= std::chrono::milliseconds(0)) co_return true;
    if (left >= deadline_) co_return false;
    co_return co_await sleep_for(left);
}

void RestApi::learn_from(const net::Headers& headers)
{
    const auto version = ServerVersion::parse(headers.get("X-Version-Id"));
    if (version.known()) version_ = version;
    if (const auto date = instant_of(headers.get("Date"))) server_ahead_ = *date - clock_.now();
}

} // namespace muster::chat
