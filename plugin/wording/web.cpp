#include "plugin/wording/web.hpp"

namespace muster::wording
{

std::string web_link(const std::string& address)
{
    return "[Open in the browser](" + address +
           "). The link signs you in: it works once, in the next five minutes. Do not pass it on.";
}

} // namespace muster::wording
