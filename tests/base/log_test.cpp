#include "base/log.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <unistd.h>

using namespace muster;

namespace
{

/// What `write` puts on the standard error.
template <class Write> std::string logged(Write write)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const int real = ::dup(STDERR_FILENO);
    REQUIRE(::dup2(ends[1], STDERR_FILENO) >= 0);
    write();
    ::dup2(real, STDERR_FILENO);
    ::close(real);
    ::close(ends[1]);
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t size; (size = ::read(ends[0], part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(size));
    ::close(ends[0]);
    return text;
}

} // namespace

TEST_CASE("whatever is logged is one line that is no JSON", "[base][log][harmless]")
{
    const std::string json = "{\"@message\": 1, \"@level\": 2, \"@timestamp\": 3}";
    const std::string text = logged([&] {
        log::error(json);
        log::error("before\n" + json);
        log::error("an event", {{"value", "\n" + json + "\n"}});
    });

    CHECK(std::count(text.begin(), text.end(), '\n') == 3);
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        const std::string line = text.substr(begin, end - begin);
        INFO(line);
        CHECK(line.starts_with("2"));
        CHECK(line.find("error") != std::string::npos);
    }
}

TEST_CASE("a chat server that runs the process as its plugin reads each line's level", "[base][log][harmless]")
{
    log::set_level(log::Level::Debug);
    log::write_for(log::Audience::ChatServer);
    const std::string text = logged([] {
        log::debug("one");
        log::info("two", {{"key", "value"}});
        log::warning("{\"@message\": 1}");
        log::error("four\nlines");
    });
    log::write_for(log::Audience::Person);
    log::set_level(log::Level::Info);
    CHECK(text == "[DEBUG] one\n[INFO] two key=value\n[WARN] {\"@message\": 1}\n[ERROR] four lines\n");
}
