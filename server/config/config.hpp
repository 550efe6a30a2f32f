// What `muster` was told at start: plain, complete and never changed afterwards.
#pragma once

#include "base/log.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::config
{

class Config
{
public:
    Config() = default;

    std::string chat_url; ///< http or https, without a slash at the end
    Secret chat_token;
    std::vector<std::string> chat_teams; ///< names; empty: every team that the bot is in
    std::string chat_ca_file;
    std::chrono::seconds chat_timeout{10};

    std::string http_listen;
    std::uint16_t http_port = 0;
    std::string http_public_url; ///< how the chat server reaches Muster, without a slash at the end
    std::size_t http_max_body = 0;

    std::string data_dir;
    Secret plugin_secret; ///< empty: no plugin route
    std::string seed_file;
    bool test_commands = false;
    std::vector<std::string> webhook_private_hosts; ///< "name" or "name:port"
    log::Level log_level = log::Level::Info;
};

} // namespace muster::config
