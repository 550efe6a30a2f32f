#include "tests/support/plugin_host/plugin_process.hpp"

#include "server/chat/host/handshake.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace muster::test
{

namespace
{

constexpr std::chrono::milliseconds kLook{5};
constexpr int kMostLooks = 4000;

std::vector<std::string> environment(std::map<std::string, std::string> more)
{
    more.emplace(host::kCookieName, host::kCookie);
    more.emplace("PLUGIN_PROTOCOL_VERSIONS", "1");
    more.emplace("PLUGIN_MIN_PORT", "10000");
    more.emplace("PLUGIN_MAX_PORT", "25000");
    std::vector<std::string> pairs;
    for (const auto& [name, value] : more) pairs.push_back(name + "=" + value);
    return pairs;
}

/// Becomes the program; in the child, where nothing may be allocated any more.
[[noreturn]] void become(const std::filesystem::path& folder, int output, int log, std::vector<char*>& variables)
{
    std::array<char*, 2> arguments{const_cast<char*>(MUSTER_EXECUTABLE), nullptr};
    if (::chdir(folder.c_str()) == 0 && ::dup2(output, STDOUT_FILENO) >= 0 && ::dup2(log, STDERR_FILENO) >= 0)
        ::execve(MUSTER_EXECUTABLE, arguments.data(), variables.data());
    ::_exit(127);
}

} // namespace

PluginProcess::PluginProcess(const std::filesystem::path& folder, std::map<std::string, std::string> more)
    : log_file_(folder / "plugin.log")
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int log = ::open(log_file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::vector<std::string> pairs = environment(std::move(more));
    std::vector<char*> variables;
    for (std::string& pair : pairs) variables.push_back(pair.data());
    variables.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) become(folder, pipe[1], log, variables);
    ::close(pipe[1]);
    ::close(log);
    output_ = pipe[0];
}

PluginProcess::~PluginProcess()
{
    kill();
    ::close(output_);
}

std::string PluginProcess::line()
{
    std::string line;
    for (char c = 0; c != '\n' && ::read(output_, &c, 1) == 1;) line.push_back(c);
    return line;
}

yamux::Socket PluginProcess::connect(boost::asio::io_context& loop)
{
    const std::string where = line();
    const auto begin = where.find('/');
    if (begin == std::string::npos) throw std::runtime_error("no address: " + where + log());
    yamux::Socket socket(loop);
    socket.connect(where.substr(begin, where.find('|', begin) - begin));
    return socket;
}

void PluginProcess::kill()
{
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

std::optional<int> PluginProcess::exit_code()
{
    for (int look = 0; look < kMostLooks; ++look) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            if (WIFEXITED(status)) return WEXITSTATUS(status);
            return std::nullopt;
        }
        std::this_thread::sleep_for(kLook);
    }
    return std::nullopt;
}

std::string PluginProcess::rest_of_output()
{
    std::string text;
    for (char c = 0; ::read(output_, &c, 1) == 1;) text.push_back(c);
    return text;
}

long PluginProcess::resident_kb() const
{
    std::ifstream statm("/proc/" + std::to_string(pid_) + "/statm");
    long pages = 0;
    statm >> pages >> pages;
    return pages * (::sysconf(_SC_PAGESIZE) / 1024);
}

std::string PluginProcess::log() const
{
    std::ifstream stream(log_file_);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace muster::test
