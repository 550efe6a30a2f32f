#include "server/outbox/breaker.hpp"
#include "server/runtime/backoff.hpp"
#include "server/runtime/once_a_minute.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("after each failure one waits twice as long, up to a minute", "[outbox][backoff]")
{
    Backoff backoff;
    for (const auto wait : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16000ms, 32000ms, 60000ms, 60000ms})
        CHECK(backoff.after_failure(0.5) == wait);

    backoff.succeeded();
    CHECK(backoff.after_failure(0.5) == 500ms);
}

TEST_CASE("chance moves a wait by a fifth at most, and never beyond the longest", "[outbox][backoff]")
{
    CHECK(Backoff(1000ms).after_failure(0.0) == 800ms);
    CHECK(Backoff(1000ms).after_failure(1.0) == 1200ms);
    CHECK(Backoff(1000ms, 1000ms).after_failure(1.0) == 1000ms);
}

TEST_CASE("the breaker opens after three silences in a row, and an answer closes it", "[outbox][breaker]")
{
    const outbox::Breaker::Moment now{};
    outbox::Breaker breaker(Backoff(500ms));
    breaker.silent(now, 0.5);
    breaker.silent(now, 0.5);
    CHECK_FALSE(breaker.is_open());
    CHECK_FALSE(breaker.answered());
    breaker.silent(now, 0.5);
    breaker.silent(now, 0.5);
    CHECK(breaker.rest(now) == 0ms);

    breaker.silent(now, 0.5);

    CHECK(breaker.is_open());
    CHECK(breaker.rest(now) == 500ms);
    CHECK(breaker.rest(now + 600ms) == 0ms);
    CHECK(breaker.is_open()); // until somebody has tried
    breaker.silent(now + 600ms, 0.5);
    CHECK(breaker.rest(now + 600ms) == 1000ms);
    CHECK(breaker.answered());
    CHECK_FALSE(breaker.is_open());
}

TEST_CASE("what repeats is let through once a minute, with how often it was kept back", "[outbox][log]")
{
    const OnceAMinute::Moment now{};
    OnceAMinute once;
    CHECK(once.pass(now) == 0U);
    CHECK_FALSE(once.pass(now + 1s));
    CHECK_FALSE(once.pass(now + 59s));
    CHECK(once.pass(now + 60s) == 2U);
    CHECK_FALSE(once.pass(now + 61s));
}
