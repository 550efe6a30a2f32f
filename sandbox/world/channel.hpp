// Channels of all four types: O public, P private, D between two, G among a few.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

inline constexpr std::string_view kDefaultChannel = "town-square";

struct Channel {
    std::string id;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0; ///< not zero while archived
    std::string team_id;        ///< empty for D and G
    std::string type;
    std::string name;
    std::string display_name;
    std::string header;
    std::string purpose;
    std::int64_t last_post_at = 0;
    std::int64_t total_msg_count = 0;
    std::int64_t total_msg_count_root = 0;
    std::string creator_id;

    [[nodiscard]] bool is_open() const { return type == "O"; }
    [[nodiscard]] bool is_direct_or_group() const { return type == "D" || type == "G"; }
};

class Channels
{
public:
    explicit Channels(Database& database) : db_(database) {}

    void add(const Channel& channel);
    /// Writes names, type, header, purpose, update_at and delete_at.
    void save(const Channel& channel);
    /// Notes a post at that time. System posts of joins and leaves do not count as messages.
    void count_post(const std::string& id, std::int64_t at, bool is_message, bool is_root);

    /// Archived ones too: look at delete_at.
    [[nodiscard]] std::optional<Channel> find(const std::string& id);
    /// The team id of direct and group channels is empty.
    [[nodiscard]] std::optional<Channel> find_by_name(const std::string& team_id, const std::string& name);
    [[nodiscard]] std::vector<Channel> public_of_team(const std::string& team_id, std::int64_t limit,
                                                      std::int64_t offset);
    [[nodiscard]] std::vector<Channel> private_of_team(const std::string& team_id, std::int64_t limit,
                                                       std::int64_t offset);
    /// Archived ones that the user may see.
    [[nodiscard]] std::vector<Channel> archived_of_team(const std::string& team_id, const std::string& user_id,
                                                        std::int64_t limit, std::int64_t offset);
    [[nodiscard]] std::vector<Channel> public_by_ids(const std::string& team_id, const std::vector<std::string>& ids);
    /// Channels of the team and the direct and group ones, that the user is in.
    [[nodiscard]] std::vector<Channel> of_user(const std::string& team_id, const std::string& user_id,
                                               bool include_archived);
    /// Public ones, and private ones of the user, whose name or title has the term in it.
    [[nodiscard]] std::vector<Channel> search(const std::string& team_id, const std::string& user_id,
                                              const std::string& term, std::int64_t limit);
    [[nodiscard]] std::int64_t count(const std::string& team_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
