// How the chat server finds the plugin that it has started: one line on the standard output, and a socket.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/chat/host/yamux/session.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <string>
#include <string_view>

namespace muster::host
{

/// The environment variable by which a process knows that Mattermost started it as a plugin, and its value.
inline constexpr std::string_view kCookieName = "MATTERMOST_PLUGIN";
inline constexpr std::string_view kCookie = "Securely message teams, anywhere.";

/// A socket that lets the chat server in once. It is gone from the file system as soon as that has happened, so that
/// nothing is left of a plugin that is killed.
class Doorway
{
public:
    /// Listens in a folder of its own, which nobody else can enter. `folder`: where; empty: the system's.
    /// faults  Invalid  it cannot be made there, or its path is longer than a socket's may be
    [[nodiscard]] static Result<Doorway> open(boost::asio::any_io_executor loop, const std::string& folder = {});

    Doorway(Doorway&& other) noexcept;
    Doorway& operator=(Doorway&&) = delete;
    ~Doorway();

    /// What tells the chat server where to come. There is no other way to make such a line: a network that Mattermost
    /// 5.37 does not know ends its process.
    [[nodiscard]] std::string line() const { return "1|1|unix|" + path_ + "|netrpc|\n"; }

    /// Waits for the chat server. faults  Unavailable
    [[nodiscard]] Async<Result<yamux::Socket>> let_in();

private:
    Doorway(boost::asio::local::stream_protocol::acceptor acceptor, std::string folder, std::string path);
    void remove();

    boost::asio::local::stream_protocol::acceptor acceptor_;
    std::string folder_;
    std::string path_;
};

/// The standard output, of which the chat server reads one line. From the moment that it is taken, everything else that
/// writes there writes to the standard error.
class StandardOutput
{
public:
    /// faults  Internal  no file descriptor is left
    [[nodiscard]] static Result<StandardOutput> take();

    StandardOutput(StandardOutput&& other) noexcept;
    StandardOutput& operator=(StandardOutput&&) = delete;
    ~StandardOutput();

    /// Writes the one line, at once. It stays open afterwards: its end would be taken for that of the plugin.
    /// faults  Internal  nobody reads it
    [[nodiscard]] Result<> announce(const Doorway& doorway) const;

private:
    explicit StandardOutput(int real) : real_(real) {}
    int real_;
};

} // namespace muster::host
