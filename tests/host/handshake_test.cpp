#include "server/chat/host/handshake.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/run_async.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <unistd.h>

using namespace muster;
using namespace muster::test;
using host::Doorway;
using host::StandardOutput;

namespace
{

std::string path_in(const std::string& line)
{
    const auto begin = line.find('/');
    return line.substr(begin, line.find('|', begin) - begin);
}

} // namespace

TEST_CASE("the line names the one network that every chat server knows", "[host][handshake][harmless]")
{
    boost::asio::io_context loop;
    const Result<Doorway> doorway = Doorway::open(loop.get_executor());
    REQUIRE(doorway);
    const std::string line = doorway->line();
    CHECK(line == "1|1|unix|" + path_in(line) + "|netrpc|\n");
    CHECK(std::filesystem::is_socket(path_in(line)));
    CHECK(std::filesystem::status(std::filesystem::path(path_in(line)).parent_path()).permissions() ==
          std::filesystem::perms::owner_all);
}

TEST_CASE("the socket is gone as soon as the chat server has come", "[host][handshake]")
{
    boost::asio::io_context loop;
    Result<Doorway> doorway = Doorway::open(loop.get_executor());
    REQUIRE(doorway);
    const std::filesystem::path path = path_in(doorway->line());
    yamux::Socket chat_server(loop);
    chat_server.connect(path.string());

    Result<yamux::Socket> socket = run_async(loop, doorway->let_in());
    CHECK(socket);
    CHECK_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST_CASE("nothing is left of a socket to which nobody came", "[host][handshake]")
{
    boost::asio::io_context loop;
    std::filesystem::path path;
    {
        const Result<Doorway> doorway = Doorway::open(loop.get_executor());
        REQUIRE(doorway);
        path = path_in(doorway->line());
    }
    CHECK_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST_CASE("a folder whose path is too long for a socket is refused with the path", "[host][handshake]")
{
    boost::asio::io_context loop;
    const Result<Doorway> long_one = Doorway::open(loop.get_executor(), "/" + std::string(120, 'x'));
    REQUIRE_FALSE(long_one);
    CHECK(long_one.error().detail().find("longer than a socket's path may be") != std::string::npos);
    CHECK_FALSE(Doorway::open(loop.get_executor(), "/not/there"));
}

TEST_CASE("nothing but the line gets to the standard output", "[host][handshake][harmless]")
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const int real = ::dup(STDOUT_FILENO);
    std::fflush(stdout);
    REQUIRE(::dup2(ends[1], STDOUT_FILENO) >= 0);

    boost::asio::io_context loop;
    const Result<Doorway> doorway = Doorway::open(loop.get_executor());
    std::optional<Result<StandardOutput>> output(StandardOutput::take());
    const bool wrote_stray = std::fputs("stray text before the line\n", stdout) >= 0 && std::fflush(stdout) == 0;
    const Result<> announced = (*output)->announce(*doorway);
    output.reset();
    ::dup2(real, STDOUT_FILENO);
    ::close(real);
    ::close(ends[1]);

    std::string got;
    std::array<char, 1000> part{};
    for (ssize_t size; (size = ::read(ends[0], part.data(), part.size())) > 0;)
        got.append(part.data(), static_cast<std::size_t>(size));
    ::close(ends[0]);
    CHECK(wrote_stray);
    CHECK(announced);
    CHECK(got == doorway->line());
}
