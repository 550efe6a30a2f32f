#include "server/net/http_message.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace muster::net
{

namespace
{

bool same_name(std::string_view a, std::string_view b) { return a.size() == b.size() && lower(a) == lower(b); }

int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += plus_is_space && text[at] == '+' ? ' ' : text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[at + 1]);
        const int low = hex_value(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return decoded;
}

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string_view default_port(std::string_view scheme)
{
    if (scheme == "http" || scheme == "ws") return "80";
    if (scheme == "https" || scheme == "wss") return "443";
    return {};
}

bool is_port(std::string_view text)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 65'535;
}

/// A name or an IPv4 address; what else DNS would refuse is refused by it.
bool is_host(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_unreserved); }

bool is_bracketed_address(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

bool is_target(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != '\x7f'; });
}

} // namespace

std::string_view Headers::get(std::string_view name) const
{
    for (const auto& [key, value] : fields_) {
        if (same_name(key, name)) return value;
    }
    return {};
}

bool Headers::has(std::string_view name) const
{
    return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return same_name(field.first, name); });
}

std::vector<std::string_view> Headers::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (const auto& [key, value] : fields_) {
        if (same_name(key, name)) values.emplace_back(value);
    }
    return values;
}

void Headers::add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

void Headers::set(std::string name, std::string value)
{
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name)
{
    std::erase_if(fields_, [&](const auto& field) { return same_name(field.first, name); });
}

HttpResponse::HttpResponse(int status_code, std::string text, std::string_view content_type)
    : status(status_code), body(std::move(text))
{
    if (!content_type.empty()) headers.add("Content-Type", std::string(content_type));
}

std::optional<Url> Url::parse(std::string_view text)
{
    const auto scheme_end = text.find("://");
    if (scheme_end == std::string_view::npos) return std::nullopt;
    Url url;
    url.scheme = lower(text.substr(0, scheme_end));
    url.port = default_port(url.scheme);
    if (url.port.empty()) return std::nullopt;

    auto rest = text.substr(scheme_end + 3);
    rest = rest.substr(0, rest.find('#')); // a fragment is the reader's own business
    const auto authority_end = std::min(rest.find_first_of("/?"), rest.size());
    auto authority = rest.substr(0, authority_end);
    const auto target = rest.substr(authority_end);

    std::string_view host;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return std::nullopt;
        host = authority.substr(1, close - 1);
        authority.remove_prefix(close + 1);
        if (!is_bracketed_address(host) || (!authority.empty() && authority[0] != ':')) return std::nullopt;
    } else {
        host = authority.substr(0, authority.find(':'));
        authority.remove_prefix(host.size());
        if (!is_host(host)) return std::nullopt;
    }
    if (authority.size() > 1) { // "host:" means the scheme's own port (RFC 3986 §3.2.3)
        if (!is_port(authority.substr(1))) return std::nullopt;
        url.port = authority.substr(1);
    }
    if (!is_target(target)) return std::nullopt;
    url.host = lower(host);
    url.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
    return url;
}

std::string Url::host_header() const
{
    auto header = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != default_port(scheme)) header += ":" + port;
    return header;
}

std::vector<std::string_view> items_of(std::string_view header, char separator)
{
    std::vector<std::string_view> items;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(separator), header.size());
        items.push_back(trim(header.substr(0, end)));
        header.remove_prefix(std::min(end + 1, header.size()));
    }
    return items;
}

std::optional<std::string> decode_segment(std::string_view text) { return decode(text, false); }

std::optional<std::string> decode_form_field(std::string_view text) { return decode(text, true); }

std::string percent_encode(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4U];
        encoded += kDigits[byte & 15U];
    }
    return encoded;
}

Form Form::parse(std::string_view text)
{
    Form form;
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decode_form_field(pair.substr(0, equals));
        auto value = decode_form_field(pair.substr(std::min(equals + 1, pair.size())));
        if (name && value) form.add(std::move(*name), std::move(*value));
    }
    return form;
}

std::string Form::get(std::string_view name) const
{
    for (const auto& [key, value] : fields_) {
        if (key == name) return value;
    }
    return {};
}

bool Form::has(std::string_view name) const
{
    return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

std::vector<std::string> Form::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [key, value] : fields_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

void Form::add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

std::string Form::encode() const
{
    std::string text;
    for (const auto& [name, value] : fields_) {
        if (!text.empty()) text += '&';
        text += percent_encode(name) + '=' + percent_encode(value);
    }
    return text;
}

} // namespace muster::net
