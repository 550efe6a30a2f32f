#include "server/http/router.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>

namespace muster::http
{

namespace
{

std::vector<std::string> split_path(std::string_view path)
{
    std::vector<std::string> segments;
    if (path.starts_with('/')) path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_name(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

bool is_rest(std::string_view segment) { return is_name(segment) && segment.ends_with("...}"); }

/// 2 for a word, 1 for a name, 0 for the rest: what stands further left decides first.
int rank(std::string_view segment) { return is_rest(segment) ? 0 : is_name(segment) ? 1 : 2; }

bool is_more_exact(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(),
                                        [](const auto& left, const auto& right) { return rank(left) < rank(right); });
}

std::string joined(const std::vector<std::string>& parts, std::size_t from, std::string_view between)
{
    std::string text;
    for (std::size_t at = from; at < parts.size(); ++at) {
        if (at != from) text += between;
        text += parts[at];
    }
    return text;
}

/// The values of the pattern's names, or nothing where it does not fit. The segments are decoded already.
std::optional<PathParameters> match(const std::vector<std::string>& pattern, const std::vector<std::string>& segments)
{
    PathParameters values;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::string_view part = pattern[at];
        if (at >= segments.size()) return std::nullopt;
        if (is_rest(part)) {
            values.add(std::string(part.substr(1, part.size() - 5)), joined(segments, at, "/"));
            return values;
        }
        if (is_name(part)) {
            if (segments[at].empty()) return std::nullopt;
            values.add(std::string(part.substr(1, part.size() - 2)), segments[at]);
        } else if (part != segments[at]) {
            return std::nullopt;
        }
    }
    if (segments.size() != pattern.size()) return std::nullopt;
    return values;
}

/// Decoded after the split, so that an encoded slash stays inside its segment.
std::optional<std::vector<std::string>> decoded_segments(std::string_view path)
{
    auto segments = split_path(path);
    for (auto& segment : segments) {
        auto decoded = net::decode_segment(segment);
        if (!decoded) return std::nullopt;
        segment = std::move(*decoded);
    }
    return segments;
}

net::HttpResponse refusal(const std::vector<std::string>& allowed)
{
    if (allowed.empty()) return net::HttpResponse(404, R"({"error":"not found"})", "application/json");
    net::HttpResponse response(405, R"({"error":"method not allowed"})", "application/json");
    response.headers.set("Allow", joined(allowed, 0, ", "));
    return response;
}

} // namespace

const std::string& PathParameters::get(std::string_view name) const
{
    static const std::string kNone;
    const auto found =
        std::find_if(values_.begin(), values_.end(), [&](const auto& pair) { return pair.first == name; });
    return found == values_.end() ? kNone : found->second;
}

void PathParameters::add(std::string name, std::string value)
{
    values_.emplace_back(std::move(name), std::move(value));
}

void Router::add(std::string_view method, std::string_view pattern, Handler handler)
{
    Row row;
    row.method = method;
    row.pattern = pattern;
    row.segments = split_path(pattern);
    row.handler = std::move(handler);
    for (std::size_t at = 0; at + 1 < row.segments.size(); ++at) {
        if (is_rest(row.segments[at])) throw std::logic_error("route " + row.pattern + ": {name...} stands at the end");
    }
    for (const auto& other : rows_) {
        if (other.method == row.method && other.pattern == row.pattern) {
            throw std::logic_error("route " + row.method + " " + row.pattern + " is there twice");
        }
    }
    rows_.push_back(std::move(row));
}

void Router::set_fallback(Fallback fallback) { fallback_ = std::move(fallback); }

Async<net::HttpResponse> Router::route(const net::HttpRequest& request) const
{
    const Row* best = nullptr;
    PathParameters parameters;
    std::vector<std::string> allowed;
    const auto segments = decoded_segments(request.path);
    for (const auto& row : rows_) {
        auto values = segments ? match(row.segments, *segments) : std::nullopt;
        if (!values) continue;
        allowed.push_back(row.method);
        if (row.method != request.method && !(request.method == "HEAD" && row.method == "GET")) continue;
        if (best && !is_more_exact(row.segments, best->segments)) continue;
        best = &row;
        parameters = std::move(*values);
    }
    if (best) co_return co_await best->handler(request, parameters);

    std::sort(allowed.begin(), allowed.end());
    allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
    if (fallback_) co_return co_await fallback_(request, allowed);
    co_return refusal(allowed);
}

std::vector<std::string> Router::rows() const
{
    std::vector<std::string> rows;
    for (const auto& row : rows_) rows.push_back(row.method + " " + row.pattern);
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace muster::http
