#include "server/chat/rest/rest_fault.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "server/chat/refusal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace muster::chat
{

namespace
{

constexpr std::chrono::seconds kLongestPause{60};
constexpr std::size_t kLongestMessage = 240;

std::chrono::seconds seconds_of(std::string_view text)
{
    int seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return error == std::errc() ? std::chrono::seconds(std::max(seconds, 0)) : std::chrono::seconds(0);
}

std::chrono::milliseconds pause_of(const net::Headers& headers)
{
    const std::string_view after = headers.get("Retry-After");
    const auto asked = seconds_of(after.empty() ? headers.get("X-Ratelimit-Reset") : after);
    return std::clamp(asked, std::chrono::seconds(1), kLongestPause);
}

/// "userId=…, permission=manage_slash_commands," as developer mode has it.
std::string right_in(std::string_view detailed_error)
{
    constexpr std::string_view kMark = "permission=";
    const auto at = detailed_error.find(kMark);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = detailed_error.substr(at + kMark.size());
    return std::string(rest.substr(0, rest.find_first_of(", ")));
}

RestFault unavailable(int status, std::string detail)
{
    RestFault fault(fail(Fault::Unavailable, std::move(detail)));
    fault.status = status;
    return fault;
}

std::string detail_for(Fault fault, std::string_view message, const RestFault& about)
{
    if (fault == Fault::Unauthorized) return "the chat server does not accept the token";
    if (fault == Fault::Forbidden && !about.right.empty()) return "the bot lacks the right " + about.right;
    return std::string(cut(message, kLongestMessage));
}

} // namespace

RestFault fault_of(const net::HttpResponse& answer, std::string_view right)
{
    const int status = answer.status;
    if (status == 429) {
        RestFault fault = unavailable(status, "the chat server asks for a pause");
        fault.pause = pause_of(answer.headers);
        return fault;
    }
    if (status >= 300 && status < 400 && answer.headers.has("Location"))
        return unavailable(status, "the chat server's address redirects to " +
                                       std::string(cut(answer.headers.get("Location"), kLongestMessage)));

    const Result<Json> body = parse_json(answer.body);
    const bool in_own_words = body && body->is_object() && body->contains("id") && (*body)["id"].is_string();
    RestFault fault;
    fault.status = status;
    std::string message;
    if (in_own_words) {
        Reader in(*body);
        fault.id = in.text_or("id", "");
        message = in.text_or("message", "");
        fault.right = right_in(in.text_or("detailed_error", ""));
        if (fault.right.empty()) fault.right = right;
    }
    // 501 is the server's "switched off" or "not licensed": trying again does not help.
    if ((status >= 500 && status != 501) || status < 400) {
        fault.failure = fail(Fault::Unavailable, "the chat server answers " + std::to_string(status));
        return fault;
    }
    if (!in_own_words || fault.id == "api.context.404.app_error")
        return unavailable(status, "what answers at the chat server's address is no chat server (status " +
                                       std::to_string(status) + ")");

    const Refusal refusal = meaning_of(status, fault.id);
    const Fault kind = refusal.fault;
    if (kind != Fault::Forbidden) fault.right.clear();
    fault.failure = fail(kind, refusal.detail.empty() ? detail_for(kind, message, fault) : std::string(refusal.detail));
    return fault;
}

RestFault unexpected_answer(std::string_view what)
{
    return RestFault(fail(Fault::Unavailable, "the chat server's answer is not as expected: " + std::string(what)));
}

void throw_exception_from_error(const RestFault& fault, const boost::source_location&)
{
    throw std::logic_error("value() of a failed call: " + fault.failure.detail());
}

} // namespace muster::chat
