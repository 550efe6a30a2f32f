// What a handler gives back.
#pragma once

#include "base/json.hpp"
#include "sandbox/chat/outcome.hpp"
#include "server/net/http_message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// A refusal, or a status with a body. Headers that every answer has are added by the routes.
class Answer
{
public:
    /// 200 with that body.
    Answer(const Json& body);
    Answer(ApiError error) : status_(error.status), error_(std::move(error)) {}

    [[nodiscard]] static Answer created(const Json& body);
    /// 200 `{"status":"OK"}`.
    [[nodiscard]] static Answer ok();
    [[nodiscard]] static Answer bytes(std::string body, std::string_view content_type);

    /// 304 when the client has that version already. `version` goes behind the server's own.
    Answer& with_etag(const net::HttpRequest& request, const std::string& version);
    Answer& with_header(std::string name, std::string value);

    /// The message to be sent.
    [[nodiscard]] net::HttpResponse render(const std::string& request_id) const;

private:
    Answer() = default;

    int status_ = 200;
    std::string content_type_ = "application/json";
    std::string body_;
    net::Headers headers_;
    std::optional<ApiError> error_;
};

} // namespace muster::sandbox
