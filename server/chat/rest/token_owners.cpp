#include "server/chat/rest/token_owners.hpp"

#include "server/chat/rest/chat_json.hpp"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace muster::chat
{

namespace
{

constexpr std::chrono::seconds kFresh{30};
constexpr std::size_t kMostTokens = 10'000;

std::string digest_of(const Secret& token)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    const std::string& text = token.reveal();
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not there");
    return std::string(digest.begin(), digest.begin() + size);
}

} // namespace

Async<Result<UserId>> TokenOwners::owner(Secret token)
{
    const std::string digest = digest_of(token);
    const auto known = owners_.find(digest);
    if (known != owners_.end() && clock_.now() - known->second.asked_at <= kFresh) co_return known->second.user;

    RestCall call("GET", "/api/v4/users/me");
    call.as = std::move(token);
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) {
        owners_.erase(digest);
        const Failure& failure = answer.error().failure;
        if (failure.fault() == Fault::Unavailable) co_return failure;
        co_return fail(Fault::Unauthorized, "the token is nobody's");
    }
    const Result<User> user = user_from_json(*answer);
    if (!user) co_return unexpected_answer(user.error().detail()).failure;
    if (user->is_deleted) co_return fail(Fault::Unauthorized, "the account is not in use");
    keep(digest, user->id);
    co_return user->id;
}

void TokenOwners::keep(const std::string& digest, const UserId& user)
{
    if (owners_.size() >= kMostTokens) owners_.clear();
    Entry entry;
    entry.user = user;
    entry.asked_at = clock_.now();
    owners_.insert_or_assign(digest, std::move(entry));
}

} // namespace muster::chat
