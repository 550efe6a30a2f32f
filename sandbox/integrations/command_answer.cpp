#include "sandbox/integrations/command_answer.hpp"

#include "base/text.hpp"
#include "sandbox/integrations/attachments.hpp"
#include "sandbox/integrations/loose_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::sandbox
{

namespace
{

std::optional<CommandAnswer> read_answer(const Json& body)
{
    LooseReader in(body);
    CommandAnswer answer;
    answer.response_type = in.text("response_type");
    answer.text = in.text("text");
    answer.username = in.text("username");
    answer.channel_id = in.text("channel_id");
    answer.icon_url = in.text("icon_url");
    answer.type = in.text("type");
    answer.props = to_text(in.object("props"));
    answer.goto_location = in.text("goto_location");
    answer.trigger_id = in.text("trigger_id");
    answer.skip_slack_parsing = in.flag("skip_slack_parsing");
    const auto attachments = filled_attachments(in.list("attachments"), FieldValues::MadeText);
    const Json& extra = in.list("extra_responses");
    if (!attachments || !in.ok()) return std::nullopt;
    // As in Mattermost, an empty list of attachments counts as none.
    if (!attachments->empty()) answer.attachments = to_text(*attachments);

    if (extra.is_null()) return answer;
    answer.extra_responses.emplace();
    for (const Json& entry : extra) {
        auto further = read_answer(entry);
        if (!further) return std::nullopt;
        answer.extra_responses->push_back(std::move(*further));
    }
    return answer;
}

} // namespace

std::optional<CommandAnswer> command_answer_of(std::string_view content_type, const std::string& body)
{
    if (trim(content_type.substr(0, content_type.find(';'))) != "application/json") {
        CommandAnswer answer;
        answer.text = body;
        return answer;
    }
    const Result<Json> parsed = parse_json(body);
    if (!parsed) return std::nullopt;
    return read_answer(*parsed);
}

Json json_of(const CommandAnswer& answer)
{
    Json json;
    json["response_type"] = answer.response_type;
    json["text"] = answer.text;
    json["username"] = answer.username;
    json["channel_id"] = answer.channel_id;
    json["icon_url"] = answer.icon_url;
    json["type"] = answer.type;
    json["props"] = parse_json(answer.props).value();
    json["goto_location"] = answer.goto_location;
    json["trigger_id"] = answer.trigger_id;
    json["skip_slack_parsing"] = answer.skip_slack_parsing;
    json["attachments"] = parse_json(answer.attachments).value();
    json["extra_responses"] = nullptr;
    if (answer.extra_responses) {
        json["extra_responses"] = Json::array();
        for (const CommandAnswer& further : *answer.extra_responses)
            json["extra_responses"].push_back(json_of(further));
    }
    return json;
}

} // namespace muster::sandbox
