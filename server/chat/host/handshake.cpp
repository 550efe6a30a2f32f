#include "server/chat/host/handshake.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstdlib>
#include <filesystem>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace muster::host
{

namespace asio = boost::asio;
using asio::local::stream_protocol;

namespace
{

constexpr std::size_t kLongestPath = sizeof(sockaddr_un::sun_path) - 1;

} // namespace

Result<Doorway> Doorway::open(asio::any_io_executor loop, const std::string& folder)
{
    std::error_code no_temp;
    std::string own = folder.empty() ? std::filesystem::temp_directory_path(no_temp).string() : folder;
    if (own.empty()) own = "/tmp";
    own += "/muster-XXXXXX";
    if (own.size() + 2 > kLongestPath) return fail(Fault::Invalid, own + ": longer than a socket's path may be");
    if (!::mkdtemp(own.data())) return fail(Fault::Invalid, own + ": cannot be made");
    const std::string path = own + "/s";
    stream_protocol::acceptor acceptor(loop);
    boost::system::error_code error;
    acceptor.open(stream_protocol(), error);
    if (!error) acceptor.bind(stream_protocol::endpoint(path), error);
    if (!error) acceptor.listen(1, error);
    Doorway doorway(std::move(acceptor), own, path); // removes the folder, also where it is of no use
    if (error) return fail(Fault::Invalid, path + ": " + error.message());
    return doorway;
}

Doorway::Doorway(stream_protocol::acceptor acceptor, std::string folder, std::string path)
    : acceptor_(std::move(acceptor)), folder_(std::move(folder)), path_(std::move(path))
{
}

Doorway::Doorway(Doorway&& other) noexcept
    : acceptor_(std::move(other.acceptor_)), folder_(std::exchange(other.folder_, {})), path_(std::move(other.path_))
{
}

Doorway::~Doorway() { remove(); }

void Doorway::remove()
{
    if (folder_.empty()) return;
    ::unlink(path_.c_str());
    ::rmdir(folder_.c_str());
    folder_.clear();
}

Async<Result<yamux::Socket>> Doorway::let_in()
{
    yamux::Socket socket(acceptor_.get_executor());
    const auto [error] = co_await acceptor_.async_accept(socket, asio::as_tuple(asio::use_awaitable));
    remove();
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    if (error) co_return fail(Fault::Unavailable, error.message());
    co_return std::move(socket);
}

Result<StandardOutput> StandardOutput::take()
{
    const int real = ::dup(STDOUT_FILENO);
    if (real < 0) return fail(Fault::Internal, "the standard output cannot be kept");
    StandardOutput output(real);
    if (::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return fail(Fault::Internal, "the standard output cannot be taken");
    return output;
}

StandardOutput::StandardOutput(StandardOutput&& other) noexcept : real_(std::exchange(other.real_, -1)) {}

StandardOutput::~StandardOutput()
{
    if (real_ >= 0) ::close(real_);
}

Result<> StandardOutput::announce(const Doorway& doorway) const
{
    const std::string line = doorway.line();
    std::string_view left = line;
    while (!left.empty()) {
        const ssize_t written = ::write(real_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return fail(Fault::Internal, "the chat server does not read where the plugin listens");
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace muster::host
