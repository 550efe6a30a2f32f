#include "sandbox/rest/answer.hpp"

#include "sandbox/options.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

Answer::Answer(const Json& body) : body_(to_text(body)) {}

Answer Answer::created(const Json& body)
{
    Answer answer(body);
    answer.status_ = 201;
    return answer;
}

Answer Answer::ok()
{
    Answer answer;
    answer.body_ = R"({"status":"OK"})";
    return answer;
}

Answer Answer::bytes(std::string body, std::string_view content_type)
{
    Answer answer;
    answer.body_ = std::move(body);
    answer.content_type_ = content_type;
    return answer;
}

Answer& Answer::with_etag(const net::HttpRequest& request, const std::string& version)
{
    const std::string etag = std::string(kServerVersion) + "." + version;
    headers_.set("Etag", etag);
    if (request.headers.get("If-None-Match") == etag) {
        status_ = 304;
        body_.clear();
        content_type_.clear();
    }
    return *this;
}

Answer& Answer::with_header(std::string name, std::string value)
{
    headers_.add(std::move(name), std::move(value));
    return *this;
}

net::HttpResponse Answer::render(const std::string& request_id) const
{
    net::HttpResponse response;
    response.status = status_;
    response.headers = headers_;
    if (!content_type_.empty()) response.headers.set("Content-Type", content_type_);
    if (!error_) {
        response.body = body_;
        return response;
    }
    const Json body = {{"id", error_->id},
                       {"message", error_->message},
                       {"detailed_error", error_->detail},
                       {"request_id", request_id},
                       {"status_code", error_->status}};
    response.body = to_text(body);
    return response;
}

} // namespace muster::sandbox
