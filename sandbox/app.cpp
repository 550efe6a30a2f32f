#include "sandbox/app.hpp"

#include "base/log.hpp"
#include "sandbox/hosting/plugin_routes.hpp"
#include "sandbox/integrations/integration_routes.hpp"
#include "sandbox/rest/origin.hpp"
#include "sandbox/seed/seed.hpp"
#include "sandbox/webapp_plugin.hpp"

#include <filesystem>
#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kWebSocketPath = "/api/v4/websocket";
constexpr std::size_t kLargestFrame = 8'192; // of a client, as in Mattermost

net::HttpLimits http_limits()
{
    net::HttpLimits limits;
    limits.body_bytes = 10 * 1024 * 1024;
    return limits;
}

CallbackRules callback_rules(const Options& options)
{
    CallbackRules rules;
    rules.answer_time = options.callback_time;
    return rules;
}

bool is_below(const std::string& path, std::string_view prefix)
{
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

std::optional<std::string> parameter(const net::Form& query, std::string_view name)
{
    return query.has(name) ? std::optional<std::string>(query.get(name)) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<App>> App::make(boost::asio::any_io_executor executor, Options options)
{
    std::error_code error;
    std::filesystem::create_directories(options.data, error);
    if (error)
        return fail(Fault::Invalid, "the data folder " + options.data.string() + " cannot be made (" + error.message() +
                                        "); choose another with --data");
    auto database = Database::open(options.data / "sandbox.db");
    if (!database) return database.error();

    std::unique_ptr<App> app(new App(std::move(executor), std::move(options), std::move(*database)));
    plant_roles(app->world_);
    if (!app->options_.empty && !app->world_.users.any()) {
        const Result<> seeded = plant_seed(app->chat_);
        if (!seeded) return seeded.error();
    }
    return app;
}

App::App(boost::asio::any_io_executor executor, Options options, std::unique_ptr<Database> database)
    : options_(std::move(options)), world_(std::move(database), clock_, ids_), tasks_(executor),
      hub_(world_, tasks_), chat_{options_, world_, hub_, options_.site_url},
      integrations_(executor, chat_, clock_, ids_, callback_rules(options_)), routes_(chat_), page_(options_.page),
      server_(
          executor, http_limits(), [this](net::HttpRequest request) { return answer(std::move(request)); },
          [this](const net::HttpRequest& request) { return upgrade(request); })
{
    add_bot_routes(routes_);
    add_category_routes(routes_);
    add_channel_list_routes(routes_);
    add_channel_member_routes(routes_);
    add_channel_routes(routes_);
    add_login_routes(routes_);
    add_post_list_routes(routes_);
    add_post_routes(routes_);
    add_preference_routes(routes_);
    add_reaction_routes(routes_);
    add_role_routes(routes_);
    add_status_routes(routes_);
    add_system_routes(routes_);
    add_action_routes(routes_, integrations_);
    add_command_routes(routes_, integrations_);
    add_hook_routes(routes_, integrations_);
    add_team_member_routes(routes_);
    add_team_routes(routes_);
    add_token_routes(routes_);
    add_user_list_routes(routes_);
    add_user_routes(routes_);
    if (!options_.plugin.empty()) host_plugin(executor);

    net::WebSocketLimits limits;
    limits.message_bytes = kLargestFrame;
    server_.set_web_socket_limits(limits);
}

App::~App() = default;

void App::host_plugin(boost::asio::any_io_executor executor)
{
    hosted_ = std::make_unique<HostedPlugin>(std::move(executor), integrations_);
    integrations_.native = hosted_.get();
    chat_.watcher = hosted_.get();
    add_plugin_routes(routes_, *hosted_);
}

Result<std::uint16_t> App::listen()
{
    const Result<std::uint16_t> port = server_.listen(options_.listen, options_.port);
    if (!port) {
        const std::string address = options_.listen + ":" + std::to_string(options_.port);
        const bool is_taken = port.error().fault() == Fault::Conflict;
        return fail(port.error().fault(), is_taken
                                              ? address + " is taken; stop what listens there or choose another --port"
                                              : address + " cannot be listened on: " + port.error().detail());
    }
    if (chat_.site_url.empty()) chat_.site_url = "http://" + options_.listen + ":" + std::to_string(*port);
    if (hosted_) hosted_->enable();
    return port;
}

Async<void> App::stop()
{
    if (hosted_) co_await hosted_->stop();
    co_await server_.stop(std::chrono::milliseconds(500));
    tasks_.cancel();
    co_await tasks_.join();
}

Async<net::HttpResponse> App::answer(net::HttpRequest request)
{
    if (is_below(request.path, kWebSocketPath)) co_return refuse_web_socket(world_, request);
    if (is_below(request.path, "/api")) co_return co_await routes_.route(request);
    if (hosted_ && hosted_->has_route(request.path)) co_return co_await hosted_->serve(std::move(request));
    if (is_below(request.path, "/plugins")) co_return co_await integrations_.plugin.serve(std::move(request));
    if (is_below(request.path, "/hooks")) co_return answer_hook(integrations_, request);
    if (is_below(request.path, "/static")) co_return answer_static(options_.plugin_dir, request);
    co_return page_.answer(request);
}

Async<net::WebSocketHandler> App::upgrade(const net::HttpRequest& request)
{
    if (PluginRoute::is_plugin_path(request.path)) co_return co_await integrations_.plugin.upgrade(request);
    if (request.path != kWebSocketPath || is_foreign_origin(request)) co_return net::WebSocketHandler();
    const net::Form query = net::Form::parse(request.query);
    Opening opening;
    opening.session = routes_.session_of(request);
    opening.connection_id = parameter(query, "connection_id");
    opening.sequence_number = parameter(query, "sequence_number");
    const net::WebSocketHandler serve = [this, opening](net::WebSocketPtr socket) {
        return hub_.serve(std::move(socket), opening);
    };
    co_return serve;
}

} // namespace muster::sandbox
