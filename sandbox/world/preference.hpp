// What a person has chosen in the client.
#pragma once

#include "sandbox/world/database.hpp"

#include <string>
#include <vector>

namespace muster::sandbox
{

struct Preference {
    std::string user_id;
    std::string category;
    std::string name;
    std::string value;
};

class Preferences
{
public:
    explicit Preferences(Database& database) : db_(database) {}

    void save(const Preference& preference);
    void remove(const Preference& preference);
    [[nodiscard]] std::vector<Preference> of_user(const std::string& user_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
