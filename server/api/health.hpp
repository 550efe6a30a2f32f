// GET /healthz (the process answers) and /readyz (it can do its work, or says what it waits for).
#pragma once

#include "server/http/router.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace muster::api
{

/// What readiness depends on: each part's name and, when it is not ready, why in plain words.
struct Readiness {
    std::vector<std::pair<std::string, std::string>> waiting_for;
    std::size_t parked = 0; ///< outbox rows that can never be delivered
};

/// /readyz answers 200 when nothing is waited for, else 503; the body says which in both cases.
void add_health(http::Router& router, std::function<Async<Readiness>()> readiness);

} // namespace muster::api
