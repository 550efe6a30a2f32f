// Messages.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Post {
    std::string id;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t edit_at = 0;
    std::int64_t delete_at = 0;
    bool is_pinned = false;
    std::string user_id;
    std::string channel_id;
    std::string root_id;     ///< of the post that this one replies to
    std::string original_id; ///< set on the kept old version of an edited post
    std::string message;
    std::string type;
    std::string props = "{}"; ///< JSON text, with the actions' integrations, which clients never see
    std::string hashtags;
    std::vector<std::string> file_ids;
    bool has_reactions = false;
    std::int64_t reply_count = 0; ///< of the whole thread, also on a reply; counted when read
    std::string pending_post_id;  ///< chosen by the client that sends it; not stored

    [[nodiscard]] bool is_system() const { return type.starts_with("system_"); }
};

class Posts
{
public:
    explicit Posts(Database& database) : db_(database) {}

    void add(const Post& post);
    /// Writes times, message, props, hashtags, type, pin and reaction mark.
    void save(const Post& post);
    /// Marks the post and its replies as deleted.
    void remove(const std::string& id, std::int64_t at);
    /// A reply or a reaction has come: the root counts as changed.
    void touch(const std::string& id, std::int64_t at);

    /// Nothing for a deleted one.
    [[nodiscard]] std::optional<Post> find(const std::string& id);
    /// The root and its replies, oldest first.
    [[nodiscard]] std::vector<Post> thread(const std::string& root_id);
    [[nodiscard]] std::vector<Post> find_all(const std::vector<std::string>& ids);

    /// Newest first.
    [[nodiscard]] std::vector<Post> page(const std::string& channel_id, std::int64_t limit, std::int64_t offset);
    /// Everything that came, changed or went after that time, with the kept old versions; newest first, at most 1,000.
    [[nodiscard]] std::vector<Post> since(const std::string& channel_id, std::int64_t time);
    /// Newest first: the ones next to the post's time on that side, not the post itself.
    [[nodiscard]] std::vector<Post> before(const std::string& channel_id, const Post& post, std::int64_t limit,
                                           std::int64_t offset);
    [[nodiscard]] std::vector<Post> after(const std::string& channel_id, const Post& post, std::int64_t limit,
                                          std::int64_t offset);
    [[nodiscard]] std::vector<Post> pinned(const std::string& channel_id);
    /// The oldest post newer than that time.
    [[nodiscard]] std::optional<Post> first_after(const std::string& channel_id, std::int64_t time);
    /// Posts of people (not system posts) whose text has the term in it, in channels of the team that the user is in.
    /// Newest first, at most 1,000.
    [[nodiscard]] std::vector<Post> containing(const std::string& team_id, const std::string& user_id,
                                               const std::string& term);

    [[nodiscard]] std::int64_t count_pinned(const std::string& channel_id);
    [[nodiscard]] std::int64_t last_change(const std::string& channel_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
