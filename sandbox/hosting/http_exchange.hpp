// One HTTP request that a plugin serves: the two streams on which it reads the body and says its answer.
#pragma once

#include "base/async.hpp"
#include "server/chat/host/broker/broker.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace muster::sandbox
{

/// What the plugin has answered so far.
class PluginAnswer
{
public:
    std::int64_t status = 200;
    std::map<std::string, std::vector<std::string>> header;
    std::string body;
};

/// Waits for the plugin under that number and takes its answer, until it ends the stream.
[[nodiscard]] Async<void> take_answer(broker::Broker& broker, boost::asio::any_io_executor executor,
                                      broker::BrokerId id, std::shared_ptr<PluginAnswer> into);

/// Waits for the plugin under that number and hands out as much of the body as it asks for, and the end where there is
/// no more.
[[nodiscard]] Async<void> hand_out_body(broker::Broker& broker, broker::BrokerId id, std::string body);

} // namespace muster::sandbox
