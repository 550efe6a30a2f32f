#include "server/app/app.hpp"

#include "base/log.hpp"
#include "plugin/commands/grammar.hpp"
#include "plugin/wire/playbook_seed.hpp"
#include "plugin/wording/commands.hpp"
#include "plugin/wording/startup.hpp"
#include "server/app/status_words.hpp"
#include "server/http/faults.hpp"
#include "server/runtime/deadline.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace muster::app
{

namespace
{

using namespace std::chrono_literals;

/// Only its status is read.
constexpr std::size_t kLongestWebhookAnswer = 1024 * 1024;

net::HttpClientOptions client_options(const config::Config& config)
{
    net::HttpClientOptions options;
    options.ca_file = config.chat_ca_file;
    options.user_agent = "Muster/" MUSTER_VERSION;
    return options;
}

net::HttpClientOptions webhook_options(const config::Config& config)
{
    net::HttpClientOptions options = client_options(config);
    options.response_bytes = kLongestWebhookAnswer;
    options.only_public = true;
    options.private_hosts = config.webhook_private_hosts;
    return options;
}

net::HttpLimits limits(const config::Config& config)
{
    net::HttpLimits limits;
    limits.body_bytes = config.http_max_body;
    return limits;
}

chat::CommandWish wish(const config::Config& config)
{
    chat::CommandWish wish;
    wish.url = config.http_public_url + "/hooks/command";
    wish.display_name = wording::kCommandName;
    wish.description = wording::kCommandDescription;
    wish.hint = commands::autocomplete_hint();
    return wish;
}

Result<std::string> content_of(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return fail(Fault::Invalid, wording::seed_unreadable(file));
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace

Async<Result<std::unique_ptr<App>>> App::make(boost::asio::any_io_executor loop, config::Config config)
{
    const std::optional<net::Url> chat_url = net::Url::parse(config.chat_url);
    if (!chat_url) co_return fail(Fault::Invalid, wording::bad_chat_url(config.chat_url));

    auto ground = std::make_unique<Ground>();
    store::StoreOptions options;
    options.folder = config.data_dir;
    Result<std::unique_ptr<store::Store>> store = store::open_store(options, loop, ground->ids, ground->clock);
    if (!store) co_return store.error();
    const Result<Secret> key = co_await chat::signing_key((*store)->meta());
    if (!key) co_return key.error();
    co_return std::unique_ptr<App>(
        new App(loop, std::move(config), std::move(ground), std::move(*store), *key, *chat_url));
}

App::App(boost::asio::any_io_executor loop, config::Config config, std::unique_ptr<Ground> ground,
         std::unique_ptr<store::Store> store, Secret key, net::Url chat_url)
    : config_(std::move(config)), ground_(std::move(ground)), clock_(ground_->clock), store_(std::move(store)),
      signer_(std::move(key)), client_(loop, client_options(config_)),
      rest_(client_, clock_, std::move(chat_url), config_.chat_token, config_.chat_timeout),
      chat_(rest_, clock_, config_.http_public_url), whisper_(rest_, config_.http_public_url),
      token_owners_(rest_, clock_), feed_(client_, rest_, chat_, clock_),
      registration_(loop, rest_, chat_, store_->meta(), wish(config_), config_.chat_teams,
                    [this](const chat::TeamCommand& command) { tell(command); }),
      webhook_client_(loop, webhook_options(config_)), webhook_(webhook_client_),
      reactions_(chat_, store_->incidents(), signer_, clock_, webhook_, config_.http_public_url),
      dispatcher_(loop, store_->outbox(), reactions_), ports_{store_->incidents(), store_->playbooks(), chat_,
                                                              dispatcher_,         ground_->ids,        clock_},
      use_cases_(ports_), fire_timer_(use_cases_),
      sleeper_(loop, store_->timers(), clock_, [this](Timer timer) { return fire_timer_.run(std::move(timer)); }),
      add_playbook_(store_->playbooks(), chat_, clock_), forms_(use_cases_, chat_, ground_->ids, signer_, clock_),
      keywords_(use_cases_, ports_, forms_, store_->meta(), whisper_, signer_),
      buttons_(use_cases_, forms_, keywords_, chat_, signer_),
      make_test_data_(store_->incidents(), store_->playbooks(), chat_, dispatcher_, ground_->ids, clock_),
      test_commands_(make_test_data_, chat_, clock_,
                     [this](std::string name, Async<void> task) { tasks_.spawn(std::move(name), std::move(task)); }),
      web_sessions_(config_.http_public_url, ground_->ids, clock_), web_(web_sessions_, ground_->ids),
      commands_(use_cases_, forms_, ports_, web_sessions_, config_.test_commands ? &test_commands_ : nullptr),
      doors_(
          commands_, forms_, buttons_, [this](TeamId team, std::string token) { return verify(team, token); },
          config_.http_public_url + "/hooks/action"),
      hub_(use_cases_.find_incidents, use_cases_.find_playbooks, clock_, ground_->ids),
      api_(router_, use_cases_, ports_, hub_,
           api::Asking(
               config_.plugin_secret, [this](Secret token) { return token_owners_.owner(std::move(token)); },
               [this](const std::string& session) { return web_sessions_.owner(session); })),
      cors_(chat_, clock_),
      server_(
          loop, limits(config_), [this](net::HttpRequest request) { return answer(std::move(request)); },
          [this](const net::HttpRequest& request) { return api_.changes().upgrade(request); }),
      follower_(loop, use_cases_, keywords_, [this] { return served_teams(); }), tasks_(loop)
{
    doors_.add_to(router_);
    web_.add_to(router_);
    api::add_health(router_, [this] { return readiness(); });
    store_->timers().on_set([this] { sleeper_.look_again(); });
    store_->changes().on_change([this](const Incident& incident) { hub_.tell(incident); });
    store_->changes().on_playbook_change([this](const ChangedPlaybook& playbook) { hub_.tell(playbook); });
    feed_.listen([this](const chat::ChatEvent& event) {
        registration_.observe(event);
        follower_.observe(event);
    });
}

Async<Result<std::uint16_t>> App::start()
{
    std::string seeds;
    if (!config_.seed_file.empty()) {
        Result<std::string> text = content_of(config_.seed_file);
        if (!text) co_return text.error();
        const auto readable = wire::seeded_playbooks(*text);
        if (!readable)
            co_return fail(Fault::Invalid, wording::seed_wrong(config_.seed_file, readable.error().detail()));
        seeds = std::move(*text);
    }
    const Result<> tokens = co_await registration_.load();
    if (!tokens) co_return tokens.error();

    const Result<std::uint16_t> port = server_.listen(config_.http_listen, config_.http_port);
    if (!port && port.error().fault() == Fault::Conflict)
        co_return fail(Fault::Conflict, wording::port_taken(config_.http_port));
    if (!port)
        co_return fail(Fault::Invalid,
                       wording::address_unusable(config_.http_listen, config_.http_port, port.error().detail()));
    const Result<> signed_in = co_await chat_.sign_in();
    if (!signed_in && signed_in.error().fault() == Fault::Unauthorized)
        co_return fail(Fault::Unauthorized, wording::chat_token_refused(config_.chat_url));

    tasks_.spawn("chat events", feed_.run());
    tasks_.spawn("command registration", registration_.run());
    tasks_.spawn("chat follower", follower_.run());
    dispatcher_.start();
    sleeper_.start();
    if (!seeds.empty()) tasks_.spawn("seed", seed(std::move(seeds)));
    co_return *port;
}

Async<void> App::stop()
{
    co_await server_.stop(5s);
    tasks_.cancel();
    co_await tasks_.join();
    co_await sleeper_.stop();
    co_await dispatcher_.stop();
    store_->close();
}

Async<net::HttpResponse> App::answer(net::HttpRequest request)
{
    if (std::optional<net::HttpResponse> asked = co_await cors_.preflight(request)) co_return std::move(*asked);
    net::HttpResponse answer = co_await router_.route(request);
    co_await cors_.allow(request, answer);
    co_return answer;
}

Async<bool> App::verify(TeamId team, std::string token)
{
    if (registration_.verify(team, token)) co_return true;
    // Somebody may have made a new token at the chat server. Once in ten seconds is enough for that, and too little to
    // be abused.
    const Instant now = clock_.now();
    if (now - registration_asked_at_ < 10s) co_return false;
    registration_asked_at_ = now;
    co_await registration_.register_all();
    co_return registration_.verify(team, token);
}

Async<api::Readiness> App::readiness()
{
    api::Readiness now;
    if (feed_.status().state != chat::FeedState::Connected)
        now.waiting_for.emplace_back("chat", sentence(feed_.status()));
    for (const chat::TeamCommand& command : registration_.teams())
        if (command.state != chat::CommandState::Registered)
            now.waiting_for.emplace_back("command in " + command.team_name, sentence(command, chat_.self().username));
    const Result<std::size_t> parked = co_await store_->outbox().parked_count();
    if (!parked) now.waiting_for.emplace_back("store", parked.error().detail());
    now.parked = parked ? *parked : 0;
    co_return now;
}

Async<void> App::seed(std::string text)
{
    const auto playbooks = wire::seeded_playbooks(text);
    if (!playbooks) co_return;
    for (const wire::SeededPlaybook& seeded : *playbooks) {
        for (;;) {
            const Result<bool> added =
                co_await add_playbook_.run(seeded.playbook, seeded.team_name, seeded.member_names);
            if (added) {
                if (*added) log::info("playbook added", {{"title", seeded.playbook.title}, {"team", seeded.team_name}});
                break;
            }
            const Fault fault = added.error().fault();
            if (fault == Fault::NotFound || fault == Fault::Invalid) {
                log::warning("playbook not added", {{"title", seeded.playbook.title}, {"why", added.error().detail()}});
                break;
            }
            if (!co_await sleep_for(2s)) co_return;
        }
    }
}

std::vector<TeamId> App::served_teams() const
{
    std::vector<TeamId> teams;
    for (const chat::TeamCommand& command : registration_.teams())
        if (!command.team.empty()) teams.push_back(command.team);
    return teams;
}

void App::tell(const chat::TeamCommand& command)
{
    if (command.state == chat::CommandState::Registered) {
        log::info("command registered", {{"team", command.team_name}});
        follower_.look_again();
    } else {
        log::warning(sentence(command, chat_.self().username));
    }
}

} // namespace muster::app
