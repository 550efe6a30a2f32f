// Users as last seen, for a short while: a changed role reaches nobody but the person concerned (reference §2).
#pragma once

#include "base/time.hpp"
#include "plugin/ports/chat.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

namespace muster::chat
{

/// Holds what was read while the event feed was connected; the feed's news drops entries, and so does age.
class UserCache
{
public:
    explicit UserCache(const Clock& clock) : clock_(clock) {}

    [[nodiscard]] std::optional<User> find(const UserId& id) const;
    [[nodiscard]] std::optional<User> find_by_name(const std::string& username) const;
    void keep(const User& user);
    void forget(const UserId& id);
    void forget_all();

private:
    class Entry
    {
    public:
        User user;
        Instant read_at{};
    };

    const Clock& clock_;
    std::unordered_map<UserId, Entry> users_;
    std::unordered_map<std::string, UserId> ids_by_name_;
};

} // namespace muster::chat
