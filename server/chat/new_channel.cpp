#include "server/chat/new_channel.hpp"

#include "base/text.hpp"

#include <cstddef>
#include <string>

namespace muster::chat
{

namespace
{

constexpr std::size_t kLongestName = 64; ///< longer is a 500 on 5.37
constexpr std::size_t kLongestDisplayName = 64;
constexpr std::size_t kLongestPurpose = 250;
constexpr std::size_t kLongestHeader = 1024;

} // namespace

Result<> check_new_channel(const NewChannel& channel)
{
    const auto too_long = [](std::string field, std::size_t limit) {
        return fail(Fault::Invalid, field + ": longer than " + std::to_string(limit) + " characters", field);
    };
    if (channel.name.size() > kLongestName) return too_long("name", kLongestName);
    // Accepted as empty by 5.37, refused by 11.6.
    if (trim(channel.display_name).empty()) return fail(Fault::Invalid, "display_name: is empty", "display_name");
    if (length(channel.display_name) > kLongestDisplayName) return too_long("display_name", kLongestDisplayName);
    if (length(channel.purpose) > kLongestPurpose) return too_long("purpose", kLongestPurpose);
    if (length(channel.header) > kLongestHeader) return too_long("header", kLongestHeader);
    return {};
}

} // namespace muster::chat
