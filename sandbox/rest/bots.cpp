// /bots
#include "sandbox/chat/accounts.hpp"
#include "sandbox/chat/channel_life.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

ApiError no_bot() { return {404, "store.sql_bot.get.missing.app_error", "Bot does not exist.", ""}; }

/// The bot of the path, when the caller may see it; else there is none, as far as he is told.
Outcome<Bot> visible_bot(const Context& c, const std::string& user_id)
{
    const auto bot = c.world.bots.find(user_id);
    if (!bot) return no_bot();
    const bool is_own = bot->owner_id == c.me();
    if (c.lacks(is_own ? "read_bots" : "read_others_bots") && c.lacks("read_others_bots")) return no_bot();
    return *bot;
}

Outcome<Bot> managed_bot(const Context& c, const std::string& user_id)
{
    const auto bot = visible_bot(c, user_id);
    if (!bot) return bot;
    if (auto refused = c.lacks(bot->owner_id == c.me() ? "manage_bots" : "manage_others_bots")) return *refused;
    return bot;
}

/// The bot introduces itself to whoever made it.
void greet_owner(Chat& chat, const Bot& bot)
{
    const auto channel = direct_channel(chat, bot.user_id, bot.owner_id);
    if (!channel) return;
    Post post;
    post.user_id = bot.user_id;
    post.channel_id = channel->id;
    post.type = "add_bot_teams_channels";
    post.message =
        "Please add me to teams and channels you want me to interact in. To do this, use the browser or Mattermost "
        "Desktop App.";
    ignore_refusal(create_post(chat, post));
}

Answer create(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("bot");
    Reader in(*body);
    Bot bot;
    bot.username = in.text_or("username", "");
    bot.display_name = in.text_or("display_name", "");
    bot.description = in.text_or("description", "");
    if (in.failure()) return errors::invalid_body("bot");
    if (const auto refused = c.lacks("create_bot")) return *refused;
    const auto me = c.world.users.find(c.me());
    if (!me || me->is_bot) return errors::permission(c.me(), "create_bot");
    const auto created = create_bot(c.chat, bot, c.me());
    if (!created) return created.error();
    greet_owner(c.chat, *created);
    return Answer::created(wire::bot(*created));
}

Answer get(Context& c)
{
    const auto bot = visible_bot(c, c.id("bot_user_id"));
    if (!bot) return bot.error();
    if (bot->delete_at != 0 && !c.flag("include_deleted")) return no_bot();
    return wire::bot(*bot);
}

Answer list(Context& c)
{
    const bool sees_all = !c.lacks("read_others_bots");
    if (!sees_all) {
        if (const auto refused = c.lacks("read_bots")) return *refused;
    }
    const Page page = c.page();
    std::vector<Bot> bots = c.world.bots.list(c.flag("include_deleted"), page.limit, page.offset);
    if (!sees_all) std::erase_if(bots, [&](const Bot& bot) { return bot.owner_id != c.me(); });
    return wire::list(bots, wire::bot);
}

Answer patch(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("bot");
    auto bot = managed_bot(c, c.id("bot_user_id"));
    if (!bot) return bot.error();
    auto user = c.world.users.find(bot->user_id);
    if (!user) return no_bot();
    Reader in(*body);
    user->username = in.text_or("username", user->username);
    user->first_name = in.text_or("display_name", user->first_name);
    user->bot_description = in.text_or("description", user->bot_description);
    if (in.failure()) return errors::invalid_body("bot");
    const auto updated = update_user(c.chat, *user);
    if (!updated) return updated.error();
    bot->update_at = c.world.now();
    c.world.bots.save(*bot);
    return wire::bot(c.world.bots.find(bot->user_id).value_or(*bot));
}

Answer set_active(Context& c, bool is_active)
{
    const auto bot = managed_bot(c, c.id("bot_user_id"));
    if (!bot) return bot.error();
    return wire::bot(set_bot_active(c.chat, *bot, is_active));
}

Answer disable(Context& c) { return set_active(c, false); }

Answer enable(Context& c) { return set_active(c, true); }

Answer assign(Context& c)
{
    const auto bot = managed_bot(c, c.id("bot_user_id"));
    if (!bot) return bot.error();
    const std::string user_id = c.id("user_id");
    const auto owner = c.world.users.find(user_id);
    if (!owner) return errors::no_user(user_id);
    if (owner->is_bot) return errors::permission(c.me(), "manage_bots");
    Bot assigned = *bot;
    assigned.owner_id = user_id;
    assigned.update_at = c.world.now();
    c.world.bots.save(assigned);
    return wire::bot(assigned);
}

} // namespace

void add_bot_routes(Routes& routes)
{
    routes.add("POST", "/bots", create);
    routes.add("GET", "/bots", list);
    routes.add("GET", "/bots/{bot_user_id}", get);
    routes.add("PUT", "/bots/{bot_user_id}", patch);
    routes.add("POST", "/bots/{bot_user_id}/disable", disable);
    routes.add("POST", "/bots/{bot_user_id}/enable", enable);
    routes.add("POST", "/bots/{bot_user_id}/assign/{user_id}", assign);
}

} // namespace muster::sandbox
