#include "server/api/settings.hpp"

#include "plugin/domain/incident.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

void SettingsRoutes::add_to(Operations& operations)
{
    operations.add("getSettings", "GET", "/api/v0/settings", [this](const Call&) { return get(); });
}

Async<Result<net::HttpResponse>> SettingsRoutes::get() const
{
    // The first two keys are the original's: everybody may make playbooks, and nothing here is an experiment.
    const Json limits{
        {"name_min", kNameShortest}, {"name_max", kNameLongest}, {"description_max", kDescriptionLongest}};
    const Json settings{{"playbook_creators_user_ids", Json::array()},
                        {"enable_experimental_features", false},
                        {"version", MUSTER_VERSION},
                        {"bot_user_id", chat_.self().id.str()},
                        {"limits", limits},
                        {"news", news_ == News::chat ? "chat" : "socket"}};
    co_return http::json_response(200, settings);
}

} // namespace muster::api
