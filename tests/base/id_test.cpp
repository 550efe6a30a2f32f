#include "base/id.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace muster;

TEST_CASE("random ids have the chat server's form and do not repeat", "[base][id]")
{
    RandomIds ids;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = ids.next();
        CHECK(is_id(id));
        seen.insert(id);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("what is too short or has other characters is no id", "[base][id]")
{
    CHECK_FALSE(is_id("abc"));
    CHECK_FALSE(is_id("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    CHECK_FALSE(is_id("../../../../../etc/passwd.."));
}
