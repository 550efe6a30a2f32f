#include "sandbox/world/lists.hpp"

#include "base/json.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

std::string json_list(const std::vector<std::string>& texts) { return to_text(Json(texts)); }

std::vector<std::string> texts_of_json_list(const std::string& json)
{
    const Result<Json> parsed = parse_json(json);
    std::vector<std::string> texts;
    if (!parsed || !parsed->is_array()) return texts;
    for (const Json& entry : *parsed) {
        if (entry.is_string()) texts.push_back(entry.get<std::string>());
    }
    return texts;
}

} // namespace muster::sandbox
