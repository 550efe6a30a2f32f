#include "server/store/settings_text.hpp"

#include "plugin/wire/settings_json.hpp"
#include "server/store/connection.hpp"

#include <nlohmann/json.hpp>

namespace muster::store
{

std::string text_of(const Settings& settings)
{
    if (settings == Settings()) return "{}";
    Json object = Json::object();
    wire::add_settings(object, settings);
    return to_text(object);
}

Settings settings_in(std::string_view text)
{
    if (text == "{}") return {};
    const Result<Json> object = parse_json(text);
    if (!object) throw SqlError(SqlFault::Damaged, "settings: " + object.error().detail());
    const Result<Settings> settings = wire::settings_from_json(*object, {});
    if (!settings) throw SqlError(SqlFault::Damaged, "settings: " + settings.error().detail());
    return *settings;
}

} // namespace muster::store
