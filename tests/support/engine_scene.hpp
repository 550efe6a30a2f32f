// The whole incident engine over a store in memory and a fake chat server: what typed commands lead to, without a
// socket.
#pragma once

#include "plugin/commands/commands.hpp"
#include "plugin/dialogs/buttons.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/reactions/reactions.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/fake_chat.hpp"
#include "tests/support/fake_web_links.hpp"
#include "tests/support/fake_webhook.hpp"
#include "tests/support/fake_whisper.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::test
{

/// Proves only that nothing was changed on the way: what is signed reads "signed:<payload>".
class PlainSigner final : public Signer
{
public:
    [[nodiscard]] std::string sign(std::string_view payload) const override { return "signed:" + std::string(payload); }
    [[nodiscard]] std::optional<std::string> open(std::string_view text) const override
    {
        constexpr std::string_view kMark = "signed:";
        if (text.substr(0, kMark.size()) != kMark) return std::nullopt;
        return std::string(text.substr(kMark.size()));
    }
};

/// Team "sre" with ada and ben, who are in the playbook, and cleo, who is not.
class EngineScene : private Deliveries
{
public:
    EngineScene();

    /// Delivers what the outbox holds, once through; rows that fail stay.
    void deliver();

    /// Types a command in a channel; the outbox is delivered afterwards.
    Reply type(const UserId& user, const ChannelId& channel, std::string text);
    /// Sends the dialog that was opened last, as that person.
    dialogs::Verdict submit(const UserId& user, std::map<std::string, std::string> values = {});
    /// Starts an incident by command and form, and returns it.
    Incident start(const UserId& user, const std::string& name);

    [[nodiscard]] Incident now(const IncidentId& id);
    template <class T> T wait(Async<T> task) { return run_async(loop, std::move(task)); }

    boost::asio::io_context loop;
    ManualClock clock;
    CountedIds ids;
    MemoryStore store{ids};
    FakeChat chat;
    FakeWhisper whisper;
    PlainSigner signer;
    usecases::Ports ports{store, store, chat, *this, ids, clock};
    usecases::UseCases use_cases{ports};
    dialogs::Forms forms{use_cases, chat, ids, signer, clock};
    dialogs::KeywordPrompt keywords{use_cases, ports, forms, store, whisper, signer};
    dialogs::Buttons buttons{use_cases, forms, keywords, chat, signer};
    FakeWebhook webhook;
    reactions::Reactions reactions{chat, store, signer, clock, webhook, "https://muster.example.com"};
    FakeWebLinks links;
    commands::Commands commands{use_cases, forms, ports, links};

    TeamId sre = named<TeamId>("sre");
    UserId ada;
    UserId ben;
    UserId cleo;
    ChannelId town = named<ChannelId>("town");
    PlaybookId playbook = named<PlaybookId>("outage");

private:
    Async<Result<>> settled(IncidentId incident, std::chrono::milliseconds limit) override;
    Async<void> deliver_waiting();
    Async<void> deliver_waiting(Receiver receiver);
};

} // namespace muster::test
