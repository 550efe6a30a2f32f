#include "plugin/commands/test_commands.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "plugin/commands/grammar.hpp"
#include "plugin/commands/say.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/test_data.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace muster::commands
{

namespace
{

/// Of "2020-11-23" the beginning of that day, UTC.
std::optional<Instant> day_in(std::string_view word)
{
    if (word.size() != 10 || word[4] != '-' || word[7] != '-') return std::nullopt;
    const auto year = parse_number(word.substr(0, 4));
    const auto month = parse_number(word.substr(5, 2));
    const auto day = parse_number(word.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return std::nullopt;
    return Instant(std::chrono::sys_days(date));
}

} // namespace

Async<Reply> TestCommands::run(Call call, std::vector<std::string> arguments)
{
    const Result<> allowed = co_await make_.may_make(call.user);
    if (!allowed) {
        const bool is_other = allowed.error().fault() == Fault::Forbidden;
        co_return say(is_other ? wording::test_for_administrators() : wording::of_failure(allowed.error()));
    }
    const std::string what = lower(arguments.front());
    arguments.erase(arguments.begin());
    if (what == "create-incident" && arguments.size() >= 3) co_return co_await create(call, std::move(arguments));
    if (what == "bulk-data" && arguments.size() >= 3 && arguments.size() <= 5)
        co_return co_await bulk(call, std::move(arguments));
    co_return say(wording::test_usage());
}

Async<Reply> TestCommands::create(Call call, std::vector<std::string> arguments) const
{
    const std::optional<Instant> day = day_in(arguments[1]);
    if (!day) co_return say(wording::no_such_date(arguments[1]));
    usecases::MakeTestData::One wanted;
    wanted.team = call.team;
    wanted.asker = call.user;
    wanted.playbook = PlaybookId(arguments[0]);
    wanted.began = *day;
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    wanted.name = join(arguments);
    const Result<Incident> made = co_await make_.one(wanted);
    if (!made) co_return say(wording::test_refused(made.error()));
    co_return say(made->channel.empty() ? wording::started_without_channel(*made) : wording::started_in(*made));
}

Async<Reply> TestCommands::bulk(Call call, std::vector<std::string> arguments)
{
    if (is_making_) co_return say(wording::making_already());
    const std::optional<std::size_t> ongoing = parse_number(arguments[0]);
    const std::optional<std::size_t> ended = parse_number(arguments[1]);
    if (!ongoing) co_return say(wording::no_such_count(arguments[0]));
    if (!ended) co_return say(wording::no_such_count(arguments[1]));
    usecases::MakeTestData::Many wanted;
    wanted.team = call.team;
    wanted.asker = call.user;
    wanted.ongoing = *ongoing;
    wanted.ended = *ended;
    wanted.end = clock_.now();
    std::size_t seed_at = 3;
    if (const auto days = parse_number(arguments[2]); days && *days > 0 && *days <= 36'500) {
        wanted.begin = wanted.end - std::chrono::days(*days);
    } else {
        if (arguments.size() < 4) co_return say(wording::test_usage());
        const std::optional<Instant> first = day_in(arguments[2]);
        const std::optional<Instant> last = day_in(arguments[3]);
        if (!first) co_return say(wording::no_such_date(arguments[2]));
        if (!last) co_return say(wording::no_such_date(arguments[3]));
        wanted.begin = *first;
        wanted.end = *last;
        seed_at = 4;
    }
    if (arguments.size() > seed_at + 1) co_return say(wording::test_usage());
    wanted.seed = static_cast<std::uint64_t>(to_millis(clock_.now()));
    if (arguments.size() > seed_at) {
        const auto seed = parse_number(arguments[seed_at]);
        if (!seed) co_return say(wording::no_such_count(arguments[seed_at]));
        wanted.seed = *seed;
    }
    Result<usecases::BulkOrder> order = co_await make_.order(wanted);
    if (!order) co_return say(wording::test_refused(order.error()));

    is_making_ = true;
    background_("test data", work_off(call.response, std::move(*order)));
    co_return say(wording::making(wanted.ongoing + wanted.ended, wanted.seed));
}

Async<void> TestCommands::work_off(std::string response, usecases::BulkOrder order)
{
    const std::string done = wording::made(order.ongoing, order.ended, order.seed);
    const Result<> all = co_await make_.many(std::move(order));
    is_making_ = false;
    Reply reply = say(all ? done : wording::making_broke_off(all.error()));
    const Result<> told = co_await chat_.respond(response, reply);
    if (!told) log::info("could not tell that test data is there", {{"why", told.error().detail()}});
}

} // namespace muster::commands
