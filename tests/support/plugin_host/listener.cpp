#include "tests/support/plugin_host/listener.hpp"

#include "tests/support/plugin_host/gob_json.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace muster::test
{

Async<std::pair<json, json>> Listener::hear(std::string method, std::uint64_t number)
{
    while (true) {
        for (auto it = heard_.begin(); it != heard_.end(); ++it) {
            if (it->first["ServiceMethod"] != method || it->first.value("Seq", std::uint64_t{0}) != number) continue;
            auto found = *it;
            heard_.erase(it);
            co_return found;
        }
        auto message = co_await hear_next();
        heard_.push_back(std::move(message));
    }
}

Async<std::pair<json, json>> Listener::hear_next()
{
    gob::Dynamic header;
    gob::Dynamic body;
    while (decoder_.next(header) != gob::Arrival::Complete) co_await hear_more();
    while (decoder_.next(body) != gob::Arrival::Complete) co_await hear_more();
    co_return std::pair<json, json>(to_json(header), to_json(body));
}

Async<void> Listener::hear_more()
{
    const Result<std::string> bytes = co_await channel.read(10'000);
    if (!bytes || bytes->empty()) throw std::runtime_error("the plugin says nothing more");
    decoder_.feed(*bytes);
}

} // namespace muster::test
