// Playbooks on the wire: what is written is read back, and what is not said stays.
#include "plugin/wire/playbook_json.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

Playbook a_full_one()
{
    Playbook playbook = a_playbook()
                            .described("When it is down")
                            .for_members({named<UserId>("ada"), named<UserId>("ben")})
                            .creating_private_incidents()
                            .with_stage("Empty")
                            .with_stage(PlannedStage{"Repair", {{"Roll back", "To the last good one", "/roll"}}});
    playbook.settings.keywords = {true, {"down"}};
    playbook.settings.creation_webhook = {true, "https://example.com/secret"};
    playbook.settings.broadcast_channels = {named<ChannelId>("status")};
    playbook.settings.reminder_interval = std::chrono::minutes(30);
    return playbook;
}

} // namespace

TEST_CASE("a playbook is written with the original's names and counts, and read back the same", "[wire][playbook]")
{
    const Playbook playbook = a_full_one();
    const Json json = wire::playbook_to_json(playbook);

    CHECK(json.at("create_public_incident") == false);
    CHECK(json.at("num_stages") == 2);
    CHECK(json.at("num_steps") == 1);
    CHECK(json.at("delete_at") == 0);
    CHECK(json.at("version") == 1);
    CHECK(json.at("reminder_timer_default_seconds") == 1800);
    CHECK(json.at("checklists").at(0).at("items") == Json::array());
    CHECK(json.at("checklists").at(1).at("items").at(0).at("command") == "/roll");

    Playbook base;
    base.id = playbook.id;
    base.created_at = playbook.created_at;
    CHECK(wire::playbook_from_json(json, base).value() == playbook);
}

TEST_CASE("keys that are absent or null keep what the playbook has", "[wire][playbook]")
{
    const Playbook playbook = a_full_one();
    const Json body = parse_json(R"({"title": "Renamed", "description": null, "unheard_of": 1})").value();

    Playbook renamed = playbook;
    renamed.title = "Renamed";
    CHECK(wire::playbook_from_json(body, playbook).value() == renamed);
}

TEST_CASE("what only incidents have, and what only the store gives, is not taken from clients", "[wire][playbook]")
{
    const Json body = parse_json(R"({"id": "forged", "version": 9, "create_at": 1, "delete_at": 1, "num_steps": 7,
        "checklists": [{"title": "T", "items": [{"id": "x", "title": "t", "state": "closed", "assignee_id": "ada"}]}]})")
                          .value();
    const Playbook playbook = a_full_one();

    Playbook expected = playbook;
    expected.stages = {{"T", {{"t", "", ""}}}};
    CHECK(wire::playbook_from_json(body, playbook).value() == expected);
}

TEST_CASE("what has the wrong form is refused with its key", "[wire][playbook]")
{
    const auto field = [](const char* text) {
        const Result<Playbook> read = wire::playbook_from_json(parse_json(text).value(), {});
        REQUIRE_FALSE(read);
        return read.error().field();
    };
    CHECK(field(R"([])").empty());
    CHECK(field(R"({"title": 7})") == "title");
    CHECK(field(R"({"checklists": {}})") == "checklists");
    CHECK(field(R"({"checklists": [7]})") == "checklists");
    CHECK(field(R"({"checklists": [{"items": [{"title": []}]}]})") == "checklists");
    CHECK(field(R"({"member_ids": [7]})") == "member_ids");
    CHECK(field(R"({"invited_user_ids": "ada"})") == "invited_user_ids");
    CHECK(field(R"({"reminder_timer_default_seconds": 1.5})") == "reminder_timer_default_seconds");
    CHECK(field(R"({"format": 2})") == "format");
}

TEST_CASE("an exported playbook holds its content, and no person, place or secret", "[wire][playbook]")
{
    const Playbook playbook = a_full_one();
    const Json exported = wire::playbook_export(playbook);
    const std::string text = to_text(exported);

    for (const char* hidden : {"secret", "ada0", "status0", "sre0"}) CHECK(text.find(hidden) == std::string::npos);
    CHECK_FALSE(exported.contains("id"));
    CHECK_FALSE(exported.contains("member_ids"));

    const Playbook read = wire::playbook_from_json(exported, {}).value();
    CHECK(read.title == playbook.title);
    CHECK(read.stages == playbook.stages);
    CHECK(read.settings.keywords == playbook.settings.keywords);
    CHECK(read.settings.reminder_interval == playbook.settings.reminder_interval);
}
