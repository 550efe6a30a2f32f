// Who is in a channel, and how far each has read.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

extern const std::string_view kDefaultChannelNotifyProps;

struct ChannelMember {
    std::string channel_id;
    std::string user_id;
    std::int64_t last_viewed_at = 0;
    std::int64_t msg_count = 0;
    std::int64_t msg_count_root = 0;
    std::int64_t mention_count = 0;
    std::int64_t mention_count_root = 0;
    std::string notify_props; ///< JSON text
    std::int64_t last_update_at = 0;
    bool scheme_user = true;
    bool scheme_admin = false;

    /// The names of the roles, "channel_user channel_admin".
    [[nodiscard]] std::string roles() const;
    /// True when only mentions count as unread for this member.
    [[nodiscard]] bool is_muted() const { return notify_props.find(R"("mark_unread":"mention")") != std::string::npos; }
};

class ChannelMembers
{
public:
    explicit ChannelMembers(Database& database) : db_(database) {}

    /// Adds or replaces.
    void save(const ChannelMember& member);
    void remove(const std::string& channel_id, const std::string& user_id);
    /// Removes the user from every channel of the team.
    void remove_from_team(const std::string& team_id, const std::string& user_id);

    [[nodiscard]] std::optional<ChannelMember> find(const std::string& channel_id, const std::string& user_id);
    [[nodiscard]] bool is_member(const std::string& channel_id, const std::string& user_id);
    [[nodiscard]] std::vector<ChannelMember> list(const std::string& channel_id, std::int64_t limit,
                                                  std::int64_t offset);
    [[nodiscard]] std::vector<ChannelMember> find_all(const std::string& channel_id,
                                                      const std::vector<std::string>& user_ids);
    /// The user's memberships in channels of the team and in direct and group channels.
    [[nodiscard]] std::vector<ChannelMember> of_user(const std::string& team_id, const std::string& user_id);
    [[nodiscard]] std::vector<std::string> user_ids(const std::string& channel_id);
    [[nodiscard]] std::int64_t count(const std::string& channel_id);

    /// Everything in the channel is read by the user now.
    void mark_viewed(const std::string& channel_id, const std::string& user_id, std::int64_t at);
    void count_mentions(const std::string& channel_id, const std::vector<std::string>& user_ids, bool is_root,
                        std::int64_t at);

private:
    Database& db_;
};

} // namespace muster::sandbox
