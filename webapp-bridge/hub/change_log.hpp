// The latest changes in memory, so that a client that was away for a moment learns what it missed.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::hub
{

/// Of what there is something new.
using Subject = std::variant<IncidentId, PlaybookId>;

/// `revision` is an incident's revision or a playbook's version.
struct Changed {
    Subject subject;
    TeamId team;
    std::int64_t revision = 0;
    std::string_view event; ///< its name on the wire, a literal
};

/// {"incident_id", "revision"} or {"playbook_id", "version"}
[[nodiscard]] Json as_json(const Changed& change);

/// A cursor says up to which change somebody knows; it holds as long as the process lives and the change is not too
/// old.
class ChangeLog
{
public:
    /// `life` names this process among all that ever ran.
    explicit ChangeLog(std::string life, std::size_t most = 10'000) : life_(std::move(life)), most_(most) {}

    void add(Changed change);

    /// Where the log ends now.
    [[nodiscard]] std::string cursor() const;

    /// What changed in the team since the cursor, each incident and playbook once, with its latest revision. `is_lost`
    /// when that cannot be said: the cursor is of another life, or too old, or there is none.
    struct Since {
        bool is_lost = false;
        std::vector<Changed> changes;
    };
    [[nodiscard]] Since since(const TeamId& team, std::string_view cursor) const;

private:
    std::string life_;
    std::size_t most_;
    std::uint64_t last_ = 0; ///< the number of the newest entry; they count from 1
    std::deque<Changed> entries_;
};

} // namespace muster::hub
