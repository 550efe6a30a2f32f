// The latest changes in memory, so that a client that was away for a moment learns what it missed.
#pragma once

#include "base/id.hpp"
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
/// old. It is drawn at random: counted ones would tell how much happens in incidents that the reader may not see.
class ChangeLog
{
public:
    /// `ids` must outlive it.
    explicit ChangeLog(IdSource& ids, std::size_t most = 10'000) : ids_(ids), most_(most), begin_(ids.next()) {}

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
    struct Entry {
        Changed change;
        std::string cursor; ///< of who knows this change and all before it
    };

    IdSource& ids_;
    std::size_t most_;
    std::string begin_; ///< the cursor before the oldest entry
    std::deque<Entry> entries_;
};

} // namespace muster::hub
