// How somebody comes from the chat to Muster's own pages.
#pragma once

#include "plugin/domain/ids.hpp"

#include <string>

namespace muster
{

class WebLinks
{
public:
    virtual ~WebLinks() = default;

    /// An address that opens Muster in a browser as that person: once, and for some minutes only. `path` is where it
    /// leads, beginning with a slash.
    [[nodiscard]] virtual std::string link_for(UserId user, std::string path) = 0;
};

} // namespace muster
