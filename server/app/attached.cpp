#include "server/app/attached.hpp"

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

net::HttpClientOptions client_options(const config::Config& config)
{
    net::HttpClientOptions options;
    options.ca_file = config.chat_ca_file;
    options.user_agent = kUserAgent;
    return options;
}

CoreOptions core_options(const config::Config& config)
{
    CoreOptions options;
    options.test_commands = config.test_commands;
    options.ca_file = config.chat_ca_file;
    options.webhook_private_hosts = config.webhook_private_hosts;
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

Async<Result<std::unique_ptr<Attached>>> Attached::make(boost::asio::any_io_executor loop, config::Config config)
{
    const std::optional<net::Url> chat_url = net::Url::parse(config.chat_url);
    if (!chat_url) co_return fail(Fault::Invalid, wording::bad_chat_url(config.chat_url));
    Result<std::unique_ptr<Ground>> ground = co_await Ground::open(loop, config.data_dir);
    if (!ground) co_return ground.error();
    co_return std::unique_ptr<Attached>(new Attached(loop, std::move(config), std::move(*ground), *chat_url));
}

Attached::Attached(boost::asio::any_io_executor loop, config::Config config, std::unique_ptr<Ground> ground,
                   net::Url chat_url)
    : config_(std::move(config)), ground_(std::move(ground)), clock_(ground_->clock()),
      client_(loop, client_options(config_)),
      rest_(client_, clock_, std::move(chat_url), config_.chat_token, config_.chat_timeout),
      chat_(rest_, clock_, config_.http_public_url), whisper_(rest_, config_.http_public_url),
      token_owners_(rest_, clock_), feed_(client_, rest_, chat_, clock_),
      registration_(loop, rest_, chat_, ground_->store().meta(), wish(config_), config_.chat_teams,
                    [this](const chat::TeamCommand& command) { tell(command); }),
      web_sessions_(config_.http_public_url,
                    config_.plugin_secret.empty() ? api::PageRoad::Direct : api::PageRoad::PluginRoute, ground_->ids(),
                    clock_),
      web_(web_sessions_, ground_->ids()), core_(loop, *ground_, road(), core_options(config_)),
      add_playbook_(ground_->store().playbooks(), chat_, clock_), cors_(chat_, clock_),
      server_(
          loop, limits(config_), [this](net::HttpRequest request) { return answer(std::move(request)); },
          [this](const net::HttpRequest& request) { return core_.api().changes().upgrade(request); }),
      tasks_(loop)
{
    web_.add_to(core_.router());
    api::add_health(core_.router(), [this] { return readiness(); });
    feed_.listen([this](const chat::ChatEvent& event) {
        registration_.observe(event);
        core_.follower().observe(event);
    });
}

Road Attached::road()
{
    api::Asking asking(
        config_.plugin_secret, [this](Secret token) { return token_owners_.owner(std::move(token)); },
        [this](const std::string& session) { return web_sessions_.owner(session); });
    return Road{chat_,
                whisper_,
                web_sessions_,
                std::move(asking),
                [this](TeamId team, std::string token) { return verify(std::move(team), std::move(token)); },
                [this] { return served_teams(); },
                config_.http_public_url};
}

Async<Result<std::uint16_t>> Attached::start()
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
    core_.start();
    if (!seeds.empty()) tasks_.spawn("seed", seed(std::move(seeds)));
    co_return *port;
}

Async<void> Attached::stop()
{
    co_await server_.stop(5s);
    tasks_.cancel();
    co_await tasks_.join();
    co_await core_.stop();
}

Async<net::HttpResponse> Attached::answer(net::HttpRequest request)
{
    if (std::optional<net::HttpResponse> asked = co_await cors_.preflight(request)) co_return std::move(*asked);
    net::HttpResponse answer = co_await core_.router().route(request);
    co_await cors_.allow(request, answer);
    co_return answer;
}

Async<bool> Attached::verify(TeamId team, std::string token)
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

Async<api::Readiness> Attached::readiness()
{
    api::Readiness now;
    if (feed_.status().state != chat::FeedState::Connected)
        now.waiting_for.emplace_back("chat", sentence(feed_.status()));
    for (const chat::TeamCommand& command : registration_.teams())
        if (command.state != chat::CommandState::Registered)
            now.waiting_for.emplace_back("command in " + command.team_name, sentence(command, chat_.self().username));
    const Result<std::size_t> parked = co_await ground_->store().outbox().parked_count();
    if (!parked) now.waiting_for.emplace_back("store", parked.error().detail());
    now.parked = parked ? *parked : 0;
    co_return now;
}

Async<void> Attached::seed(std::string text)
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
            const bool was_slept = co_await sleep_for(2s);
            if (!was_slept) co_return;
        }
    }
}

std::vector<TeamId> Attached::served_teams() const
{
    std::vector<TeamId> teams;
    for (const chat::TeamCommand& command : registration_.teams())
        if (!command.team.empty()) teams.push_back(command.team);
    return teams;
}

void Attached::tell(const chat::TeamCommand& command)
{
    if (command.state == chat::CommandState::Registered) {
        log::info("command registered", {{"team", command.team_name}});
        core_.follower().look_again();
    } else {
        log::warning(sentence(command, chat_.self().username));
    }
}

} // namespace muster::app
