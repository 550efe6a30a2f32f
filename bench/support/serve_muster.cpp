#include "bench/support/many_incidents.hpp"
#include "bench/support/served.hpp"
#include "plugin/reactions/reactions.hpp"
#include "server/api/api.hpp"
#include "server/net/http_server.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/store/store.hpp"
#include "tests/support/engine_scene.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace muster::bench
{

namespace
{

/// Everybody is in the team, and the person who asks is in the channels of the incidents that they take part in.
class Chatting
{
public:
    explicit Chatting(test::FakeChat& chat) : chat_(chat)
    {
        Team team;
        team.id = the_team();
        team.name = "bench";
        chat.add_team(team);
        for (std::size_t i = 0; i < kPeople; ++i) chat.add_user("person" + std::to_string(100 + i), team.id);
    }

    Async<void> join_channels(IncidentStore& incidents)
    {
        const JoinedQuery wanted{the_team(), the_asker(), false, false};
        for (const ChannelId& channel : (co_await incidents.joined_channels(wanted)).value())
            chat_.join(channel, the_asker());
    }

private:
    test::FakeChat& chat_;
};

} // namespace

void serve_muster(const std::filesystem::path& folder, const std::function<void(std::uint16_t)>& ready, int control)
{
    boost::asio::io_context loop;
    RandomIds ids;
    const SystemClock clock;
    const store::StoreOptions options{folder, 0};
    const auto store = std::move(store::open_store(options, loop.get_executor(), ids, clock).value());
    test::FakeChat chat;
    Chatting chatting(chat);
    const test::PlainSigner signer;
    test::FakeWebhook webhook;
    reactions::Reactions reactions(chat, store->incidents(), signer, clock, webhook, "http://127.0.0.1");
    outbox::Dispatcher dispatcher(loop.get_executor(), store->outbox(), reactions);
    const usecases::Ports ports{store->incidents(), store->playbooks(), chat, dispatcher, ids, clock};
    const usecases::UseCases use_cases(ports);
    http::Router router;
    hub::Hub hub(use_cases.find_incidents, use_cases.find_playbooks, clock, ids);
    const auto nobody = [](Secret) -> Async<Result<UserId>> { co_return fail(Fault::Unauthorized, "nobody's"); };
    const api::Api api(router, use_cases, ports, hub, api::Asking(Secret("bench"), nobody));
    store->changes().on_change([&hub](const Incident& incident) { hub.tell(incident); });
    store->changes().on_playbook_change([&hub](const ChangedPlaybook& playbook) { hub.tell(playbook); });
    const auto answer = [&router](net::HttpRequest request) -> Async<net::HttpResponse> {
        co_return co_await router.route(request);
    };
    net::HttpServer server(loop.get_executor(), net::HttpLimits(), answer);
    dispatcher.start();
    const auto port = server.listen("127.0.0.1", 0);
    test::run_async(loop, chatting.join_channels(store->incidents()));
    ready(port.value());

    boost::asio::posix::stream_descriptor end(loop, control);
    end.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                   [&loop](const boost::system::error_code&) { loop.stop(); });
    loop.restart();
    loop.run();
    loop.restart();
    test::run_async(loop, server.stop(std::chrono::milliseconds(0)));
    test::run_async(loop, dispatcher.stop());
    store->close();
}

} // namespace muster::bench
