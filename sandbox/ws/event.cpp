#include "sandbox/ws/event.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

Event::Event(const std::string& name, const Json& data, Audience audience) : audience_(std::move(audience))
{
    Json omitted = nullptr;
    if (!audience_.omit_user_id.empty()) omitted = {{audience_.omit_user_id, true}};
    const Json frame = {{"event", name},
                        {"data", data},
                        {"broadcast",
                         {{"omit_users", omitted},
                          {"user_id", audience_.user_id},
                          {"channel_id", audience_.channel_id},
                          {"team_id", audience_.team_id}}}};
    head_ = to_text(frame);
    head_.pop_back();
    head_ += ",\"seq\":";
}

} // namespace muster::sandbox
