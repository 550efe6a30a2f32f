// The browser part of the plugin that the sandbox shows: an unpacked bundle, listed and served as Mattermost does
// (mattermost-host.md §3.1).
#pragma once

#include "base/json.hpp"
#include "server/net/http_message.hpp"

#include <filesystem>

namespace muster::sandbox
{

/// What GET /api/v4/plugins/webapp says: the plugin of the folder's plugin.json when it and the bundle that it names
/// are there, else nothing. Read anew each time: who builds the bundle again need not start the sandbox again.
[[nodiscard]] Json webapp_plugins_in(const std::filesystem::path& folder);

/// Answers below /static: the bundle under the name that is listed, and the files beside it; else 404.
[[nodiscard]] net::HttpResponse answer_static(const std::filesystem::path& folder, const net::HttpRequest& request);

} // namespace muster::sandbox
