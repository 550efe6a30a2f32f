#include "plugin/wording/report.hpp"

#include "plugin/wording/timeline.hpp"

namespace muster::wording
{

std::string report_made(Instant at) { return "Exported by Muster at " + moment(at) + "."; }

} // namespace muster::wording
