// How an answer looks on the wire.
#pragma once

#include "server/net/http_message.hpp"

#include <string>

namespace muster::net
{

/// What the request decides about the form of its answer.
class AnswerForm
{
public:
    AnswerForm(bool http_1_0, bool is_head, bool stays_open)
        : http_1_0_(http_1_0), is_head_(is_head), stays_open_(stays_open)
    {
    }

    /// Status line and headers with the blank line. Content-Length, Date and Connection are set here; what the answer
    /// says about them is left out.
    [[nodiscard]] std::string head_of(const HttpResponse& answer) const;
    /// Whether the body follows: not for HEAD, nor for a status that has none.
    [[nodiscard]] bool has_body(const HttpResponse& answer) const;

private:
    bool http_1_0_;
    bool is_head_;
    bool stays_open_;
};

/// False when a field would break out of its line, or the status is none that ends a request.
[[nodiscard]] bool is_sendable(const HttpResponse& answer);

/// `{"error": "<what>"}`: for what goes wrong below the product.
[[nodiscard]] HttpResponse bare_error(int status);

} // namespace muster::net
