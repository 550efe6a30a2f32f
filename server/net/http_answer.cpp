#include "server/net/http_answer.hpp"

#include "base/text.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace muster::net
{

namespace http = boost::beast::http;

namespace
{

bool is_the_servers_own(const std::string& name)
{
    constexpr std::array<std::string_view, 5> kOwn{"content-length", "date", "connection", "transfer-encoding",
                                                   "keep-alive"};
    return std::find(kOwn.begin(), kOwn.end(), lower(name)) != kOwn.end();
}

bool is_token(std::string_view name)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    const auto allowed = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kMarks.find(c) != std::string_view::npos;
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

bool is_field_value(std::string_view value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

std::string date_now()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return std::string(text.data(), size);
}

bool has_no_content(int status) { return status == 204 || status == 304; }

} // namespace

std::string AnswerForm::head_of(const HttpResponse& answer) const
{
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(answer.status)));
    std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " ";
    head.append(reason.data(), reason.size());
    head += "\r\n";
    for (const auto& [name, value] : answer.headers) {
        if (!is_the_servers_own(name)) head += name + ": " + value + "\r\n";
    }
    if (!has_no_content(answer.status)) head += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    if (!stays_open_) head += "Connection: close\r\n";
    if (stays_open_ && http_1_0_) head += "Connection: keep-alive\r\n";
    return head + "Date: " + date_now() + "\r\n\r\n";
}

bool AnswerForm::has_body(const HttpResponse& answer) const
{
    return !is_head_ && !has_no_content(answer.status) && !answer.body.empty();
}

bool is_sendable(const HttpResponse& answer)
{
    if (answer.status < 200 || answer.status > 599) return false;
    return std::all_of(answer.headers.begin(), answer.headers.end(),
                       [](const auto& field) { return is_token(field.first) && is_field_value(field.second); });
}

HttpResponse bare_error(int status)
{
    std::string what = status == 500 ? "internal error" : "";
    if (what.empty()) {
        const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status)));
        what = lower(std::string_view(reason.data(), reason.size()));
    }
    return HttpResponse(status, R"({"error":")" + what + "\"}", "application/json");
}

} // namespace muster::net
