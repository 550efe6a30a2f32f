// Links that say whom they are for and where they lead.
#pragma once

#include "plugin/ports/web_links.hpp"

namespace muster::test
{

class FakeWebLinks final : public WebLinks
{
public:
    [[nodiscard]] std::string link_for(UserId user, std::string path) override { return user.str() + ":" + path; }
};

} // namespace muster::test
