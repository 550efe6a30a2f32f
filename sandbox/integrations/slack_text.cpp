#include "sandbox/integrations/slack_text.hpp"

#include "sandbox/world/user.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace muster::sandbox
{

namespace
{

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

bool is_word(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 && c < 0x80; });
}

/// Applies the function to each of the attachment's texts, and to the values of its fields.
template <class Function>
void for_each_text(Json& attachments, std::initializer_list<const char*> keys, Function change)
{
    if (!attachments.is_array()) return;
    for (Json& attachment : attachments) {
        if (!attachment.is_object()) continue;
        for (const char* key : keys) {
            const auto found = attachment.find(key);
            if (found != attachment.end() && found->is_string()) *found = change(found->get<std::string>());
        }
        const auto fields = attachment.find("fields");
        if (fields == attachment.end() || !fields->is_array()) continue;
        for (Json& field : *fields) {
            const auto value = field.find("value");
            if (value != field.end() && value->is_string()) *value = change(value->get<std::string>());
        }
    }
}

} // namespace

std::string expand_mentions(Users& users, std::string text)
{
    replace_all(text, "<!channel>", "@channel");
    replace_all(text, "<!here>", "@here");
    replace_all(text, "<!all>", "@all");

    std::size_t at = 0;
    while ((at = text.find("<@", at)) != std::string::npos) {
        const std::size_t end = text.find('>', at);
        if (end == std::string::npos) break;
        const std::string id = text.substr(at + 2, end - at - 2);
        const auto user = is_word(id) ? users.find(id) : std::nullopt;
        if (user) text.replace(at, end + 1 - at, "@" + user->username);
        ++at;
    }
    return text;
}

void expand_mentions(Users& users, Json& attachments)
{
    for_each_text(attachments, {"pretext", "text", "title"},
                  [&users](std::string text) { return expand_mentions(users, std::move(text)); });
}

std::string markdown_links(std::string_view text)
{
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bar = text[at] == '<' ? text.find_first_of("<|", at + 1) : std::string_view::npos;
        const std::size_t end = bar != std::string_view::npos && text[bar] == '|' ? text.find('>', bar + 1) : bar;
        const bool is_link = end != std::string_view::npos && text[bar] == '|' && bar > at + 1 && end > bar + 1;
        if (!is_link) {
            made += text[at++];
            continue;
        }
        made.append("[").append(text.substr(bar + 1, end - bar - 1)).append("](");
        made.append(text.substr(at + 1, bar - at - 1)).append(")");
        at = end + 1;
    }
    return made;
}

void rewrite_links(Json& attachments)
{
    for_each_text(attachments, {"pretext", "text"}, [](const std::string& text) { return markdown_links(text); });
}

} // namespace muster::sandbox
