// One table: method and path to the function that answers. 404 where no path fits, 405 where only the method does not.
#pragma once

#include "base/async.hpp"
#include "server/net/http_message.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::http
{

/// What the pattern's {names} matched, percent-decoded.
class PathParameters
{
public:
    /// The value of a name in the pattern; empty when the pattern has no such name.
    [[nodiscard]] const std::string& get(std::string_view name) const;
    void add(std::string name, std::string value);

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

using Handler = std::function<Async<net::HttpResponse>(const net::HttpRequest&, const PathParameters&)>;

/// A pattern's segments are words or {names}; a name matches one non-empty segment, {name...} at the end matches the
/// rest. Words win over names, wherever the row stands in the table.
class Router
{
public:
    void add(std::string_view method, std::string_view pattern, Handler handler);

    /// What answers requests that no pattern fits (`allowed` empty) or only with other methods (`allowed` names them).
    using Fallback =
        std::function<Async<net::HttpResponse>(const net::HttpRequest&, const std::vector<std::string>& allowed)>;
    void set_fallback(Fallback fallback);

    /// The request must outlive the returned coroutine.
    [[nodiscard]] Async<net::HttpResponse> route(const net::HttpRequest& request) const;

    /// Every row as "METHOD /pattern", sorted; for tests that compare the table with documents.
    [[nodiscard]] std::vector<std::string> rows() const;

private:
    class Row
    {
    public:
        std::string method;
        std::vector<std::string> segments;
        std::string pattern;
        Handler handler;
    };

    std::vector<Row> rows_;
    Fallback fallback_;
};

} // namespace muster::http
