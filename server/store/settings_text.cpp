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

std::string text_of(const std::vector<std::string>& texts) { return to_text(Json(texts)); }

std::vector<std::string> texts_in(std::string_view text)
{
    const Result<Json> list = parse_json(text);
    if (!list || !list->is_array()) throw SqlError(SqlFault::Damaged, "list of texts: " + std::string(text));
    std::vector<std::string> texts;
    for (const Json& one : *list) {
        if (!one.is_string()) throw SqlError(SqlFault::Damaged, "list of texts: " + std::string(text));
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

} // namespace muster::store
