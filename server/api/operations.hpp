// The operations of api.yaml and what they have in common: who asks, faults as answers, the state that a stale change
// missed.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"
#include "server/api/asking.hpp"
#include "server/http/router.hpp"
#include "server/net/http_message.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::api
{

/// One call of an operation by a person. It lives as long as its handler runs.
class Call
{
public:
    Call(const net::HttpRequest& received, const http::PathParameters& from_path, usecases::Asker person)
        : request(received), path(from_path), query(net::Form::parse(received.query)), asker(std::move(person))
    {
    }

    [[nodiscard]] IncidentId incident() const { return IncidentId(path.get("id")); }

    /// The body as a JSON object. An empty body is an empty object: every operation says which keys it misses.
    /// faults  Invalid  no JSON, or none that is an object;  TooLarge  more than `most_bytes`
    [[nodiscard]] Result<Json> body(std::size_t most_bytes = kMostBytes) const;

    static constexpr std::size_t kMostBytes = 64 * 1024;

    const net::HttpRequest& request;
    const http::PathParameters& path;
    net::Form query;
    usecases::Asker asker;
};

using Handler = std::function<Async<Result<net::HttpResponse>>(const Call&)>;

class Operations
{
public:
    /// All three must outlive the router's last request.
    Operations(http::Router& router, const Asking& asking, const usecases::FindIncidents& find_incidents)
        : router_(router), asking_(asking), find_incidents_(find_incidents)
    {
    }

    /// An operation for people who are signed in. What the handler fails with becomes the answer; where the incident is
    /// not the one that the person saw (If-Match), the answer is 409 with the incident as it is now.
    void add(std::string_view id, std::string_view method, std::string_view pattern, Handler handler);

    /// An operation for everybody.
    void add_open(std::string_view id, std::string_view method, std::string_view pattern, http::Handler handler);

    /// Every operation as "id METHOD /pattern", sorted; a test compares them with api.yaml.
    [[nodiscard]] std::vector<std::string> rows() const;

private:
    [[nodiscard]] Async<net::HttpResponse> answer(const Handler& handler, const net::HttpRequest& request,
                                                  const http::PathParameters& path) const;
    [[nodiscard]] Async<net::HttpResponse> refusal(const Call& call, const Failure& failure) const;

    http::Router& router_;
    const Asking& asking_;
    const usecases::FindIncidents& find_incidents_;
    std::vector<std::string> rows_;
};

/// For what runs a command in a person's name: such a call has no body. The chat server posts one when somebody clicks
/// a button, and anybody can make a button that leads here (peer-incident-plugin.md §11.2, 0ed94b0c3). faults  Invalid
/// "body"
[[nodiscard]] Result<> without_body(const Call& call);

/// 200 with the incident, and its revision as the ETag; 304 where the caller has that revision (If-None-Match).
[[nodiscard]] net::HttpResponse incident_answer(const Call& call, const Incident& incident);

} // namespace muster::api
