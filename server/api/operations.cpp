#include "server/api/operations.hpp"

#include "plugin/usecases/editing.hpp"
#include "plugin/wire/incident_json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace muster::api
{

namespace
{

std::string etag_of(const Incident& incident) { return "\"" + std::to_string(incident.revision) + "\""; }

net::HttpResponse fault_answer(const Failure& failure)
{
    net::HttpResponse response = http::fault_response(failure);
    if (response.status == 401) response.headers.set("WWW-Authenticate", "Bearer");
    return response;
}

bool is_stale(const Failure& failure)
{
    return failure.fault() == Fault::Conflict && failure.field() == usecases::kSeenRevision;
}

} // namespace

Result<Json> Call::body(std::size_t most_bytes) const
{
    if (request.body.size() > most_bytes)
        return fail(Fault::TooLarge, "body: longer than " + std::to_string(most_bytes) + " bytes");
    if (request.body.empty()) return Json::object();
    Result<Json> read = parse_json(request.body);
    if (read && !read->is_object()) return fail(Fault::Invalid, "body: must be an object");
    return read;
}

void Operations::add(std::string_view id, std::string_view method, std::string_view pattern, Handler handler)
{
    // The router owns the handler for as long as it can be called; `answer` may hold on to it by reference.
    const auto shared = std::make_shared<Handler>(std::move(handler));
    add_open(id, method, pattern, [this, shared](const net::HttpRequest& request, const http::PathParameters& path) {
        return answer(*shared, request, path);
    });
}

void Operations::add_open(std::string_view id, std::string_view method, std::string_view pattern, http::Handler handler)
{
    router_.add(method, pattern, std::move(handler));
    rows_.push_back(std::string(id) + " " + std::string(method) + " " + std::string(pattern));
    std::sort(rows_.begin(), rows_.end());
}

std::vector<std::string> Operations::rows() const { return rows_; }

Async<net::HttpResponse> Operations::answer(const Handler& handler, const net::HttpRequest& request,
                                            const http::PathParameters& path) const
{
    Result<usecases::Asker> asker = co_await asking_.who(request);
    if (!asker) co_return fault_answer(asker.error());
    const Call call(request, path, std::move(*asker));
    Result<net::HttpResponse> done = co_await handler(call);
    if (done) co_return std::move(*done);
    co_return co_await refusal(call, done.error());
}

Async<net::HttpResponse> Operations::refusal(const Call& call, const Failure& failure) const
{
    if (!is_stale(failure)) co_return fault_answer(failure);
    const Result<Incident> current = co_await find_incidents_.by_id(call.incident(), call.asker);
    if (!current) co_return fault_answer(current.error());
    Json body = wire::incident_to_json(*current);
    body["error"] = failure.detail();
    body["field"] = failure.field();
    net::HttpResponse response = http::json_response(409, body);
    response.headers.set("ETag", etag_of(*current));
    co_return response;
}

Result<> without_body(const Call& call)
{
    const Result<Json> body = call.body();
    if (!body) return body.error();
    if (!body->empty()) return fail(Fault::Invalid, "body: must be empty", "body");
    return {};
}

net::HttpResponse incident_answer(const Call& call, const Incident& incident)
{
    const std::string etag = etag_of(incident);
    const bool is_read = call.request.method == "GET" || call.request.method == "HEAD";
    const bool is_known = is_read && call.request.headers.get("If-None-Match") == etag;
    net::HttpResponse response =
        is_known ? net::HttpResponse(304) : http::json_response(200, wire::incident_to_json(incident));
    response.headers.set("ETag", etag);
    return response;
}

} // namespace muster::api
