#include "server/chat/host/yamux/machine.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/vectors.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace muster::yamux;
using namespace std::chrono_literals;

namespace
{

const Moment kStart{};

std::string frame(FrameType type, std::uint16_t flags, StreamId stream, std::uint32_t value, std::string payload = {})
{
    std::string bytes;
    put_header(bytes, FrameHeader(type, flags, stream, value));
    return bytes + payload;
}

std::string data(StreamId stream, std::string payload, std::uint16_t flags = 0)
{
    return frame(FrameType::Data, flags, stream, static_cast<std::uint32_t>(payload.size()), payload);
}

std::string update(StreamId stream, std::uint16_t flags, std::uint32_t credit = 0)
{
    return frame(FrameType::WindowUpdate, flags, stream, credit);
}

bool has(const std::vector<Event>& events, Happening what, StreamId stream = 0)
{
    return std::any_of(events.begin(), events.end(),
                       [&](const Event& event) { return event.what == what && event.stream == stream; });
}

/// The plugin's side, with a stream 1 that the host opened and it accepted.
Machine with_stream_one()
{
    Machine machine(Side::Server, kStart);
    CHECK(has(machine.receive(update(1, flag::kSyn)), Happening::Opened, 1));
    machine.accept(1);
    CHECK(machine.take_output() == update(1, flag::kAck));
    return machine;
}

std::string payload_of(const json& line)
{
    if (line.contains("fill"))
        return std::string(line["count"].get<std::size_t>(), from_hex(line["fill"].get<std::string>())[0]);
    return line.contains("payload") ? from_hex(line["payload"].get<std::string>()) : std::string();
}

/// Does whatever makes a machine send the recorded frame.
void do_what_sends(Machine& machine, const FrameHeader& header, const std::string& payload)
{
    if (header.type == FrameType::Ping && header.has(flag::kSyn)) {
        static_cast<void>(machine.tick(machine.next_due()));
    } else if (header.type == FrameType::GoAway) {
        machine.go_away(static_cast<GoAwayCode>(header.value), "as recorded");
    } else if (header.type == FrameType::Data) {
        CHECK(machine.send(header.stream, payload) == payload.size());
    } else if (header.has(flag::kSyn)) {
        CHECK(machine.open() == header.stream);
    } else if (header.has(flag::kAck)) {
        machine.accept(header.stream);
    } else if (header.has(flag::kFin)) {
        machine.finish(header.stream, kStart);
    } else if (header.type == FrameType::WindowUpdate && header.flags == 0) {
        CHECK(machine.take(header.stream, header.value).size() == header.value);
    }
}

/// Plays one side of the recorded session: it must send what that side sent.
void play(Side side, const std::string& ours, Limits limits)
{
    Machine machine(side, kStart, limits);
    for (const json& line : vector_lines("yamux_session.jsonl")) {
        if (!line.contains("header")) continue;
        INFO(line.dump().substr(0, 200));
        const std::string bytes = from_hex(line["header"].get<std::string>());
        const std::string payload = payload_of(line);
        if (line["dir"] != ours) {
            static_cast<void>(machine.receive(bytes + payload));
            continue;
        }
        do_what_sends(machine, read_header(bytes).value(), payload);
        std::string sent = machine.take_output();
        REQUIRE(sent.size() == bytes.size() + payload.size());
        CHECK(to_hex(sent.substr(0, kHeaderSize)) == to_hex(bytes));
        CHECK((sent.substr(kHeaderSize) == payload));
    }
}

} // namespace

TEST_CASE("every recorded header is read, and written as it was", "[host][yamux]")
{
    for (const auto& one : vector_cases("yamux_headers.json")) {
        DYNAMIC_SECTION(one["note"].get<std::string>())
        {
            const auto header = read_header(from_hex(one["hex"].get<std::string>()));
            REQUIRE(header.has_value() == one["valid"].get<bool>());
            if (!header) continue;
            CHECK(static_cast<int>(header->type) == one["type"]);
            CHECK(header->flags == one["flags"]);
            CHECK(header->stream == one["stream"]);
            CHECK(header->value == one["length"]);
            std::string written;
            put_header(written, *header);
            CHECK(to_hex(written) == one["hex"].get<std::string>());
        }
    }
}

TEST_CASE("the client's side of the recorded session is sent as it was", "[host][yamux]")
{
    play(Side::Client, "client", Limits());
}

TEST_CASE("the server's side of the recorded session is sent as it was", "[host][yamux]")
{
    Limits limits;
    limits.backlog = 2;
    play(Side::Server, "server", limits);
}

TEST_CASE("a second FIN is never sent", "[host][yamux]")
{
    auto machine = with_stream_one();

    machine.finish(1, kStart);
    CHECK(machine.take_output() == update(1, flag::kFin));
    machine.finish(1, kStart);
    CHECK(machine.send(1, "late") == 0);
    CHECK(machine.take_output().empty());

    static_cast<void>(machine.receive(update(1, flag::kFin)));
    machine.finish(1, kStart);
    CHECK(machine.take_output().empty());
    CHECK_FALSE(machine.has(1));
}

TEST_CASE("what arrives after our FIN is still read", "[host][yamux]")
{
    auto machine = with_stream_one();
    machine.finish(1, kStart);

    static_cast<void>(machine.receive(data(1, "late")));
    CHECK(machine.take(1, 100) == "late");
    CHECK_FALSE(machine.is_at_end(1));
    static_cast<void>(machine.receive(data(1, "last", flag::kFin)));
    CHECK(machine.has(1));
    CHECK(machine.take(1, 100) == "last");
    CHECK(machine.is_at_end(1));
    CHECK_FALSE(machine.has(1));
}

TEST_CASE("no more is sent than the other side gave credit for", "[host][yamux]")
{
    auto machine = with_stream_one();
    const std::string much(300'000, 'x');

    CHECK(machine.send(1, much) == 262'144);
    CHECK_FALSE(machine.is_writable(1));
    CHECK(machine.send(1, much) == 0);
    static_cast<void>(machine.take_output());

    CHECK(has(machine.receive(update(1, 0, 10)), Happening::Writable, 1));
    CHECK(machine.send(1, much) == 10);
}

TEST_CASE("who sends more than its window ends the session", "[host][yamux]")
{
    auto machine = with_stream_one();
    CHECK(has(machine.receive(frame(FrameType::Data, 0, 1, 262'145)), Happening::Ended));
    CHECK(machine.take_output() == frame(FrameType::GoAway, 0, 0, 1));
    CHECK(machine.why_ended() == "sent more than the window allows");
}

TEST_CASE("credit is given back as it is taken, a half window at a time", "[host][yamux]")
{
    auto machine = with_stream_one();
    static_cast<void>(machine.receive(data(1, std::string(262'144, 'x'))));

    CHECK(machine.take(1, 131'071).size() == 131'071);
    CHECK(machine.take_output().empty());
    CHECK(machine.take(1, 1).size() == 1);
    CHECK(machine.take_output() == update(1, 0, 131'072));
    static_cast<void>(machine.receive(data(1, std::string(131'072, 'y'))));
    CHECK_FALSE(machine.has_ended());
}

TEST_CASE("breaches of the protocol end the session with a go away", "[host][yamux]")
{
    auto machine = with_stream_one();
    std::string bytes;
    SECTION("an unknown version") { bytes = from_hex("010000000000000100000000"); }
    SECTION("an unknown type") { bytes = from_hex("000400000000000100000000"); }
    SECTION("a stream opened twice") { bytes = update(1, flag::kSyn); }
    SECTION("a stream with an id of ours") { bytes = update(2, flag::kSyn); }
    SECTION("a stream without an id") { bytes = update(0, flag::kSyn); }
    SECTION("a second FIN") { bytes = update(1, flag::kFin) + update(1, flag::kFin); }
    SECTION("data after FIN") { bytes = update(1, flag::kFin) + data(1, "x"); }
    SECTION("credit beyond all bounds") { bytes = update(1, 0, 0xFFFFFFFF); }

    CHECK(has(machine.receive(bytes), Happening::Ended));
    CHECK(machine.take_output() == frame(FrameType::GoAway, 0, 0, 1));
    CHECK(machine.receive(data(1, "more")).empty());
    CHECK(machine.is_at_end(1));
}

TEST_CASE("frames of streams that are gone are skipped", "[host][yamux]")
{
    auto machine = with_stream_one();
    CHECK(has(machine.receive(update(1, flag::kRst)), Happening::Reset, 1));

    static_cast<void>(
        machine.receive(data(1, "dropped") + update(1, 0, 5) + update(1, flag::kFin) + data(9, "never opened")));
    CHECK_FALSE(machine.has_ended());
    CHECK(machine.take_output().empty());
    CHECK(machine.send(1, "x") == 0);
}

TEST_CASE("frames may arrive in any parts", "[host][yamux]")
{
    auto machine = with_stream_one();
    for (const char byte : data(1, "hello") + update(1, 0, 5) + data(1, "world", flag::kFin))
        static_cast<void>(machine.receive(std::string_view(&byte, 1)));
    CHECK(machine.take(1, 100) == "helloworld");
    CHECK(machine.is_at_end(1));
}

TEST_CASE("a ping is answered with its own number", "[host][yamux]")
{
    auto machine = with_stream_one();
    static_cast<void>(machine.receive(frame(FrameType::Ping, flag::kSyn, 0, 0xDEADBEEF)));
    CHECK(machine.take_output() == frame(FrameType::Ping, flag::kAck, 0, 0xDEADBEEF));
}

TEST_CASE("a side that does not answer a ping in time is given up", "[host][yamux]")
{
    auto machine = with_stream_one();
    CHECK(machine.next_due() == kStart + 30s);
    CHECK(machine.tick(kStart + 29s).empty());
    CHECK(machine.take_output().empty());

    static_cast<void>(machine.tick(kStart + 30s));
    CHECK(machine.take_output() == frame(FrameType::Ping, flag::kSyn, 0, 0));
    CHECK(machine.next_due() == kStart + 40s);
    static_cast<void>(machine.receive(frame(FrameType::Ping, flag::kAck, 0, 0)));
    CHECK(machine.tick(kStart + 40s).empty());

    static_cast<void>(machine.tick(kStart + 60s));
    CHECK(machine.take_output() == frame(FrameType::Ping, flag::kSyn, 0, 1));
    static_cast<void>(machine.receive(frame(FrameType::Ping, flag::kAck, 0, 7))); // of another ping
    CHECK(has(machine.tick(kStart + 70s), Happening::Ended));
    CHECK(machine.why_ended() == "no answer to a ping");
}

TEST_CASE("a stream whose FIN is never answered is dropped after five minutes", "[host][yamux]")
{
    auto machine = with_stream_one();
    machine.finish(1, kStart);
    static_cast<void>(machine.take_output());

    CHECK(has(machine.tick(kStart + 5min), Happening::Reset, 1));
    const std::string sent = machine.take_output();
    CHECK(sent.substr(sent.size() - kHeaderSize) == update(1, flag::kRst));
    CHECK(machine.stream_count() == 0);
}

TEST_CASE("after a go away no stream is opened, and what is open goes on", "[host][yamux]")
{
    auto machine = with_stream_one();
    static_cast<void>(machine.receive(frame(FrameType::GoAway, 0, 0, 0)));
    CHECK_FALSE(machine.has_ended());
    CHECK_FALSE(machine.open());
    CHECK(machine.send(1, "x") == 1);

    CHECK(has(machine.receive(frame(FrameType::GoAway, 0, 0, 2)), Happening::Ended));
}

TEST_CASE("streams beyond the limit are turned away, not the session", "[host][yamux]")
{
    Limits limits;
    limits.streams = 2;
    Machine machine(Side::Server, kStart, limits);
    for (const StreamId id : {1U, 3U, 5U}) static_cast<void>(machine.receive(update(id, flag::kSyn)));
    CHECK(machine.take_output() == update(5, flag::kRst));
    CHECK_FALSE(machine.open());
    CHECK_FALSE(machine.has_ended());
}
