// Emoji that people put under posts.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Reaction {
    std::string user_id;
    std::string post_id;
    std::string emoji_name;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
};

class Reactions
{
public:
    explicit Reactions(Database& database) : db_(database) {}

    /// Keeps an equal one that is there already.
    void add(const Reaction& reaction);
    /// False when there was none.
    bool remove(const Reaction& reaction);
    [[nodiscard]] std::vector<Reaction> of_post(const std::string& post_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
