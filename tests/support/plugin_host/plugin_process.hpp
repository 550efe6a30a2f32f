// The real executable, started as a chat server starts its plugins.
#pragma once

#include "server/chat/host/yamux/session.hpp"

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>

namespace muster::test
{

class PluginProcess
{
public:
    /// Starts it in that folder, which is what the chat server's own would be to it, with these variables besides the
    /// ones that every plugin gets.
    explicit PluginProcess(const std::filesystem::path& folder, std::map<std::string, std::string> more = {});
    /// Kills it where it still runs.
    ~PluginProcess();
    PluginProcess(const PluginProcess&) = delete;
    PluginProcess& operator=(const PluginProcess&) = delete;

    /// The line that says where it is.
    [[nodiscard]] std::string line();
    /// Goes there.
    [[nodiscard]] yamux::Socket connect(boost::asio::io_context& loop);
    void kill();
    /// Its exit code, when it has ended by itself; nothing when it was killed, or does not end.
    [[nodiscard]] std::optional<int> exit_code();
    /// What it wrote on its standard output after the line, to its end.
    [[nodiscard]] std::string rest_of_output();
    /// Of its memory, what is in the machine's.
    [[nodiscard]] long resident_kb() const;
    /// What it logged so far.
    [[nodiscard]] std::string log() const;

private:
    std::filesystem::path log_file_;
    pid_t pid_ = -1;
    int output_ = -1;
};

} // namespace muster::test
