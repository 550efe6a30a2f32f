// Faults as HTTP says them: the one place where a Fault becomes a status.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "server/net/http_message.hpp"

namespace muster::http
{

[[nodiscard]] int status_of(Fault fault);

/// An answer with a JSON body and exactly "application/json": clients insist on it.
[[nodiscard]] net::HttpResponse json_response(int status, const Json& body);

/// {"error": "<for people>", "field": …}; the field is left out where no input is at fault. Unavailable says when to
/// come back.
[[nodiscard]] net::HttpResponse fault_response(const Failure& failure);

} // namespace muster::http
