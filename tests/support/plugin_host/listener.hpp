// The chat server's ear on one channel, for tests that play what a real server said.
#pragma once

#include "base/async.hpp"
#include "generated/rpc_structures.hpp"
#include "server/chat/host/broker/broker.hpp"
#include "server/chat/host/gob/decoder.hpp"
#include "tests/support/plugin_host/vectors.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

/// Reads what the plugin says on one channel.
class Listener
{
public:
    explicit Listener(broker::Channel on) : channel(std::move(on)) {}

    /// The message with that method and number, whichever others come before it.
    Async<std::pair<json, json>> hear(std::string method, std::uint64_t number);

    broker::Channel channel;

private:
    Async<std::pair<json, json>> hear_next();
    Async<void> hear_more();

    gob::Decoder decoder_{rpc::registered_names()};
    std::vector<std::pair<json, json>> heard_;
};

} // namespace muster::test
