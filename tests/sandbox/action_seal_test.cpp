#include "sandbox/integrations/action_seal.hpp"

#include "sandbox/integrations/base64.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

using namespace muster::sandbox;

TEST_CASE("a sealed action opens with the key it was sealed with, also after a restart", "[sandbox][actions]")
{
    const std::string key = ActionSeal::make_key();

    const std::string sealed = ActionSeal(key).seal(R"({"post_id":"p"})");

    CHECK(ActionSeal(key).open(sealed) == R"({"post_id":"p"})");
    CHECK(ActionSeal(key).seal(R"({"post_id":"p"})") != sealed); // each has its own nonce
    CHECK_FALSE(ActionSeal(ActionSeal::make_key()).open(sealed));
}

TEST_CASE("a sealed action with any byte changed does not open", "[sandbox][actions]")
{
    const ActionSeal seal(ActionSeal::make_key());
    const std::string sealed = decode_base64(seal.seal(R"({"integration":{"url":"http://127.0.0.1/"}})")).value();

    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string forged = sealed;
        forged[at] = static_cast<char>(forged[at] ^ 1);
        CHECK_FALSE(seal.open(encode_base64(forged)));
    }
    CHECK_FALSE(seal.open(""));
    CHECK_FALSE(seal.open("AAAA"));
    CHECK_FALSE(seal.open("not base64!"));
}

TEST_CASE("a damaged key is refused at start", "[sandbox][actions]")
{
    CHECK_THROWS_AS(ActionSeal("short"), std::invalid_argument);
}
