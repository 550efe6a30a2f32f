// The settings that clients may read.
#pragma once

#include <string_view>
#include <vector>

namespace muster::sandbox
{

struct ClientSetting {
    std::string_view name;
    std::string_view value;
    bool without_session; ///< shown to everybody
};

[[nodiscard]] const std::vector<ClientSetting>& client_settings();

} // namespace muster::sandbox
