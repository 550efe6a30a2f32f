// Keeps a client that sends a post twice, for want of an answer, from posting twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace muster::sandbox
{

/// Remembers which post came of a pending_post_id, for 30 seconds. An empty id is nobody's.
class PendingPosts
{
public:
    void remember(const std::string& pending_post_id, const std::string& post_id, std::int64_t now)
    {
        if (pending_post_id.empty()) return;
        std::erase_if(posts_, [&](const auto& entry) { return entry.second.at + kLifeMillis < now; });
        posts_[pending_post_id] = {post_id, now};
    }

    [[nodiscard]] std::optional<std::string> find(const std::string& pending_post_id, std::int64_t now) const
    {
        const auto found = posts_.find(pending_post_id);
        if (found == posts_.end() || found->second.at + kLifeMillis < now) return std::nullopt;
        return found->second.post_id;
    }

private:
    static constexpr std::int64_t kLifeMillis = 30'000;

    struct Known {
        std::string post_id;
        std::int64_t at = 0;
    };

    std::unordered_map<std::string, Known> posts_;
};

} // namespace muster::sandbox
