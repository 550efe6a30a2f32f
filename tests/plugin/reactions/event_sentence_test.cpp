#include "plugin/wording/event_sentence.hpp"

#include "tests/support/builders.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using Catch::Matchers::Contains;
using test::an_incident;
using test::named;

namespace
{

std::string said_of(EventBody body)
{
    const wording::Names names({{named<UserId>("ada"), "ada"}, {named<UserId>("ben"), "ben"}});
    const Incident incident = an_incident();
    const IncidentEvent event{named<EventId>("e"), incident.id, named<UserId>("ada"), from_millis(0), 2,
                              std::move(body),     {}};
    return wording::sentence(event, incident, names);
}

template <std::size_t... Index> std::vector<std::string> one_of_each(std::index_sequence<Index...>)
{
    return {said_of(std::variant_alternative_t<Index, EventBody>())...};
}

} // namespace

TEST_CASE("every event has a sentence but those that Muster notes for itself", "[wording]")
{
    std::size_t silent = 0;
    for (const std::string& text : one_of_each(std::make_index_sequence<std::variant_size_v<EventBody>>()))
        silent += text.empty() ? 1 : 0;
    CHECK(silent == 3);
}

TEST_CASE("a task in progress is not announced as checked off", "[wording]")
{
    const TaskStateModified begun{named<TaskId>("t"), "Roll back", TaskState::Open, TaskState::InProgress};
    CHECK(said_of(begun) == "ada began to work on **Roll back**.");
}

TEST_CASE("a percent sign, Markdown and a mention in a title stay what they are", "[wording]")
{
    const TaskAdded added{named<TaskId>("t"), named<StageId>("s"), "50% *done* @all", "Triage"};
    CHECK(said_of(added) == "ada added the task **50% \\*done\\* @\u200ball** to stage **Triage**.");
}

TEST_CASE("who gets a task is called, who takes it on or loses it is not", "[wording]")
{
    const UserId ada = named<UserId>("ada");
    const UserId ben = named<UserId>("ben");
    CHECK(said_of(AssigneeChanged{{}, "Roll back", {}, ben}) == "ada gave the task **Roll back** to @ben.");
    CHECK(said_of(AssigneeChanged{{}, "Roll back", {}, ada}) == "ada took on the task **Roll back**.");
    CHECK(said_of(AssigneeChanged{{}, "Roll back", ben, {}}) == "ada took the task **Roll back** from ben.");
}
