// docs/configuration.md, from the table of options.
#pragma once

#include <string>

namespace muster::config
{

[[nodiscard]] std::string documentation();

} // namespace muster::config
