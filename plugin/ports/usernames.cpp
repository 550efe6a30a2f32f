#include "plugin/ports/usernames.hpp"

namespace muster
{

Async<Result<std::map<UserId, std::string>>> usernames_of(Chat& chat, std::vector<UserId> users)
{
    std::map<UserId, std::string> names;
    for (const UserId& user : users) {
        if (user.empty() || names.contains(user)) continue;
        const Result<User> found = co_await chat.user(user);
        if (!found && found.error().fault() != Fault::NotFound) co_return found.error();
        if (found) names.emplace(user, found->username);
    }
    co_return names;
}

} // namespace muster
