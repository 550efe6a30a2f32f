// HTTP messages as the product sees them: whole, owned, without a word of the library that reads the sockets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::net
{

/// Header fields in order; names compare without regard to case. A name may come more than once.
class Headers
{
public:
    /// The first value, empty when absent.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    void add(std::string name, std::string value);
    /// Replaces every field of that name.
    void set(std::string name, std::string value);
    void remove(std::string_view name);

    [[nodiscard]] auto begin() const { return fields_.begin(); }
    [[nodiscard]] auto end() const { return fields_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// A request as it came: `target` is the request line's, `path` its part before '?' still percent-encoded, `query` the
/// part after.
class HttpRequest
{
public:
    HttpRequest() = default;

    std::string method = "GET";
    std::string target = "/";
    std::string path = "/";
    std::string query;
    Headers headers;
    std::string body;
    std::string remote_address;
};

/// An answer. Content-Length, Date and Connection are the server's business.
class HttpResponse
{
public:
    HttpResponse() = default;
    explicit HttpResponse(int status_code, std::string text = {}, std::string_view content_type = {});

    int status = 200;
    Headers headers;
    std::string body;
};

/// An absolute URL taken apart. `target` begins with '/' and carries the query.
class Url
{
public:
    /// Empty unless it is http, https, ws or wss with a host; user info is refused. An absent port is the scheme's own.
    [[nodiscard]] static std::optional<Url> parse(std::string_view text);

    /// True for https and wss.
    [[nodiscard]] bool is_secure() const { return scheme == "https" || scheme == "wss"; }
    /// What the Host header says: the port is left out where it is the scheme's own.
    [[nodiscard]] std::string host_header() const;

    std::string scheme;
    std::string host;
    std::string port;
    std::string target = "/";
};

/// The items of a header's list, without the white space around them: "a, b" with ',', a cookie's pairs with ';'.
[[nodiscard]] std::vector<std::string_view> items_of(std::string_view header, char separator);

/// Percent-decoding for one path segment, or for a form field (where '+' is a space too). Empty on a broken escape.
[[nodiscard]] std::optional<std::string> decode_segment(std::string_view text);
[[nodiscard]] std::optional<std::string> decode_form_field(std::string_view text);
/// Encodes everything but unreserved characters (RFC 3986 §2.3).
[[nodiscard]] std::string percent_encode(std::string_view text);

/// An application/x-www-form-urlencoded body or a query string, in order; pairs with a broken escape are left out.
class Form
{
public:
    [[nodiscard]] static Form parse(std::string_view text);

    /// The first value, empty when absent.
    [[nodiscard]] std::string get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
    void add(std::string name, std::string value);
    [[nodiscard]] std::string encode() const;

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

} // namespace muster::net
