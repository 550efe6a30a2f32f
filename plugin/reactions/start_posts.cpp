#include "plugin/reactions/start_posts.hpp"

#include "plugin/wording/start_posts.hpp"

#include <utility>
#include <vector>

namespace muster::reactions
{

Async<Result<PostId>> StartPosts::call_together(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    if (incident.channel.empty()) co_return fail(Fault::NotFound, "the incident has no channel");
    Result<> done = co_await quote_origin(row, incident, is_first_attempt);
    if (done) done = co_await invite(row, incident, is_first_attempt);
    if (done) done = co_await announce(row, incident, is_first_attempt);
    if (!done) co_return done.error();
    co_return PostId();
}

Async<Result<>> StartPosts::quote_origin(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    if (incident.origin.empty()) co_return Result<>();
    const Result<Post> origin = co_await chat_.read_post(incident.origin);
    if (!origin && is_temporary(origin.error())) co_return origin.error();
    std::vector<std::string> messages{wording::origin_gone(incident.origin)};
    if (origin) {
        const std::vector<UserId> author{origin->author};
        const Result<wording::Names> names = co_await poster_.names_of(author);
        if (!names) co_return names.error();
        messages = wording::quoted_origin(names->of(origin->author), origin->id, origin->message);
    }
    std::size_t part = 0;
    for (const std::string& message : messages) {
        const std::string what = "origin" + std::to_string(++part);
        const Result<> said = co_await say(row, incident, is_first_attempt, what, message);
        if (!said) co_return said.error();
    }
    co_return Result<>();
}

Async<Result<>> StartPosts::invite(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    if (!incident.settings.invited_users.is_on) co_return Result<>();
    std::vector<std::pair<std::string, std::string>> away;
    for (const UserId& user : incident.settings.invited_users.value) {
        const Result<User> person = co_await chat_.user(user);
        if (!person && is_temporary(person.error())) co_return person.error();
        if (!person) {
            away.emplace_back(user.str(), wording::reason_unknown_person());
            continue;
        }
        const Result<std::optional<std::string>> reason = co_await reason_to_stay_away(incident, *person);
        if (!reason) co_return reason.error();
        if (*reason) away.emplace_back("@" + person->username, **reason);
    }
    if (away.empty()) co_return Result<>();
    const std::string message = wording::not_invited(away);
    co_return co_await say(row, incident, is_first_attempt, "uninvited", message);
}

Async<Result<std::optional<std::string>>> StartPosts::reason_to_stay_away(const Incident& incident, User person)
{
    using Reason = std::optional<std::string>;
    if (person.is_deleted) co_return Reason(wording::reason_deactivated());
    const Result<> added = co_await chat_.add_to_channel(incident.channel, person.id);
    if (added) co_return Reason();
    if (is_temporary(added.error())) co_return added.error();
    if (added.error().fault() == Fault::NotFound) co_return Reason(wording::reason_not_in_team());
    co_return Reason(added.error().detail());
}

Async<Result<>> StartPosts::announce(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const Switched<ChannelId>& told = incident.settings.announcement_channel;
    if (!told.is_on || told.value.empty()) co_return Result<>();
    const std::vector<UserId> people{incident.reporter, incident.commander};
    const Result<wording::Names> names = co_await poster_.names_of(people);
    if (!names) co_return names.error();

    NewPost post;
    post.channel = told.value;
    post.key = row.key() + "-announcement";
    post.message = wording::announcement(incident, names->of(incident.reporter), names->of(incident.commander));
    const Result<PostId> posted = co_await poster_.post_or_join(post, incident.created_at, is_first_attempt);
    if (posted) co_return Result<>();
    if (is_temporary(posted.error())) co_return posted.error();
    const std::string message = wording::not_announced();
    co_return co_await say(row, incident, is_first_attempt, "unannounced", message);
}

Async<Result<>> StartPosts::say(const OutboxRow& row, const Incident& incident, bool is_first_attempt, std::string what,
                                std::string message)
{
    NewPost post;
    post.channel = incident.channel;
    post.key = row.key() + "-" + what;
    post.message = std::move(message);
    const Result<PostId> posted = co_await poster_.post_once(post, incident.created_at, is_first_attempt);
    if (!posted) co_return posted.error();
    co_return Result<>();
}

} // namespace muster::reactions
