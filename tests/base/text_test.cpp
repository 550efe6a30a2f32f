#include "base/text.hpp"

#include <catch2/catch.hpp>

using namespace muster;

TEST_CASE("white space at both ends of a text goes, inside it stays", "[base][text]")
{
    CHECK(trim("  a b\t\r\n") == "a b");
    CHECK(trim(" \n ").empty());
}

TEST_CASE("words are what stands between runs of white space", "[base][text]")
{
    CHECK(words("  stage   next\n") == std::vector<std::string>{"stage", "next"});
    CHECK(words("").empty());
}

TEST_CASE("length counts code points, and a broken byte as one", "[base][text]")
{
    CHECK(length("Störung") == 7);
    CHECK(length("🔥🔥") == 2);
    CHECK(length("a\xff"
                 "b") == 3);
}

TEST_CASE("cutting a text never leaves half a code point", "[base][text]")
{
    CHECK(cut("🔥🔥🔥", 2) == "🔥🔥");
    CHECK(cut_bytes("aé", 2) == "a");
    CHECK(cut_bytes("ab", 2) == "ab");
}

TEST_CASE("only well-formed UTF-8 is UTF-8", "[base][text]")
{
    CHECK(is_utf8("Grüße 🔥"));
    CHECK_FALSE(is_utf8("\xc0\xaf"));
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));
    CHECK_FALSE(is_utf8("\xf4\x90\x80\x80"));
    CHECK_FALSE(is_utf8("\xe2\x82"));
}

TEST_CASE("escaped Markdown stays on its line and does nothing", "[base][text]")
{
    CHECK(markdown_escape("50% *done*\n# now") == "50% \\*done\\* \\# now");
}
