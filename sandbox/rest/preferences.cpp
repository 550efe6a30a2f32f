// /users/…/preferences
#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kMost = 100;
constexpr std::size_t kLongestValue = 2'000;

ApiError no_such_category()
{
    return {404, "api.preference.preferences_category.get.app_error", "Unable to get user preferences.", ""};
}

Answer list(Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    return wire::list(c.world.preferences.of_user(c.id("user_id")), wire::preference);
}

Answer of_category(Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    std::vector<Preference> found = c.world.preferences.of_user(c.id("user_id"));
    std::erase_if(found, [&](const Preference& preference) { return preference.category != c.part("category"); });
    if (found.empty()) return no_such_category();
    return wire::list(found, wire::preference);
}

Answer named(Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    const std::vector<Preference> all = c.world.preferences.of_user(c.id("user_id"));
    const auto found = std::find_if(all.begin(), all.end(), [&](const Preference& preference) {
        return preference.category == c.part("category") && preference.name == c.part("preference_name");
    });
    if (found == all.end()) return no_such_category();
    return wire::preference(*found);
}

/// The preferences of the body, all of the user of the path.
Outcome<std::vector<Preference>> given(const Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    const auto body = c.body();
    if (!body || !body->is_array() || body->size() > kMost) return errors::invalid_body("preferences");
    std::vector<Preference> preferences;
    for (const Json& entry : *body) {
        Reader in(entry);
        Preference preference{in.text_or("user_id", ""), in.text_or("category", ""), in.text_or("name", ""),
                              in.text_or("value", "")};
        if (in.failure()) return errors::invalid_body("preferences");
        if (preference.user_id != c.id("user_id"))
            return ApiError{403, "api.preference.update_preferences.set.app_error", "Unable to set user preferences.",
                            "session.user_id=" + c.me() + ", preference.user_id=" + preference.user_id};
        if (preference.category.empty() || preference.category.size() > 32)
            return ApiError{400, "model.preference.is_valid.category.app_error", "Invalid category.",
                            "category=" + preference.category};
        if (length(preference.value) > kLongestValue)
            return ApiError{400, "model.preference.is_valid.value.app_error", "Value is too long.",
                            "value=" + preference.value};
        preferences.push_back(std::move(preference));
    }
    return preferences;
}

void tell(Context& c, const std::string& event, const std::vector<Preference>& preferences)
{
    const Json data = {{"preferences", to_text(wire::list(preferences, wire::preference))}};
    c.chat.hub.publish(Event(event, data, Audience::user(c.id("user_id"))));
}

Answer save(Context& c)
{
    const auto preferences = given(c);
    if (!preferences) return preferences.error();
    Change change(c.world.db);
    for (const Preference& preference : *preferences) c.world.preferences.save(preference);
    change.commit();
    tell(c, "preferences_changed", *preferences);
    return Answer::ok();
}

Answer remove(Context& c)
{
    const auto preferences = given(c);
    if (!preferences) return preferences.error();
    Change change(c.world.db);
    for (const Preference& preference : *preferences) c.world.preferences.remove(preference);
    change.commit();
    tell(c, "preferences_deleted", *preferences);
    return Answer::ok();
}

} // namespace

void add_preference_routes(Routes& routes)
{
    routes.add("GET", "/users/{user_id}/preferences", list);
    routes.add("PUT", "/users/{user_id}/preferences", save);
    routes.add("POST", "/users/{user_id}/preferences/delete", remove);
    routes.add("GET", "/users/{user_id}/preferences/{category}", of_category);
    routes.add("GET", "/users/{user_id}/preferences/{category}/name/{preference_name}", named);
}

} // namespace muster::sandbox
