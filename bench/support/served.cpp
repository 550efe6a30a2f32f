#include "bench/support/served.hpp"

#include "bench/support/many_incidents.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

namespace muster::bench
{

namespace
{

constexpr std::size_t kSideBySide = 8;

double millis_since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// One kept connection, blocking.
class Client
{
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no connection");
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    std::string ask(const Ask& ask)
    {
        const std::string request =
            ask.method + " " + ask.target +
            " HTTP/1.1\r\nHost: bench\r\nMuster-Plugin-Secret: bench\r\nMattermost-User-Id: " + the_asker().str() +
            "\r\nContent-Length: " + std::to_string(ask.body.size()) + "\r\n\r\n" + ask.body;
        if (::send(socket_, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size()))
            throw std::runtime_error("not sent");
        while (buffer_.find("\r\n\r\n") == std::string::npos) receive();
        const std::size_t head = buffer_.find("\r\n\r\n") + 4;
        if (buffer_.compare(9, 1, "2") != 0) throw std::runtime_error(ask.method + " " + ask.target + ": " + buffer_);
        const std::size_t size = head + length_in(buffer_.substr(0, head));
        while (buffer_.size() < size) receive();
        std::string body = buffer_.substr(head, size - head);
        buffer_.erase(0, size);
        return body;
    }

private:
    static std::size_t length_in(std::string head)
    {
        std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
        const auto at = head.find("content-length:");
        return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 15, nullptr, 10);
    }
    void receive()
    {
        char bytes[65536];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) throw std::runtime_error("the connection was closed");
        buffer_.append(bytes, static_cast<std::size_t>(count));
    }

    int socket_;
    std::string buffer_;
};

} // namespace

Served::Served(const std::function<void(const std::function<void(std::uint16_t)>&, int)>& serve)
{
    int ready[2];
    int control[2];
    if (::pipe(ready) != 0 || ::pipe(control) != 0) throw std::runtime_error("no pipe");
    const auto begin = std::chrono::steady_clock::now();
    std::cout.flush();
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("no process");
    if (process_ == 0) {
        ::close(ready[0]);
        ::close(control[1]);
        stay_on_core(0);
        try {
            const int to_parent = ready[1];
            serve(
                [to_parent](std::uint16_t port) {
                    if (::write(to_parent, &port, sizeof port) != sizeof port) std::abort();
                },
                control[0]);
        } catch (const std::exception& error) {
            std::cerr << error.what() << "\n";
            std::_Exit(1);
        }
        std::_Exit(0);
    }
    ::close(ready[1]);
    ::close(control[0]);
    control_ = control[1];
    const bool is_ready = ::read(ready[0], &port_, sizeof port_) == sizeof port_;
    ::close(ready[0]);
    until_ready_ = millis_since(begin);
    if (!is_ready) throw std::runtime_error("the server did not start");
}

Served::~Served()
{
    ::close(control_);
    ::waitpid(process_, nullptr, 0);
}

double Served::megabytes(const std::string& name) const
{
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(name + ":", 0) == 0) return std::strtod(line.c_str() + name.size() + 1, nullptr) / 1024;
    return 0;
}

Figures measure(std::uint16_t port, std::size_t times, const std::function<Ask(std::size_t)>& next)
{
    Figures figures;
    std::vector<double> took;
    {
        Client client(port);
        for (std::size_t i = 0; i < times; ++i) {
            const Ask ask = next(i);
            const auto begin = std::chrono::steady_clock::now();
            figures.bytes = client.ask(ask).size();
            took.push_back(millis_since(begin));
        }
    }
    figures.p50 = percentile(took, 0.50);
    figures.p99 = percentile(took, 0.99);

    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> clients;
    for (std::size_t one = 0; one < kSideBySide; ++one)
        clients.emplace_back([&, one] {
            Client client(port);
            for (std::size_t i = one; i < times; i += kSideBySide) client.ask(next(times + i));
        });
    for (std::thread& client : clients) client.join();
    figures.per_second = static_cast<double>(times) / (millis_since(begin) / 1000);
    return figures;
}

std::string fetch(std::uint16_t port, const Ask& ask) { return Client(port).ask(ask); }

void stay_on_core(int core)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    ::sched_setaffinity(0, sizeof cores, &cores); // a machine with one core has no other: nothing is lost
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

} // namespace muster::bench
