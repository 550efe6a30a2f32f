#include "sandbox/integrations/trigger_ids.hpp"

#include "sandbox/integrations/base64.hpp"
#include "tests/support/clock.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace muster;
using namespace muster::sandbox;
using namespace std::chrono_literals;

namespace
{

/// The trigger id with another text in front of its signature.
std::string forged(const std::string& signed_id, const std::string& from, const std::string& to)
{
    std::string plain = decode_base64(signed_id).value();
    plain.replace(plain.find(from), from.size(), to);
    return encode_base64(plain);
}

const std::string kAda = "ayqtaottoinqbb7ubbi5n4scmh";
const std::string kBen = "67fg3afoj7r9tyg9ckepnhydre";

} // namespace

TEST_CASE("a trigger id names the person it was made for, as often as it is asked within its life", "[sandbox][dialog]")
{
    test::ManualClock clock;
    RandomIds ids;
    TriggerIds triggers(clock, ids, 3s);
    const MadeTrigger made = triggers.make(kAda);

    clock.advance(3s);
    for (int time = 0; time < 2; ++time) {
        const OpenedTrigger opened = triggers.open(made.signed_id);
        CHECK(opened.fault == TriggerFault::None);
        CHECK(opened.user_id == kAda);
        CHECK(opened.client_id == made.client_id);
    }
}

TEST_CASE("a trigger id is refused once its life is over", "[sandbox][dialog]")
{
    test::ManualClock clock;
    RandomIds ids;
    TriggerIds triggers(clock, ids, 3s);
    const MadeTrigger made = triggers.make(kAda);

    clock.advance(3s + 1ms);

    CHECK(triggers.open(made.signed_id).fault == TriggerFault::Expired);
}

TEST_CASE("a trigger id with another person, a later time or another server's signature is refused",
          "[sandbox][dialog]")
{
    test::ManualClock clock;
    RandomIds ids;
    TriggerIds triggers(clock, ids, 3s);
    TriggerIds elsewhere(clock, ids, 3s);
    const MadeTrigger made = triggers.make(kAda);

    CHECK(triggers.open(forged(made.signed_id, kAda, kBen)).fault == TriggerFault::Forged);
    CHECK(triggers.open(forged(made.signed_id, "1602903600000", "1602903609999")).fault == TriggerFault::Forged);
    CHECK(triggers.open(elsewhere.make(kAda).signed_id).fault == TriggerFault::Forged);
}

TEST_CASE("what is no trigger id at all is told apart as Mattermost does", "[sandbox][dialog]")
{
    test::ManualClock clock;
    RandomIds ids;
    const TriggerIds triggers(clock, ids, 3s);
    const std::string head = "client:" + kAda + ":1602903600000:";

    CHECK(triggers.open("not base64!").fault == TriggerFault::NotBase64);
    CHECK(triggers.open("").fault == TriggerFault::MissingData);
    CHECK(triggers.open("YTpi").fault == TriggerFault::MissingData);
    CHECK(triggers.open(encode_base64("a:b:not a time:c")).fault == TriggerFault::Expired);
    CHECK(triggers.open(encode_base64("a:b:-9223372036854775808:c")).fault == TriggerFault::Expired);
    CHECK(triggers.open(encode_base64(head + "?")).fault == TriggerFault::SignatureNotBase64);
    CHECK(triggers.open(encode_base64(head + encode_base64("no DER"))).fault == TriggerFault::SignatureMalformed);
}

TEST_CASE("base64 survives a round trip at every length and refuses bad padding", "[sandbox]")
{
    std::string bytes;
    for (int size = 0; size < 8; ++size, bytes += static_cast<char>(250 - size))
        CHECK(decode_base64(encode_base64(bytes)) == bytes);
    CHECK(encode_base64("a:b") == "YTpi");
    for (const char* text : {"YQ", "YQ=", "Y===", "=YQ=", "YQ==YQ==", "YQ-="}) CHECK_FALSE(decode_base64(text));
}
