#include "server/chat/rest/user_cache.hpp"

namespace muster::chat
{

namespace
{

constexpr std::chrono::seconds kFresh{30};
constexpr std::size_t kMostUsers = 10'000;

} // namespace

std::optional<User> UserCache::find(const UserId& id) const
{
    const auto found = users_.find(id);
    if (found == users_.end() || clock_.now() - found->second.read_at > kFresh) return std::nullopt;
    return found->second.user;
}

std::optional<User> UserCache::find_by_name(const std::string& username) const
{
    const auto id = ids_by_name_.find(username);
    if (id == ids_by_name_.end()) return std::nullopt;
    std::optional<User> user = find(id->second);
    if (user && user->username != username) return std::nullopt;
    return user;
}

void UserCache::keep(const User& user)
{
    if (users_.size() >= kMostUsers) forget_all();
    Entry entry;
    entry.user = user;
    entry.read_at = clock_.now();
    users_.insert_or_assign(user.id, std::move(entry));
    ids_by_name_.insert_or_assign(user.username, user.id);
}

void UserCache::forget(const UserId& id)
{
    const auto found = users_.find(id);
    if (found == users_.end()) return;
    ids_by_name_.erase(found->second.user.username);
    users_.erase(found);
}

void UserCache::forget_all()
{
    users_.clear();
    ids_by_name_.clear();
}

} // namespace muster::chat
