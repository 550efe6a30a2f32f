// A sandbox in the test's own process, on a free port of the loopback, with its data in a folder of its own.
#pragma once

#include "base/json.hpp"
#include "sandbox/app.hpp"
#include "server/net/http_client.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <string>
#include <utility>

namespace muster::sandbox::test
{

using Folder = muster::test::TempFolder;

/// What came back.
struct Reply {
    int status = 0;
    net::Headers headers;
    std::shared_ptr<Json> body;

    [[nodiscard]] const Json& json() const { return *body; }
};

class RunningSandbox
{
public:
    explicit RunningSandbox(const Folder& folder);
    ~RunningSandbox();
    RunningSandbox(const RunningSandbox&) = delete;
    RunningSandbox& operator=(const RunningSandbox&) = delete;

    /// Runs the loop until the coroutine has ended.
    template <class T> T wait_for(Async<T> task) { return muster::test::run_async(loop_, std::move(task)); }

    /// One request below /api/v4, as whoever holds the token; an empty body is none.
    [[nodiscard]] Reply call(const std::string& method, const std::string& path, const std::string& token = {},
                             const std::string& body = {});
    [[nodiscard]] Reply call_with(const std::string& method, const std::string& path, const net::Headers& headers,
                                  const std::string& body = {});
    /// The session token of a user of the seed.
    [[nodiscard]] std::string login(const std::string& username);
    [[nodiscard]] std::string bot_token() const;

    [[nodiscard]] net::WebSocketPtr connect(const std::string& token, const std::string& query = {});
    /// The next message, as JSON.
    [[nodiscard]] Json read(const net::WebSocketPtr& socket);

private:
    const Folder& folder_;
    boost::asio::io_context loop_;
    std::unique_ptr<App> app_;
    std::string address_;
    std::unique_ptr<net::HttpClient> client_;
};

} // namespace muster::sandbox::test
