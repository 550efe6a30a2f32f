#include "sandbox/webapp_plugin.hpp"

#include "sandbox/page.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::sandbox
{

namespace
{

struct Bundle {
    Json manifest;
    std::filesystem::path file;
    std::string name; ///< how browsers ask for it: a new content is a new name, so that it may be cached for good
    std::string content;
};

/// FNV-1a in 64 bits, as Mattermost's names have it.
std::string digest(std::string_view content)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
    return text.data();
}

std::optional<Bundle> bundle_in(const std::filesystem::path& folder)
{
    const std::optional<std::string> text = content_of(folder / "plugin.json");
    if (!text) return std::nullopt;
    Bundle bundle;
    bundle.manifest = Json::parse(*text, nullptr, false);
    const Json& manifest = bundle.manifest;
    const bool is_whole = manifest.is_object() && manifest.contains("id") && manifest.at("id").is_string() &&
                          manifest.contains("webapp") && manifest.at("webapp").is_object();
    if (!is_whole) return std::nullopt;
    bundle.file = folder / manifest.at("webapp").value("bundle_path", std::string());
    std::optional<std::string> content = content_of(bundle.file);
    if (!content) return std::nullopt;
    bundle.content = std::move(*content);
    bundle.name = manifest.at("id").get<std::string>() + "_" + digest(bundle.content) + "_bundle.js";
    return bundle;
}

} // namespace

Json webapp_plugins_in(const std::filesystem::path& folder)
{
    Json listed = Json::array();
    const std::optional<Bundle> bundle = bundle_in(folder);
    if (!bundle) return listed;
    const std::string id = bundle->manifest.at("id").get<std::string>();
    listed.push_back(Json{{"id", id},
                          {"name", ""}, // kept from browsers, as everything that only administrators need
                          {"version", bundle->manifest.value("version", std::string())},
                          {"min_server_version", bundle->manifest.value("min_server_version", std::string())},
                          {"webapp", {{"bundle_path", "/static/" + id + "/" + bundle->name}}}});
    return listed;
}

net::HttpResponse answer_static(const std::filesystem::path& folder, const net::HttpRequest& request)
{
    net::HttpResponse missing(404, "404 page not found\n", "text/plain; charset=utf-8");
    const std::optional<Bundle> bundle = bundle_in(folder);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!bundle || !reads) return missing;
    const std::string below = "/static/plugins/" + bundle->manifest.at("id").get<std::string>() + "/";
    if (!request.path.starts_with(below)) return missing;
    const std::string name = request.path.substr(below.size());
    std::optional<net::HttpResponse> answer = file_below(bundle->file.parent_path(), name);
    if (name == bundle->name) answer = net::HttpResponse(200, bundle->content, "text/javascript; charset=utf-8");
    if (!answer) return missing;
    answer->headers.set("Cache-Control", "max-age=31556926, public");
    answer->headers.set("X-Content-Type-Options", "nosniff");
    return std::move(*answer);
}

} // namespace muster::sandbox
