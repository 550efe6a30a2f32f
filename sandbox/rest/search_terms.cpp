#include "sandbox/rest/search_terms.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace muster::sandbox
{

namespace
{

struct Terms {
    std::vector<std::string> wanted;
    std::vector<std::string> excluded;
    std::string from; ///< a user name
    std::string in;   ///< a channel name
};

/// The words of the text; what stands between quotation marks is one.
std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t quote = std::min(text.find('"', begin), text.size());
        for (std::string& word : words(text.substr(begin, quote - begin))) parts.push_back(std::move(word));
        if (quote == text.size()) break;
        const std::size_t end = std::min(text.find('"', quote + 1), text.size());
        if (end > quote + 1) parts.push_back(text.substr(quote + 1, end - quote - 1));
        begin = end + 1;
    }
    return parts;
}

Terms read(const std::string& text)
{
    Terms terms;
    for (const std::string& part : split(lower(text))) {
        if (part.starts_with("from:")) {
            terms.from = part.substr(5);
        } else if (part.starts_with("in:")) {
            terms.in = part.substr(3);
        } else if (part.size() > 1 && part.front() == '-') {
            terms.excluded.push_back(part.substr(1));
        } else {
            terms.wanted.push_back(part.back() == '*' ? part.substr(0, part.size() - 1) : part);
        }
    }
    if (terms.from.starts_with('@')) terms.from.erase(0, 1);
    if (terms.in.starts_with('~')) terms.in.erase(0, 1);
    return terms;
}

bool fits(const Post& post, const Terms& terms, bool any)
{
    const std::string message = lower(post.message);
    const auto is_there = [&](const std::string& term) { return message.find(term) != std::string::npos; };
    if (std::any_of(terms.excluded.begin(), terms.excluded.end(), is_there)) return false;
    if (any && !terms.wanted.empty()) return std::any_of(terms.wanted.begin(), terms.wanted.end(), is_there);
    return std::all_of(terms.wanted.begin(), terms.wanted.end(), is_there);
}

} // namespace

std::vector<Post> search_posts(World& world, const std::string& team_id, const std::string& user_id,
                               const std::string& text, bool any)
{
    const Terms terms = read(text);
    const auto author = terms.from.empty() ? std::nullopt : world.users.find_by_name(terms.from);
    const auto channel = terms.in.empty() ? std::nullopt : world.channels.find_by_name(team_id, terms.in);
    if ((!terms.from.empty() && !author) || (!terms.in.empty() && !channel)) return {};

    // The store narrows by one term; whether the others are there is looked at here.
    std::vector<std::string> narrowing = terms.wanted;
    if (narrowing.empty()) narrowing.emplace_back();
    if (!any) narrowing.resize(1);
    std::map<std::string, Post> found;
    for (const std::string& term : narrowing) {
        for (Post& post : world.posts.containing(team_id, user_id, term)) {
            if (author && post.user_id != author->id) continue;
            if (channel && post.channel_id != channel->id) continue;
            if (fits(post, terms, any)) found.emplace(post.id, std::move(post));
        }
    }
    std::vector<Post> posts;
    for (auto& [id, post] : found) posts.push_back(std::move(post));
    std::sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) { return a.create_at > b.create_at; });
    return posts;
}

} // namespace muster::sandbox
