#include "webapp-bridge/hub/change_log.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;
using hub::Changed;
using hub::ChangeLog;

namespace
{

const TeamId kSre = named<TeamId>("sre");
const TeamId kOps = named<TeamId>("ops");

Changed change(std::string_view incident, std::int64_t revision, const TeamId& team = kSre)
{
    return Changed{named<IncidentId>(incident), team, revision, "incident_updated"};
}

} // namespace

TEST_CASE("who knows all is told nothing", "[hub]")
{
    CountedIds ids;
    ChangeLog log(ids);
    log.add(change("a", 1));

    const auto since = log.since(kSre, log.cursor());
    CHECK_FALSE(since.is_lost);
    CHECK(since.changes.empty());
}

TEST_CASE("each incident of the team is told once, with its latest revision", "[hub]")
{
    CountedIds ids;
    ChangeLog log(ids);
    log.add(change("a", 1));
    const std::string cursor = log.cursor();
    log.add(change("b", 4));
    log.add(change("a", 2));
    log.add(change("elsewhere", 9, kOps));
    log.add(change("b", 5));

    const auto since = log.since(kSre, cursor);
    REQUIRE(since.changes.size() == 2);
    CHECK(since.changes[0].revision == 2);
    CHECK(since.changes[1].revision == 5);
}

TEST_CASE("a cursor of another process, of nobody, or of too long ago is lost", "[hub]")
{
    CountedIds ids;
    ChangeLog log(ids, 2);
    const std::string begin = log.cursor();
    log.add(change("a", 1));
    const std::string after_one = log.cursor();
    for (std::int64_t revision = 2; revision <= 3; ++revision) log.add(change("a", revision));

    CHECK(log.since(kSre, begin).is_lost);
    CHECK_FALSE(log.since(kSre, after_one).is_lost);
    CHECK(log.since(kSre, after_one).changes.size() == 1);
    for (const std::string& cursor : {std::string(), std::string("elsewhere"), ids.next(), after_one + "x"})
        CHECK(log.since(kSre, cursor).is_lost);
}
