// HTTP requests that the chat server hands on to the plugin, and what the plugin answers.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "generated/rpc_structures.hpp"
#include "server/chat/host/broker/broker.hpp"
#include "server/chat/host/structures/http_status.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace muster::host
{

using HttpHeader = std::map<std::string, std::vector<std::string>>;

class HttpAsk
{
public:
    rpc::HttpRequest request;
    std::string body;
};

class HttpAnswer
{
public:
    HttpStatus status{200};
    HttpHeader header;
    std::string body;
};

/// Answers one request. What it returns is sent before the hook is answered: there is no stream for it to hold on to.
using HttpHandler = std::function<Async<HttpAnswer>(HttpAsk)>;

/// The number of bytes asked for, as the body's stream has it: a zig-zag varint, low group first.
[[nodiscard]] std::string ask_bytes(std::int64_t count);

/// Reads the whole body and finishes the stream. faults  TooLarge;  Unavailable  the caller went away
[[nodiscard]] Async<Result<std::string>> read_body(broker::Channel& channel, std::size_t most);

/// Fetches the request's body, has it answered and sends the answer; returns when the chat server has taken all of it.
/// faults  Unavailable
[[nodiscard]] Async<Result<>> serve_http(broker::Broker& broker, boost::asio::any_io_executor loop,
                                         rpc::ServeHTTPArgs args, HttpHandler handler, std::size_t most_body);

} // namespace muster::host
