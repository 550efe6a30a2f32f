// Who came to Muster's own pages from the chat, by a link that opens once.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "plugin/ports/web_links.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace muster::api
{

/// By which way the chat server's page comes to Muster.
enum class PageRoad { Direct, PluginRoute };

/// Kept in memory: a restart ends every session, and the next link begins another.
class WebSessions final : public WebLinks
{
public:
    static constexpr std::chrono::minutes kLinkLife{5};
    static constexpr std::chrono::hours kSessionLife{12};
    /// Of a session that the page's code asked for: it asks again without anybody noticing.
    static constexpr std::chrono::hours kTokenLife{1};
    /// Of each; the oldest make room.
    static constexpr std::size_t kMost = 10'000;

    /// Both must outlive it. `public_url` is without a slash at the end.
    WebSessions(std::string public_url, PageRoad road, IdSource& ids, const Clock& clock)
        : public_url_(std::move(public_url)), road_(road), ids_(ids), clock_(clock)
    {
    }

    /// The code stands after the `#`: browsers keep that part to themselves, so neither a preview of the link nor a
    /// proxy's log spends it or gives it away.
    [[nodiscard]] std::string link_for(UserId user, std::string path) override;

    [[nodiscard]] WebSession session_for(UserId user) override;

    /// What a link's code is exchanged for, once.
    struct Opened {
        std::string session;
        std::string path;
    };
    [[nodiscard]] std::optional<Opened> open(const std::string& code);

    /// Whose session it is, while it lasts.
    [[nodiscard]] std::optional<UserId> owner(const std::string& session) const;

    /// Only over https: the cookie is for that then.
    [[nodiscard]] bool is_secure() const { return public_url_.starts_with("https://"); }

private:
    class Entry
    {
    public:
        UserId user;
        std::string path;
        Instant until{};
    };
    using Entries = std::map<std::string, Entry>;

    [[nodiscard]] std::string keep(Entries& entries, Entry entry);

    const std::string public_url_;
    const PageRoad road_;
    IdSource& ids_;
    const Clock& clock_;
    Entries links_;
    Entries sessions_;
};

} // namespace muster::api
