// How somebody comes from the chat to Muster's own pages.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/ids.hpp"

#include <string>

namespace muster
{

/// What the page's own code shows to Muster: neither url nor token where a route of the chat server says who asks.
struct WebSession {
    std::string url;   ///< of Muster, without a slash at the end
    std::string token; ///< for `Authorization: Bearer`
    Instant until{};   ///< when the page asks anew
};

class WebLinks
{
public:
    virtual ~WebLinks() = default;

    /// An address that opens Muster in a browser as that person: once, and for some minutes only. `path` is where it
    /// leads, beginning with a slash.
    [[nodiscard]] virtual std::string link_for(UserId user, std::string path) = 0;

    /// A session for somebody whom the chat server vouches for.
    [[nodiscard]] virtual WebSession session_for(UserId user) = 0;
};

} // namespace muster
