#include "server/chat/hosted/bot_account.hpp"

#include "plugin/wording/bot.hpp"
#include "server/chat/hosted/api_call.hpp"
#include "server/chat/hosted/nouns.hpp"

#include <string>
#include <utility>

namespace muster::hosted
{

namespace
{

constexpr const char* kBotIdKey = "mmi_botid";

rpc::Bot wanted_bot()
{
    rpc::Bot bot;
    bot.username = wording::kBotUsername;
    bot.display_name = wording::kBotDisplayName;
    bot.description = wording::kBotDescription;
    return bot;
}

Async<Result<User>> user_with_id(host::Api api, std::string id)
{
    rpc::GetUserArgs args;
    args.user_id = std::move(id);
    const Result<rpc::User> user = co_await fetch(api, std::move(args));
    if (!user) co_return user.error();
    co_return user_of(*user);
}

/// NotFound when no id is kept, or nobody has it any more.
Async<Result<User>> bot_kept(host::Api api)
{
    rpc::KVGetArgs args;
    args.key = kBotIdKey;
    const Result<rpc::KVGetReply> kept = co_await ask(api, std::move(args));
    if (!kept) co_return kept.error();
    if (kept->value.data.empty()) co_return fail(Fault::NotFound, "no bot is kept");
    co_return co_await user_with_id(api, kept->value.data);
}

Async<Result<User>> bot_with_name(host::Api api)
{
    rpc::GetUserByUsernameArgs args;
    args.name = wording::kBotUsername;
    const Result<rpc::User> user = co_await fetch(api, std::move(args));
    if (!user) co_return user.error();
    co_return user_of(*user);
}

Async<Result<User>> make_bot(host::Api api)
{
    rpc::CreateBotArgs args;
    args.bot = wanted_bot();
    const Result<rpc::Bot> made = co_await fetch(api, std::move(args));
    if (!made) co_return made.error();
    co_return co_await user_with_id(api, made->user_id);
}

Async<Result<>> keep(host::Api api, UserId bot)
{
    rpc::KVSetArgs args;
    args.key = kBotIdKey;
    args.value = gob::Bytes(bot.str());
    const Result<rpc::KVSetReply> kept = co_await ask(api, std::move(args));
    if (!kept) co_return kept.error();
    co_return Result<>();
}

Async<Result<User>> ensure_without_method(host::Api api)
{
    Result<User> bot = co_await bot_kept(api);
    if (bot || bot.error().fault() != Fault::NotFound) co_return bot;
    bot = co_await bot_with_name(api);
    if (!bot && bot.error().fault() == Fault::NotFound) bot = co_await make_bot(api);
    if (!bot || !bot->is_bot) co_return bot;
    const Result<> kept = co_await keep(api, bot->id);
    if (!kept) co_return kept.error();
    co_return bot;
}

Async<Result<User>> find_or_make(host::Api api)
{
    rpc::EnsureBotUserArgs args;
    args.bot = wanted_bot();
    const Result<rpc::EnsureBotUserReply> ensured = co_await api.call(std::move(args));
    if (!ensured && ensured.error().fault() == Fault::NotFound) co_return co_await ensure_without_method(api);
    if (!ensured) co_return failure_of_call(ensured.error());
    if (const auto* error = ensured->error.get<rpc::AppError>()) co_return failure_of(*error);
    if (const auto* error = ensured->error.get<rpc::ErrorString>()) co_return fail(Fault::Unavailable, error->err);
    co_return co_await user_with_id(api, ensured->value);
}

} // namespace

Async<Result<User>> ensure_bot(host::Api api)
{
    Result<User> bot = co_await find_or_make(api);
    if (!bot) co_return bot;
    // 11.6 names a person, too, as the one who has the name.
    if (!bot->is_bot) co_return fail(Fault::Conflict, wording::bot_name_taken());
    if (!bot->is_deleted) co_return bot;
    rpc::UpdateBotActiveArgs args;
    args.bot_user_id = bot->id.str();
    args.active = true;
    const Result<rpc::Bot> active = co_await fetch(api, std::move(args));
    if (!active) co_return active.error();
    bot->is_deleted = false;
    co_return bot;
}

} // namespace muster::hosted
