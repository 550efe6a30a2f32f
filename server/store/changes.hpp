// News of what was committed.
#pragma once

#include "plugin/ports/change_feed.hpp"
#include "server/store/database.hpp"

#include <utility>

namespace muster::store
{

class Changes final : public ChangeFeed
{
public:
    explicit Changes(Database& database) : database_(database) {}

    void on_change(std::function<void(const Incident&)> listener) override { database_.on_change(std::move(listener)); }
    void on_playbook_change(std::function<void(const ChangedPlaybook&)> listener) override
    {
        database_.on_playbook_change(std::move(listener));
    }

private:
    Database& database_;
};

} // namespace muster::store
