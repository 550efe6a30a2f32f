#include "server/webhooks/http_webhook.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <locale>
#include <optional>
#include <sstream>
#include <utility>

namespace muster::webhooks
{

namespace
{

using namespace std::chrono_literals;

/// A receiver that asks for more is tried again all the same.
constexpr std::chrono::seconds kLongestPause = 1h;

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::optional<std::chrono::seconds> until_date(const std::string& text)
{
    std::tm parts{};
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    in >> std::get_time(&parts, "%a, %d %b %Y %H:%M:%S");
    if (in.fail()) return std::nullopt;
    const auto day = std::chrono::year_month_day(std::chrono::year(parts.tm_year + 1900),
                                                 std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                                 std::chrono::day(static_cast<unsigned>(parts.tm_mday)));
    const auto at = std::chrono::sys_days(day) + std::chrono::hours(parts.tm_hour) +
                    std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
    return std::chrono::ceil<std::chrono::seconds>(at - std::chrono::system_clock::now());
}

/// What Retry-After says, as seconds or as a date (RFC 9110 §10.2.3); nothing when it says nothing.
std::optional<std::chrono::seconds> pause_asked_for(const net::Headers& headers)
{
    const std::string_view text = headers.get("Retry-After");
    if (text.empty()) return std::nullopt;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size()) return std::chrono::seconds(seconds);
    return until_date(std::string(text));
}

bool may_pass(int status) { return status == 408 || status == 425 || status == 429 || status >= 500; }

} // namespace

bool HttpWebhook::is_left_alone(const std::string& address)
{
    const Moment now = Moment::clock::now();
    std::erase_if(left_alone_until_, [now](const auto& entry) { return entry.second <= now; });
    return left_alone_until_.contains(address);
}

void HttpWebhook::leave_alone(const std::string& address, const net::Headers& headers)
{
    const auto pause = pause_asked_for(headers);
    if (!pause || *pause <= 0s) return;
    left_alone_until_.insert_or_assign(address, Moment::clock::now() + std::min(*pause, kLongestPause));
}

Async<Result<>> HttpWebhook::call(WebhookCall call)
{
    const std::optional<net::Url> url = net::Url::parse(call.address);
    if (!url || !url->scheme.starts_with("http")) co_return fail(Fault::Invalid, "it is not a web address");
    if (is_left_alone(call.address)) co_return fail(Fault::Unavailable, "the receiver asked for a pause");

    net::OutgoingRequest request("POST", *url);
    request.deadline = deadline_;
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Idempotency-Key", call.key);
    request.body = std::move(call.body);
    const Result<net::HttpResponse> answer = co_await client_.send(std::move(request));
    if (!answer && answer.error().fault() == Fault::Unavailable) co_return answer.error();
    if (!answer) co_return fail(Fault::Invalid, answer.error().detail());

    const int status = answer->status;
    if (status >= 200 && status <= 299) co_return Result<>();
    const std::string said = "the receiver answered " + std::to_string(status);
    if (!may_pass(status)) co_return fail(Fault::Invalid, said);
    leave_alone(call.address, answer->headers);
    co_return fail(Fault::Unavailable, said);
}

} // namespace muster::webhooks
