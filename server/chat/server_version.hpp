// Which generation of the chat server answers: a few limits and names of rights differ between them.
#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace muster::chat
{

/// As read from X-Version-Id ("5.37.0.<build>.<hash>.<licensed>"); 0.0 before the first answer.
class ServerVersion
{
public:
    ServerVersion() = default;
    ServerVersion(int major_number, int minor_number) : major(major_number), minor(minor_number) {}

    /// 0.0 when the text is no version.
    [[nodiscard]] static ServerVersion parse(std::string_view version_id);

    [[nodiscard]] bool known() const { return major > 0; }
    /// Characters of JSON that the props of a post may have. An unknown server is taken for an old one.
    [[nodiscard]] std::size_t props_limit() const { return major >= 6 ? 800'000 : 8'000; }
    /// The right that making slash commands takes.
    [[nodiscard]] std::string_view command_right() const
    {
        return major >= 11 ? "manage_own_slash_commands" : "manage_slash_commands";
    }

    friend auto operator<=>(const ServerVersion&, const ServerVersion&) = default;

    int major = 0;
    int minor = 0;
};

} // namespace muster::chat
