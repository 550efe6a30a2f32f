#include "sandbox/page.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace muster::sandbox
{

namespace
{

std::string_view type_of(const std::filesystem::path& file)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes = {{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".woff2", "font/woff2"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".wasm", "application/wasm"},
    }};
    const std::string extension = file.extension().string();
    for (const auto& [known, type] : kTypes) {
        if (known == extension) return type;
    }
    return "application/octet-stream";
}

/// The relative path that the URL names; nothing when it would lead out of the folder.
std::optional<std::filesystem::path> relative_path(const std::string& url_path)
{
    const auto decoded = net::decode_segment(url_path);
    if (!decoded || decoded->find('\0') != std::string::npos) return std::nullopt;
    const std::filesystem::path path = std::filesystem::path(*decoded).relative_path().lexically_normal();
    if (path.empty() || *path.begin() == "..") return std::nullopt;
    return path;
}

} // namespace

std::optional<std::string> content_of(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::optional<net::HttpResponse> file_below(const std::filesystem::path& folder, const std::string& url_path)
{
    const auto relative = relative_path(url_path);
    if (!relative) return std::nullopt;
    std::optional<std::string> content = content_of(folder / *relative);
    if (!content) return std::nullopt;
    return net::HttpResponse(200, std::move(*content), type_of(*relative));
}

net::HttpResponse PageFiles::answer(const net::HttpRequest& request) const
{
    if (request.method != "GET" && request.method != "HEAD")
        return net::HttpResponse(405, "method not allowed\n", "text/plain");
    std::optional<net::HttpResponse> file = file_below(folder_, request.path);
    const bool is_page = !file || request.path.ends_with("/index.html");
    if (!file) file = file_below(folder_, "index.html");
    if (!file)
        return net::HttpResponse(404, "404 page not found: the web page is not built\n", "text/plain; charset=utf-8");

    net::HttpResponse response = std::move(*file);
    // Names of built files carry a hash of their content; the page itself is asked for again each time.
    response.headers.set("Cache-Control", is_page || request.path.find("/assets/") == std::string::npos
                                              ? "no-cache"
                                              : "public, max-age=31556926, immutable");
    // As in Mattermost a plugin's code may speak with other hosts, though no script comes from there.
    response.headers.set(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data: https: http:; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self' http: https: ws: wss:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'");
    response.headers.set("X-Content-Type-Options", "nosniff");
    response.headers.set("X-Frame-Options", "SAMEORIGIN");
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
}

} // namespace muster::sandbox
