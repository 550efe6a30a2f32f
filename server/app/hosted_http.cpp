#include "server/app/hosted_http.hpp"

#include "base/json.hpp"

#include <nlohmann/json.hpp>

#include <string_view>
#include <utility>

namespace muster::app
{

net::HttpRequest request_of(host::HttpAsk ask, const Secret& secret)
{
    net::HttpRequest request;
    request.method = std::move(ask.request.method);
    request.target = ask.request.url ? ask.request.url->text : "/";
    const std::string::size_type question = request.target.find('?');
    request.path = request.target.substr(0, question);
    if (question != std::string::npos) request.query = request.target.substr(question + 1);
    for (auto& [name, values] : ask.request.header)
        for (std::string& value : values) request.headers.add(name, std::move(value));
    request.headers.set("Muster-Plugin-Secret", secret.reveal());
    request.body = std::move(ask.body);
    request.remote_address = std::move(ask.request.remote_addr);
    return request;
}

UserId person_of(const net::HttpRequest& request)
{
    return UserId(std::string(request.headers.get("Mattermost-User-Id")));
}

bool is_in_own_name(const net::HttpRequest& request)
{
    if (!request.path.starts_with("/hooks/")) return true;
    const UserId person = person_of(request);
    const Result<Json> body = parse_json(request.body);
    if (person.empty() || !body || !body->is_object()) return false;
    const auto named = body->find("user_id");
    return named != body->end() && named->is_string() && named->get<std::string>() == person.str();
}

host::HttpAnswer answer_of(net::HttpResponse response)
{
    host::HttpAnswer answer;
    answer.status = host::HttpStatus(response.status);
    for (const auto& [name, value] : response.headers) answer.header[name].push_back(value);
    answer.body = std::move(response.body);
    return answer;
}

} // namespace muster::app
