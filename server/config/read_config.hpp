// From settings to a Config, or to every reason why not.
#pragma once

#include "server/config/config.hpp"
#include "server/config/sources.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster::config
{

/// A configuration that may be used only when there are no complaints.
class Reading
{
public:
    Config config;
    std::vector<std::string> complaints; ///< sentences that begin with the key, "http.port: 99999 is not between …"
};

/// Defaults, the file (none when `file` is empty), the environment, the flags: each wins over those before it.
[[nodiscard]] Reading read_config(const std::string& file, const Environment& environment,
                                  const std::map<std::string, std::string>& flags);

} // namespace muster::config
