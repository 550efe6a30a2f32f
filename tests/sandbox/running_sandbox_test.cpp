#include "running_sandbox.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace muster::sandbox::test
{

RunningSandbox::RunningSandbox(const Folder& folder) : folder_(folder)
{
    Options options;
    options.port = 0;
    options.data = folder.path();
    options.page = folder.path();
    app_ = App::make(loop_.get_executor(), options).value();
    address_ = "http://127.0.0.1:" + std::to_string(app_->listen().value());
    client_ = std::make_unique<net::HttpClient>(loop_.get_executor(), net::HttpClientOptions());
}

RunningSandbox::~RunningSandbox()
{
    client_.reset();
    muster::test::run_async(loop_, app_->stop());
}

Reply RunningSandbox::call(const std::string& method, const std::string& path, const std::string& token,
                           const std::string& body)
{
    net::Headers headers;
    if (!token.empty()) headers.set("Authorization", "Bearer " + token);
    return call_with(method, path, headers, body);
}

Reply RunningSandbox::call_with(const std::string& method, const std::string& path, const net::Headers& headers,
                                const std::string& body)
{
    net::OutgoingRequest request(method, *net::Url::parse(address_ + "/api/v4" + path));
    request.headers = headers;
    request.body = body;
    const auto response = wait_for(client_->send(std::move(request)));
    const auto parsed = parse_json(response.value().body);
    return {response->status, response->headers, std::make_shared<Json>(parsed ? *parsed : Json())};
}

std::string RunningSandbox::login(const std::string& username)
{
    const Json body = {{"login_id", username}, {"password", "Sandbox-1"}};
    return std::string(call("POST", "/users/login", "", to_text(body)).headers.get("Token"));
}

std::string RunningSandbox::bot_token() const
{
    std::ifstream file(folder_.path() / "bot-token");
    return std::string(trim(std::string(std::istreambuf_iterator<char>(file), {})));
}

net::WebSocketPtr RunningSandbox::connect(const std::string& token, const std::string& query)
{
    net::Headers headers;
    if (!token.empty()) headers.set("Authorization", "Bearer " + token);
    auto url = *net::Url::parse(address_ + "/api/v4/websocket" + query);
    return wait_for(client_->open_web_socket(url, headers, net::WebSocketLimits(), std::chrono::seconds(5))).value();
}

Json RunningSandbox::read(const net::WebSocketPtr& socket)
{
    return parse_json(wait_for(socket->read()).value()).value();
}

} // namespace muster::sandbox::test
