#include "server/app/core.hpp"

#include <utility>

namespace muster::app
{

namespace
{

/// Only its status is read.
constexpr std::size_t kLongestWebhookAnswer = 1024 * 1024;

net::HttpClientOptions webhook_options(CoreOptions options)
{
    net::HttpClientOptions client;
    client.ca_file = std::move(options.ca_file);
    client.user_agent = kUserAgent;
    client.response_bytes = kLongestWebhookAnswer;
    client.only_public = true;
    client.private_hosts = std::move(options.webhook_private_hosts);
    return client;
}

} // namespace

Core::Core(boost::asio::any_io_executor loop, Ground& ground, Road road, CoreOptions options)
    : ground_(ground), road_(std::move(road)), webhook_client_(loop, webhook_options(options)),
      webhook_(webhook_client_), reactions_(road_.chat, ground.store().incidents(), ground.signer(), ground.clock(),
                                            webhook_, road_.callback_base),
      dispatcher_(loop, ground.store().outbox(), reactions_), ports_{ground.store().incidents(),
                                                                     ground.store().playbooks(),
                                                                     road_.chat,
                                                                     dispatcher_,
                                                                     ground.ids(),
                                                                     ground.clock()},
      use_cases_(ports_), fire_timer_(use_cases_),
      sleeper_(loop, ground.store().timers(), ground.clock(),
               [this](Timer timer) { return fire_timer_.run(std::move(timer)); }),
      forms_(use_cases_, road_.chat, ground.ids(), ground.signer(), ground.clock()),
      keywords_(use_cases_, ports_, forms_, ground.store().meta(), road_.whisper, ground.signer()),
      buttons_(use_cases_, forms_, keywords_, road_.chat, ground.signer()),
      make_test_data_(ports_.incidents, ports_.playbooks, road_.chat, dispatcher_, ground.ids(), ground.clock()),
      test_commands_(make_test_data_, road_.chat, ground.clock(),
                     [this](std::string name, Async<void> task) { tasks_.spawn(std::move(name), std::move(task)); }),
      commands_(use_cases_, forms_, ports_, road_.links, options.test_commands ? &test_commands_ : nullptr),
      doors_(commands_, forms_, buttons_, road_.verify, road_.callback_base + "/hooks/action"),
      hub_(use_cases_.find_incidents, use_cases_.find_playbooks, ground.clock(), ground.ids()),
      api_(router_, use_cases_, ports_, hub_, std::move(road_.asking), road_.news),
      follower_(loop, use_cases_, keywords_, road_.teams), tasks_(loop)
{
    doors_.add_to(router_);
    store::Store& store = ground_.store();
    store.timers().on_set([this] { sleeper_.look_again(); });
    store.changes().on_change([this](const Incident& incident) { hub_.tell(incident); });
    store.changes().on_playbook_change([this](const ChangedPlaybook& playbook) { hub_.tell(playbook); });
}

void Core::start()
{
    tasks_.spawn("chat follower", follower_.run());
    dispatcher_.start();
    sleeper_.start();
}

Async<void> Core::stop()
{
    tasks_.cancel();
    co_await tasks_.join();
    co_await sleeper_.stop();
    co_await dispatcher_.stop();
    ground_.store().close();
}

} // namespace muster::app
