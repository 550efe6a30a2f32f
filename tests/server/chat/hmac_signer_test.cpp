#include "server/chat/rest/hmac_signer.hpp"

#include "tests/support/clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"

#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

using namespace muster;

namespace
{

chat::HmacSigner a_signer(char key = 'k') { return chat::HmacSigner(Secret(std::string(32, key))); }

} // namespace

TEST_CASE("what was signed opens to what it was", "[chat][signer]")
{
    const auto signer = a_signer();
    const std::string payload =
        GENERATE(as<std::string>{}, "", "a", "ab", "abc", R"({"user":"ada","until":1795222283838})",
                 std::string("\0\xff.\n", 4), std::string(5000, 'x'));

    const std::string text = signer.sign(payload);

    CHECK(signer.open(text) == payload);
    CHECK(text.size() <= payload.size() * 4 / 3 + 100);
}

TEST_CASE("a signed text changed at any position does not open", "[chat][signer]")
{
    const auto signer = a_signer();
    const std::string text = signer.sign("end incident x4k");

    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char other : {'A', 'b', '7', '-', '.', '=', ' ', '\0'}) {
            std::string changed = text;
            if (changed[at] == other) continue;
            changed[at] = other;
            CHECK_FALSE(signer.open(changed));
        }
        CHECK_FALSE(signer.open(text.substr(0, at)));
        CHECK_FALSE(signer.open(text.substr(at + 1)));
    }
    CHECK_FALSE(signer.open(text + "A"));
    CHECK_FALSE(signer.open("A" + text));
}

TEST_CASE("a signature of another payload or another key does not open", "[chat][signer]")
{
    const auto signer = a_signer();
    const std::string one = signer.sign("one");
    const std::string two = signer.sign("two");

    CHECK_FALSE(signer.open(one.substr(0, one.find('.')) + two.substr(two.find('.'))));
    CHECK_FALSE(a_signer('q').open(one));
}

TEST_CASE("the signing key is made once and kept", "[chat][signer]")
{
    boost::asio::io_context loop;
    test::CountedIds ids;
    test::MemoryStore store(ids);

    const Result<Secret> first = test::run_async(loop, chat::signing_key(store));
    const Result<Secret> second = test::run_async(loop, chat::signing_key(store));

    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->reveal().size() == 32);
    CHECK(first->reveal() == second->reveal());
}

TEST_CASE("a damaged signing key is refused, not replaced", "[chat][signer]")
{
    boost::asio::io_context loop;
    test::CountedIds ids;
    test::MemoryStore store(ids);
    ignore(test::run_async(loop, store.put("signing_key", "c2hvcnQ")), "a memory store does not fail");

    const Result<Secret> key = test::run_async(loop, chat::signing_key(store));

    REQUIRE(key.has_error());
    CHECK(key.error().fault() == Fault::Internal);
    CHECK(test::run_async(loop, store.get("signing_key"))->value() == "c2hvcnQ");
}
