#include "sandbox/hosting/plugin_process.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "server/chat/host/handshake.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace muster::sandbox
{

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace
{

constexpr auto kTimeToSpeak = 3s;
constexpr std::chrono::milliseconds kLook = 5ms;
constexpr std::size_t kLongestLine = 4096; ///< of the handshake
constexpr std::size_t kLongestLogLine = 64 * 1024;

class Ends
{
public:
    int read = -1;
    int write = -1;
};

Ends open_pipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
    return {ends[0], ends[1]};
}

/// This process's own variables, and those of every plugin.
std::vector<std::string> plugin_environment()
{
    std::vector<std::string> variables;
    for (char** each = environ; *each != nullptr; ++each) variables.emplace_back(*each);
    variables.push_back(std::string(host::kCookieName) + "=" + std::string(host::kCookie));
    variables.emplace_back("PLUGIN_PROTOCOL_VERSIONS=1");
    variables.emplace_back("PLUGIN_MIN_PORT=10000");
    variables.emplace_back("PLUGIN_MAX_PORT=25000");
    return variables;
}

int spawn(pid_t& id, const std::string& file, int output, int errors)
{
    std::vector<std::string> variables = plugin_environment();
    std::vector<char*> environment;
    for (std::string& each : variables) environment.push_back(each.data());
    environment.push_back(nullptr);
    std::string name = file;
    std::array<char*, 2> arguments{name.data(), nullptr};

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    const int error = ::posix_spawn(&id, file.c_str(), &actions, nullptr, arguments.data(), environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// Lines that begin with a level in brackets are of that level; all others Mattermost takes for debugging.
void log_line(std::string_view line)
{
    using Write = void (*)(std::string_view, std::initializer_list<log::Field>);
    constexpr std::array<std::pair<std::string_view, Write>, 5> kLevels{{{"[TRACE]", &log::debug},
                                                                         {"[DEBUG]", &log::debug},
                                                                         {"[INFO]", &log::info},
                                                                         {"[WARN]", &log::warning},
                                                                         {"[ERROR]", &log::error}}};
    for (const auto& [mark, write] : kLevels) {
        if (line.starts_with(mark)) return write(trim(line.substr(mark.size())), {});
    }
    log::debug(line);
}

} // namespace

Result<std::string> path_in_handshake(const std::string& line)
{
    std::vector<std::string> parts(1);
    for (const char c : trim(line)) {
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    if (parts.size() < 4) return fail(Fault::Invalid, "Unrecognized remote plugin message: " + line);
    if (parts[0] != "1") return fail(Fault::Invalid, "Incompatible core API version with plugin: " + parts[0]);
    if (parts[1] != "1") return fail(Fault::Invalid, "Incompatible API version with plugin: " + parts[1]);
    if (parts[2] != "unix") return fail(Fault::Invalid, "Unknown address type: " + parts[2]);
    if (parts.size() > 4 && parts[4] != "netrpc")
        return fail(Fault::Invalid, "Unsupported plugin protocol: " + parts[4]);
    return parts[3];
}

Result<std::unique_ptr<PluginProcess>> PluginProcess::start(asio::any_io_executor executor,
                                                            const std::filesystem::path& file)
{
    const Ends output = open_pipe();
    const Ends errors = open_pipe();
    pid_t id = -1;
    const int error =
        output.read < 0 || errors.read < 0 ? EMFILE : spawn(id, file.string(), output.write, errors.write);
    for (const int end : {output.write, errors.write}) {
        if (end >= 0) ::close(end);
    }
    if (error != 0) {
        for (const int end : {output.read, errors.read}) {
            if (end >= 0) ::close(end);
        }
        return fail(Fault::Invalid, file.string() + " cannot be run: " + std::strerror(error));
    }
    return std::unique_ptr<PluginProcess>(
        new PluginProcess(id, Pipe(executor, output.read), Pipe(executor, errors.read)));
}

PluginProcess::PluginProcess(pid_t id, Pipe output, Pipe errors)
    : id_(id), output_(std::move(output)), errors_(std::move(errors))
{
}

PluginProcess::~PluginProcess()
{
    kill();
    if (!is_reaped_) ::waitpid(id_, nullptr, 0);
}

Async<Result<std::string>> PluginProcess::socket_path()
{
    asio::steady_timer limit(output_.get_executor(), kTimeToSpeak);
    bool is_late = false;
    limit.async_wait([&](const boost::system::error_code& error) {
        if (error) return;
        is_late = true;
        output_.cancel();
    });
    const auto [error, size] = co_await asio::async_read_until(
        output_, asio::dynamic_buffer(read_output_, kLongestLine), '\n', asio::as_tuple(asio::use_awaitable));
    limit.cancel();
    if (is_late) co_return fail(Fault::Unavailable, "timeout while waiting for plugin to start");
    if (error) co_return fail(Fault::Unavailable, "Unrecognized remote plugin message: " + read_output_);
    co_return path_in_handshake(read_output_.substr(0, size));
}

Async<void> PluginProcess::drain_output()
{
    std::array<char, 4096> part{};
    for (;;) {
        const auto [error, size] =
            co_await output_.async_read_some(asio::buffer(part), asio::as_tuple(asio::use_awaitable));
        if (error) co_return;
    }
}

Async<void> PluginProcess::carry_log()
{
    std::string text;
    for (;;) {
        const auto [error, size] = co_await asio::async_read_until(errors_, asio::dynamic_buffer(text, kLongestLogLine),
                                                                   '\n', asio::as_tuple(asio::use_awaitable));
        const bool is_too_long = error == asio::error::not_found;
        if (error && !is_too_long) break;
        const std::size_t end = is_too_long ? text.size() : size;
        log_line(trim(std::string_view(text).substr(0, end)));
        text.erase(0, end);
    }
    if (!trim(text).empty()) log_line(trim(text));
}

void PluginProcess::kill()
{
    if (!is_reaped_) ::kill(id_, SIGKILL);
}

bool PluginProcess::has_ended()
{
    if (!is_reaped_) is_reaped_ = ::waitpid(id_, nullptr, WNOHANG) == id_;
    return is_reaped_;
}

Async<bool> PluginProcess::ends_within(std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!has_ended() && std::chrono::steady_clock::now() < until) static_cast<void>(co_await sleep_for(kLook));
    co_return is_reaped_;
}

} // namespace muster::sandbox
