// The process of a native plugin: started as Mattermost 5.37 starts it, found by the line that it writes, and its log
// carried over into ours.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace muster::sandbox
{

class PluginProcess
{
public:
    /// faults  Invalid  the file cannot be run
    [[nodiscard]] static Result<std::unique_ptr<PluginProcess>> start(boost::asio::any_io_executor executor,
                                                                      const std::filesystem::path& file);
    /// Kills it where it still runs.
    ~PluginProcess();
    PluginProcess(const PluginProcess&) = delete;
    PluginProcess& operator=(const PluginProcess&) = delete;

    [[nodiscard]] pid_t id() const { return id_; }

    /// Where the plugin listens, as its first line says. faults  Unavailable  no such line within three seconds
    [[nodiscard]] Async<Result<std::string>> socket_path();
    /// Takes what it writes on its standard output after that line, which nobody reads.
    [[nodiscard]] Async<void> drain_output();
    /// Carries over what it writes on its standard error, until it ends.
    [[nodiscard]] Async<void> carry_log();

    void kill();
    /// True when it has ended; waits for that for so long.
    [[nodiscard]] Async<bool> ends_within(std::chrono::milliseconds limit);

private:
    using Pipe = boost::asio::posix::stream_descriptor;

    PluginProcess(pid_t id, Pipe output, Pipe errors);
    [[nodiscard]] bool has_ended();

    pid_t id_;
    bool is_reaped_ = false;
    Pipe output_;
    Pipe errors_;
    std::string read_output_; ///< of the standard output, what came with the line
};

/// The socket's path in the line by which a plugin says where it is, "1|1|unix|/path|netrpc|".
/// faults  Invalid  another line than Mattermost 5.37 understands; the detail has its words
[[nodiscard]] Result<std::string> path_in_handshake(const std::string& line);

} // namespace muster::sandbox
