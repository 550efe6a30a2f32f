// Servers in processes of their own, and a client that measures them from another core.
#pragma once

#include "base/time.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace muster::bench
{

/// A process on the first core that listens on a port of its own. Ends when this object does.
class Served
{
public:
    /// `serve` runs in the new process. It calls its first argument with the port when it is ready, and returns when
    /// the file descriptor, its second, has nothing more to read.
    explicit Served(const std::function<void(const std::function<void(std::uint16_t)>&, int)>& serve);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Until it listened, in milliseconds.
    [[nodiscard]] double until_ready() const { return until_ready_; }
    /// A figure of /proc/PID/status in MB, e.g. "VmRSS".
    [[nodiscard]] double megabytes(const std::string& name) const;

private:
    pid_t process_ = 0;
    int control_ = -1;
    std::uint16_t port_ = 0;
    double until_ready_ = 0;
};

/// The real /api/v0 over the database in that folder, with a chat server that answers at once; everybody is in the
/// team.
void serve_muster(const std::filesystem::path& folder, const std::function<void(std::uint16_t)>& ready, int control);

/// Beast and nothing else: GET /N is answered with N bytes, as a POST is.
void serve_bare_beast(const std::function<void(std::uint16_t)>& ready, int control);

/// What requests took, in milliseconds, and how many were answered a second.
struct Figures {
    double p50 = 0;
    double p99 = 0;
    double per_second = 0;
    std::size_t bytes = 0; ///< of the last body
};

struct Ask {
    std::string method = "GET";
    std::string target;
    std::string body = {};
};

/// Asks one after the other over one kept connection, then several side by side, and returns the latencies of the first
/// and the throughput of the second. `next` makes the request of that number. Throws unless every answer is a 2xx.
[[nodiscard]] Figures measure(std::uint16_t port, std::size_t times, const std::function<Ask(std::size_t)>& next);

/// One answer's body.
[[nodiscard]] std::string fetch(std::uint16_t port, const Ask& ask);

/// From here on this thread, and threads that it starts, run on that core only, if there is such a one.
void stay_on_core(int core);

[[nodiscard]] double percentile(std::vector<double> values, double share);

} // namespace muster::bench
