// Links that say whom they are for and where they lead.
#pragma once

#include "plugin/ports/web_links.hpp"

namespace muster::test
{

class FakeWebLinks final : public WebLinks
{
public:
    [[nodiscard]] std::string link_for(UserId user, std::string path) override { return user.str() + ":" + path; }

    [[nodiscard]] WebSession session_for(UserId user) override
    {
        WebSession session;
        session.url = "http://muster.example";
        session.token = "session of " + user.str();
        session.until = Instant(std::chrono::milliseconds(1'600'000'000'000));
        return session;
    }
};

} // namespace muster::test
