// How one sandbox is set up.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// What this server says it is.
inline constexpr std::string_view kServerVersion = "5.37.0";
inline constexpr std::string_view kVersionId = "5.37.0.dev.a47a8ee3b3a1a5a8bdcf80f39ff556d8.false";

struct Options {
    std::string listen = "127.0.0.1";
    std::uint16_t port = 8065;
    std::filesystem::path data;
    std::filesystem::path page;
    std::filesystem::path plugin_dir; ///< an unpacked plugin, whose browser part is shown
    std::string site_url;             ///< empty: http://<listen>:<port>
    std::string plugin_url = "http://127.0.0.1:8066";
    std::string plugin_secret;                       ///< empty: no plugin is attached
    std::filesystem::path plugin;                    ///< the executable of a native plugin to host; empty: none
    std::string plugin_id = "muster";                ///< what its route, events and values are called after
    std::filesystem::path plugin_settings;           ///< a JSON object; empty: every setting has its default
    std::chrono::milliseconds plugin_health{30'000}; ///< between two looks whether it lives
    std::chrono::seconds trigger_life{3};
    std::chrono::milliseconds callback_time{30'000}; ///< what an integration may take for an answer
    bool empty = false; ///< a new sandbox has nobody in it: who registers first becomes its administrator
};

} // namespace muster::sandbox
