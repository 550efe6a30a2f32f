#include "server/chat/host/netrpc/caller.hpp"
#include "server/chat/host/netrpc/server.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/gob_json.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <optional>
#include <stdexcept>

using namespace muster;
using namespace muster::test;
using namespace muster::netrpc;
using broker::Channel;

namespace
{

struct Pair {
    std::int64_t a = 0;
    std::int64_t b = 0;
};

struct Sum {
    std::int64_t s = 0;
    std::string note;
};

struct Other {
    std::string a;
};

} // namespace

namespace muster::gob
{

template <> const StructPlan& plan_of<Pair>()
{
    static constexpr FieldOps fields[] = {field<&Pair::a>("A"), field<&Pair::b>("B")};
    static constexpr StructPlan plan("Pair", fields);
    return plan;
}

template <> const StructPlan& plan_of<Sum>()
{
    static constexpr FieldOps fields[] = {field<&Sum::s>("S"), field<&Sum::note>("Note")};
    static constexpr StructPlan plan("Sum", fields);
    return plan;
}

template <> const StructPlan& plan_of<Other>()
{
    static constexpr FieldOps fields[] = {field<&Other::a>("A")};
    static constexpr StructPlan plan("Other", fields);
    return plan;
}

} // namespace muster::gob

namespace
{

const gob::Registry& names()
{
    static const gob::Registry registry;
    return registry;
}

/// A plain pair of channels, the plugin's and the host's end.
class ChannelPair
{
public:
    ChannelPair()
    {
        Result<yamux::Stream> opened = sessions.host.open();
        host.emplace(std::move(*opened));
        Result<yamux::Stream> accepted = sessions.run(sessions.plugin.accept());
        plugin.emplace(std::move(*accepted));
    }

    SessionPair sessions;
    std::optional<Channel> host;
    std::optional<Channel> plugin;
};

Async<Result<Sum>> add(Pair pair) { co_return Sum{pair.a + pair.b, {}}; }
Async<Result<std::string>> echo(std::string text) { co_return text; }
Async<Result<Sum>> fail_it(Pair) { co_return fail(Fault::Invalid, "it failed"); }
Async<Result<Nothing>> empty(Nothing) { co_return Nothing(); }
Async<Result<Sum>> throw_it(Pair)
{
    throw std::runtime_error("a secret of the inside");
    co_return Sum();
}
Async<Result<std::vector<std::string>>> list(std::int64_t count)
{
    std::vector<std::string> items;
    for (std::int64_t i = 0; i < count; ++i) items.push_back("item" + std::to_string(i));
    co_return items;
}

/// As the vectors' server, but for Slow: it waits for a quick one that comes later instead of for a time.
class TestMethods
{
public:
    explicit TestMethods(const boost::asio::any_io_executor& executor) : quick_(std::make_shared<Bell>(executor))
    {
        methods.add<Pair, Sum>("Plugin.Add", add);
        methods.add<std::string, std::string>("Plugin.Echo", echo);
        methods.add<Pair, Sum>("Plugin.Fail", fail_it);
        methods.add<Pair, Sum>("Plugin.Throw", throw_it);
        methods.add<Nothing, Nothing>("Plugin.Empty", empty);
        methods.add<std::int64_t, std::vector<std::string>>("Plugin.List", list);
        methods.add<std::int64_t, std::int64_t>("Plugin.Slow",
                                                [bell = quick_](std::int64_t time) { return slow(bell, time); });
    }

    Methods methods;

private:
    static Async<Result<std::int64_t>> slow(std::shared_ptr<Bell> quick, std::int64_t time)
    {
        if (time < 10) {
            quick->ring();
        } else {
            static_cast<void>(co_await quick->wait(std::chrono::seconds(30)));
        }
        co_return time;
    }

    std::shared_ptr<Bell> quick_;
};

Async<void> run_server(Server& server, std::string& why) { why = co_await server.run(); }
Async<void> run_caller(Caller& caller, std::string& why) { why = co_await caller.run(); }

/// Every header and what follows it on a recorded or received direction.
std::vector<std::pair<json, json>> messages(const std::string& bytes)
{
    gob::Decoder decoder(names());
    decoder.feed(bytes);
    std::vector<std::pair<json, json>> all;
    gob::Dynamic header;
    gob::Dynamic body;
    while (decoder.next(header) == gob::Arrival::Complete && decoder.next(body) == gob::Arrival::Complete)
        all.emplace_back(to_json(header), to_json(body));
    CHECK(decoder.is_between_values());
    return all;
}

std::string recorded(const std::string& dir)
{
    std::string bytes;
    for (const json& line : vector_lines("netrpc_calls.jsonl")) {
        if (line.value("dir", "") == dir) bytes += from_hex(line["hex"].get<std::string>());
    }
    return bytes;
}

} // namespace

TEST_CASE("the recorded calls are answered as Go answered them", "[host][netrpc]")
{
    ChannelPair channels;
    const TestMethods methods(channels.sessions.loop.get_executor());
    Server server(std::move(*channels.plugin), channels.sessions.loop.get_executor(), names(), methods.methods);
    std::string why;
    channels.sessions.tasks.spawn("server", run_server(server, why));

    CHECK(channels.sessions.run(channels.host->write(recorded("client"))));
    const auto expected = messages(recorded("server"));
    std::string received;
    std::vector<std::pair<json, json>> answers;
    while (answers.size() < expected.size()) {
        const auto part = channels.sessions.run(channels.host->read(10'000));
        REQUIRE((part && !part->empty()));
        received += *part;
        gob::Decoder decoder(names());
        decoder.feed(received);
        gob::Dynamic value;
        std::size_t values = 0;
        while (decoder.next(value) == gob::Arrival::Complete) ++values;
        if (values == 2 * expected.size()) answers = messages(received);
    }

    for (const auto& [header, body] : expected) {
        INFO(header.dump());
        const auto seq = header.value("Seq", 0);
        const auto found = std::find_if(answers.begin(), answers.end(),
                                        [&](const auto& answer) { return answer.first.value("Seq", 0) == seq; });
        REQUIRE(found != answers.end());
        if (header.value("Error", "").starts_with("gob: ")) {
            // Go names its own types there; a structure that shares no field is read as far as it can be.
            const bool is_lenient = header["Error"].get<std::string>().find("no fields matched") != std::string::npos;
            CHECK(found->first.contains("Error") == !is_lenient);
            continue;
        }
        CHECK(found->first == header);
        CHECK(found->second == body);
    }
}

TEST_CASE("recorded replies reach the calls that they belong to", "[host][netrpc]")
{
    ChannelPair channels;
    Caller caller(std::move(*channels.host), channels.sessions.loop.get_executor(), names());
    std::string why;
    channels.sessions.tasks.spawn("caller", run_caller(caller, why));
    int done = 0;
    const auto calls = [](Caller& through, int& ended) -> Async<void> {
        const Pair five{2, 3};
        const Result<Sum> sum = co_await through.call<Sum>("Plugin.Add", five);
        CHECK(sum.value().s == 5);
        const Pair none{-2, 2};
        const Result<Sum> zero = co_await through.call<Sum>("Plugin.Add", none);
        CHECK(zero.value().s == 0);
        const Result<std::string> text = co_await through.call<std::string>("Plugin.Echo", std::string("hooks"));
        CHECK(text.value() == "hooks");
        const Result<Sum> failed = co_await through.call<Sum>("Plugin.Fail", five);
        CHECK(failed.error().detail() == "it failed");
        const Result<Sum> nope = co_await through.call<Sum>("Plugin.Nope", five);
        CHECK(nope.error().fault() == Fault::NotFound);
        const Result<Sum> no_service = co_await through.call<Sum>("Other.Add", five);
        CHECK(no_service.error().fault() == Fault::NotFound);
        const Result<Sum> wrong = co_await through.call<Sum>("Plugin.Add", std::string("text"));
        CHECK(wrong.error().fault() == Fault::Invalid);
        ++ended;
    };
    // The recorded replies answer by number, whatever was asked: the first seven in their order.
    const auto reply = [](Channel& host, std::string bytes) -> Async<void> {
        const Result<> written = co_await host.write(std::move(bytes));
        CHECK(written);
    };
    channels.sessions.tasks.spawn("calls", calls(caller, done));
    channels.sessions.run(read_exactly(*channels.plugin, 1));
    // A reply to a number that was not used yet is dropped, so they are sent one after the other.
    std::size_t answered = 0;
    for (const json& line : vector_lines("netrpc_calls.jsonl")) {
        if (line.value("dir", "") != "server" || answered == 7) continue;
        channels.sessions.run(reply(*channels.plugin, from_hex(line["hex"].get<std::string>())));
        if (++answered < 7) channels.sessions.run(read_exactly(*channels.plugin, 1));
    }
    run_until(channels.sessions.loop, [&] { return done == 1; });
}

namespace
{

/// A caller at the host's end of a channel and a server at the plugin's.
class CallPair
{
public:
    CallPair()
        : methods(channels.sessions.loop.get_executor()),
          caller(std::move(*channels.host), channels.sessions.loop.get_executor(), names()),
          server(std::move(*channels.plugin), channels.sessions.loop.get_executor(), names(), methods.methods)
    {
        channels.sessions.tasks.spawn("server", run_server(server, why_server_ended));
        channels.sessions.tasks.spawn("caller", run_caller(caller, why_caller_ended));
    }
    ~CallPair() { channels.sessions.end(); }
    CallPair(const CallPair&) = delete;
    CallPair& operator=(const CallPair&) = delete;

    template <class Reply, class Args> Result<Reply> call(const std::string& method, Args args)
    {
        return channels.sessions.run(caller.call<Reply>(method, std::move(args)));
    }

    std::string why_server_ended;
    std::string why_caller_ended;
    ChannelPair channels;
    TestMethods methods;
    Caller caller;
    Server server;
};

} // namespace

TEST_CASE("a call that waits holds up no other", "[host][netrpc]")
{
    CallPair pair;
    std::vector<std::int64_t> order;
    const auto call = [](Caller& through, std::int64_t time, std::vector<std::int64_t>& ended) -> Async<void> {
        const Result<std::int64_t> result = co_await through.call<std::int64_t>("Plugin.Slow", time);
        ended.push_back(result.value());
    };
    pair.channels.sessions.tasks.spawn("slow", call(pair.caller, 60, order));
    pair.channels.sessions.tasks.spawn("quick", call(pair.caller, 1, order));
    run_until(pair.channels.sessions.loop, [&] { return order.size() == 2; });
    CHECK(order == std::vector<std::int64_t>{1, 60});
}

TEST_CASE("hundreds of calls at the same time are each answered", "[host][netrpc]")
{
    CallPair pair;
    std::size_t right = 0;
    const auto call = [](Caller& through, std::int64_t n, std::size_t& count) -> Async<void> {
        const Pair args{n, n};
        const Result<Sum> sum = co_await through.call<Sum>("Plugin.Add", args);
        if (sum.value().s == 2 * n) ++count;
    };
    for (std::int64_t i = 0; i < 500; ++i) pair.channels.sessions.tasks.spawn("call", call(pair.caller, i, right));
    run_until(pair.channels.sessions.loop, [&] { return right == 500; });
}

TEST_CASE("an argument or reply of another type fails its call, and the next one works", "[host][netrpc]")
{
    CallPair pair;
    CHECK(pair.call<Sum>("Plugin.Add", Other{"x"}).error().fault() == Fault::Invalid);
    CHECK(pair.call<std::string>("Plugin.Add", Pair{1, 2}).error().fault() == Fault::Invalid);
    CHECK(pair.call<Sum>("Plugin.Add", Pair{1, 2}).value().s == 3);
}

TEST_CASE("what a method throws is logged here, and not told to the other side", "[host][netrpc]")
{
    CallPair pair;
    CHECK(pair.call<Sum>("Plugin.Throw", Pair()).error().detail() == "internal error");
    CHECK(pair.call<Sum>("Plugin.Add", Pair{1, 2}).value().s == 3);
}

TEST_CASE("when the channel ends, calls under way fail and both sides stop", "[host][netrpc]")
{
    CallPair pair;
    std::optional<Result<std::int64_t>> outcome;
    const auto call = [](Caller& through, std::optional<Result<std::int64_t>>& result) -> Async<void> {
        result = co_await through.call<std::int64_t>("Plugin.Slow", std::int64_t{60});
    };
    pair.channels.sessions.tasks.spawn("slow", call(pair.caller, outcome));
    CHECK(pair.call<Nothing>("Plugin.Empty", Nothing()));
    pair.channels.sessions.host.close();
    run_until(pair.channels.sessions.loop, [&] { return outcome && !pair.why_server_ended.empty(); });
    CHECK(outcome->error().fault() == Fault::Unavailable);
    CHECK(pair.why_server_ended == "closed by the other side");
}
