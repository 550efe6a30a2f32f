#include "plugin/export/document.hpp"

#include "tests/support/builders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::an_incident;
using test::named;

namespace
{

const Instant kStart = from_millis(1'602'903'600'000); // 2020-10-17 03:00 UTC

/// With everything in it that could go wrong in a file.
exports::Document a_document()
{
    exports::Document document;
    Incident& incident = document.incident;
    incident = an_incident()
                   .named("Checkout <b>down</b> & out")
                   .described("Cards **fail**.")
                   .created_at(kStart)
                   .with_stage("Triage", {"Roll back | 50%", "Call <script>alert(1)</script>"});
    incident.number = 42;
    incident.ended_at = kStart + 90min;
    incident.status = Status::Resolved;
    incident.stages[0].tasks[0].state = TaskState::Closed;
    incident.stages[0].tasks[0].state_modified_at = kStart + 45min;
    incident.updates.push_back(StatusUpdate{named<StatusUpdateId>("u"),
                                            named<UserId>("ada"),
                                            Status::Active,
                                            "We <img src=x onerror=alert(1)> [see](javascript:alert(1)).",
                                            kStart + 10min,
                                            {},
                                            {},
                                            {}});
    document.events = {IncidentEvent{named<EventId>("e"),
                                     incident.id,
                                     named<UserId>("ada"),
                                     kStart + 45min,
                                     2,
                                     TaskStateModified{{}, "Roll back | 50%", TaskState::Open, TaskState::Closed},
                                     {}}};
    document.names = wording::Names({{named<UserId>("ada"), "ada"}});
    document.made_at = kStart + 100min;
    return document;
}

} // namespace

TEST_CASE("an incident as Markdown says who, when, what was told, done and happened", "[export]")
{
    const std::string text = exports::as_markdown(a_document());

    CHECK_THAT(text, Contains("# INC-42 Checkout \\<b\\>down\\</b\\> & out"));
    CHECK_THAT(text, Contains("* **Duration:** 1 h 30 min"));
    CHECK_THAT(text, Contains("### 2020-10-17 03:10 UTC · Active · ada"));
    CHECK_THAT(text, Contains("- [x] Roll back \\| 50% · 2020-10-17 03:45 UTC"));
    CHECK_THAT(text, Contains("## Statistics\n\n* **Duration:** 1 h 30 min\n"
                              "* **To the first status update:** 10 min\n* **To the end:** 1 h 30 min\n"
                              "* **Time in “Triage”:** 1 h 30 min\n* **Tasks:** 1 done, 1 open\n"));
    CHECK_THAT(text, Contains("| 2020-10-17 03:45:00 UTC | ada checked off **Roll back \\\\| 50%**. |"));
}

TEST_CASE("an incident as HTML runs nothing and loads nothing, whatever people wrote", "[export]")
{
    const std::string html = exports::as_html(a_document());

    CHECK_THAT(html, Contains("<h1>INC-42 Checkout &lt;b&gt;down&lt;/b&gt; &amp; out</h1>"));
    CHECK_THAT(html, Contains("<strong>fail</strong>"));
    CHECK_THAT(html, Contains("<dt>Tasks</dt>\n<dd>1 done, 1 open</dd>"));
    CHECK_THAT(html, Contains("<svg role=\"img\"") && Contains("<circle"));
    for (const char* bad : {"<script", "<img", "javascript:", "src=", "http:", "https:", "@import"})
        CHECK_THAT(html, !Contains(bad));
}

TEST_CASE("an incident as JSON has the shapes of the REST API", "[export]")
{
    const Json json = exports::as_json(a_document());
    CHECK(json["incident"]["number"] == 42);
    CHECK(json["timeline"][0]["event_type"] == "task_state_modified");
    CHECK(json["status_updates"]["items"].size() == 1);
    CHECK(json["statistics"]["time_to_resolve_ms"] == 5'400'000);
}

TEST_CASE("messages as CSV keep commas, quotes and line ends", "[export]")
{
    const wording::Names names({{named<UserId>("ada"), "ada"}});
    const std::vector<Post> posts{
        Post{{}, {}, named<UserId>("ada"), "She said \"no\",\nthen left", kStart},
    };
    CHECK(exports::messages_as_csv(posts, names) ==
          "created_at,username,message\r\n2020-10-17 03:00:00 UTC,\"ada\",\"She said \"\"no\"\",\nthen left\"\r\n");
}

TEST_CASE("a file's name needs no quoting anywhere", "[export]")
{
    Incident incident = an_incident().named("../../etc/passwd; \"rm\"");
    incident.number = 7;
    const std::string name = exports::file_name(incident, ".md");
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzINC0123456789-.") == std::string::npos);
    CHECK_THAT(name, !Contains(".."));
}
