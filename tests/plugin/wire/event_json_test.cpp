#include "plugin/wire/event_json.hpp"

#include <catch2/catch.hpp>

using namespace muster;

TEST_CASE("every event comes back from its spelling as it was", "[wire][event]")
{
    const EventBody body =
        GENERATE(EventBody{IncidentStarted{UserId("rrrr"), UserId("cccc"), "Service \"outage\" 50%"}},
                 EventBody{ChannelOpened{ChannelId("hhhh"), "checkout-down"}},
                 EventBody{TaskStateModified{TaskId("tttt"), "Seite prüfen 🔥", TaskState::Open, TaskState::InProgress}},
                 EventBody{StageChanged{StageId("aaaa"), StageId("bbbb"), "Triage", "Fix", 3}},
                 EventBody{CommanderChanged{UserId("xxxx"), UserId("yyyy")}}, EventBody{IncidentEnded{}},
                 EventBody{IncidentRestarted{from_millis(1'600'000'000'123)}});

    const Result<EventBody> read = wire::event_body(wire::event_type(body), wire::event_details(body));

    REQUIRE(read.has_value());
    CHECK(*read == body);
}

TEST_CASE("an event of a type that is not known is refused", "[wire][event]")
{
    CHECK(wire::event_body("retrospective_published", "{}").has_error());
    CHECK(wire::event_body("channel_opened", "{}").has_error());
    CHECK(wire::event_body("channel_opened", "[").has_error());
}
