// Online, away, dnd, offline: kept in memory, as nobody is online when the server starts.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace muster::sandbox
{

struct Status {
    std::string user_id;
    std::string status = "offline";
    bool manual = false; ///< set by the person, so that connecting does not change it
    std::int64_t last_activity_at = 0;
};

class Statuses
{
public:
    [[nodiscard]] Status of(const std::string& user_id) const;
    void set(const Status& status) { statuses_[status.user_id] = status; }
    [[nodiscard]] const std::unordered_map<std::string, Status>& all() const { return statuses_; }

private:
    std::unordered_map<std::string, Status> statuses_;
};

} // namespace muster::sandbox
