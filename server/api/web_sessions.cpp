#include "server/api/web_sessions.hpp"

#include <algorithm>
#include <utility>

namespace muster::api
{

std::string WebSessions::link_for(UserId user, std::string path)
{
    const Entry entry{std::move(user), std::move(path), clock_.now() + kLinkLife};
    return public_url_ + "/web#" + keep(links_, entry);
}

WebSession WebSessions::session_for(UserId user)
{
    WebSession session;
    session.until = clock_.now() + kTokenLife;
    if (road_ == PageRoad::PluginRoute) return session;
    session.url = public_url_;
    Entry entry;
    entry.user = std::move(user);
    entry.until = session.until;
    session.token = keep(sessions_, std::move(entry));
    return session;
}

std::optional<WebSessions::Opened> WebSessions::open(const std::string& code)
{
    const auto found = links_.find(code);
    if (found == links_.end()) return std::nullopt;
    Entry entry = std::move(links_.extract(found).mapped());
    if (entry.until < clock_.now()) return std::nullopt;
    Opened opened;
    opened.path = entry.path;
    entry.until = clock_.now() + kSessionLife;
    opened.session = keep(sessions_, std::move(entry));
    return opened;
}

std::optional<UserId> WebSessions::owner(const std::string& session) const
{
    const auto found = sessions_.find(session);
    if (found == sessions_.end() || found->second.until < clock_.now()) return std::nullopt;
    return found->second.user;
}

std::string WebSessions::keep(Entries& entries, Entry entry)
{
    std::erase_if(entries, [now = clock_.now()](const auto& one) { return one.second.until < now; });
    if (entries.size() >= kMost) {
        const auto ends_sooner = [](const auto& a, const auto& b) { return a.second.until < b.second.until; };
        entries.erase(std::min_element(entries.begin(), entries.end(), ends_sooner));
    }
    std::string code = ids_.next();
    entries.insert_or_assign(code, std::move(entry));
    return code;
}

} // namespace muster::api
