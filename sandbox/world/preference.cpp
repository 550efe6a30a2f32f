#include "sandbox/world/preference.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

void Preferences::save(const Preference& preference)
{
    db_.run(sql("INSERT OR REPLACE INTO preferences (user_id, category, name, value) VALUES (?, ?, ?, ?)"),
            preference.user_id, preference.category, preference.name, preference.value);
}

void Preferences::remove(const Preference& preference)
{
    db_.run(sql("DELETE FROM preferences WHERE user_id = ? AND category = ? AND name = ?"), preference.user_id,
            preference.category, preference.name);
}

std::vector<Preference> Preferences::of_user(const std::string& user_id)
{
    return all(db_.query(sql("SELECT user_id, category, name, value FROM preferences WHERE user_id = ?"), user_id),
               [](const Query& row) {
                   return Preference{row.text(0), row.text(1), row.text(2), row.text(3)};
               });
}

} // namespace muster::sandbox
