#include "plugin/reactions/webhook_calls.hpp"

#include "plugin/wording/webhook_posts.hpp"

#include <chrono>
#include <utility>

namespace muster::reactions
{

namespace
{

/// Long enough for a receiver's worst night; what it would hear later is no news any more.
constexpr std::chrono::hours kTriedFor{24};

} // namespace

Async<Result<PostId>> WebhookCalls::call(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    WebhookCall call;
    call.address = webhook_for(row.event.body, incident.settings);
    if (call.address.empty()) co_return PostId();
    const Result<wire::WebhookLinks> links = co_await links_to(incident);
    if (!links) co_return links.error();

    call.key = row.key();
    call.body = wire::webhook_body(incident, row.event, *links);
    const Result<> called = co_await webhook_.call(call);
    if (called) co_return PostId();
    const bool may_pass = called.error().fault() == Fault::Unavailable;
    if (may_pass && clock_.now() - row.event.at < kTriedFor) co_return called.error();
    co_return co_await give_up(row, incident, called.error(), is_first_attempt);
}

Async<Result<wire::WebhookLinks>> WebhookCalls::links_to(const Incident& incident)
{
    wire::WebhookLinks links;
    const Result<std::string> site = co_await chat_.site_url();
    if (!site && site.error().fault() == Fault::Unavailable) co_return site.error();
    links.details = public_url_ + "/api/v0/incidents/" + incident.id.str();
    if (site && public_url_.starts_with('/')) links.details.insert(0, *site);
    const Result<Team> team = co_await chat_.team(incident.team);
    if (!team && team.error().fault() == Fault::Unavailable) co_return team.error();
    if (site && !site->empty() && team) links.channel = *site + "/" + team->name + "/channels/" + incident.channel_name;
    co_return links;
}

Async<Failure> WebhookCalls::give_up(const OutboxRow& row, const Incident& incident, Failure why, bool is_first_attempt)
{
    NewPost post;
    post.channel = incident.channel;
    post.key = row.key() + "-given-up";
    post.message = wording::webhook_failed(row.event.body, why.detail());
    const Result<PostId> posted = co_await poster_.post_once(post, row.event.at, is_first_attempt);
    if (!posted && is_temporary(posted.error())) co_return posted.error();
    co_return fail(Fault::Invalid, why.detail());
}

} // namespace muster::reactions
