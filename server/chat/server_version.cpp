#include "server/chat/server_version.hpp"

#include <charconv>

namespace muster::chat
{

ServerVersion ServerVersion::parse(std::string_view version_id)
{
    const char* const end = version_id.data() + version_id.size();
    ServerVersion version;
    const auto major_end = std::from_chars(version_id.data(), end, version.major);
    if (major_end.ec != std::errc() || major_end.ptr == end || *major_end.ptr != '.') return {};
    const auto minor_end = std::from_chars(major_end.ptr + 1, end, version.minor);
    if (minor_end.ec != std::errc()) return {};
    return version;
}

} // namespace muster::chat
