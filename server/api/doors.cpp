#include "server/api/doors.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "plugin/wire/hook_json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::api
{

namespace
{

/// All of a response_url that is used. Its host is whatever the person's client called the server (reference §0.7).
std::string last_part(const std::string& url)
{
    const std::string id = url.substr(url.rfind('/') + 1);
    return is_id(id) ? id : std::string();
}

} // namespace

void Doors::add_to(http::Router& router)
{
    router.add("POST", "/hooks/command",
               [this](const net::HttpRequest& request, const http::PathParameters&) { return command(request); });
    router.add("POST", "/hooks/dialog",
               [this](const net::HttpRequest& request, const http::PathParameters&) { return dialog(request); });
    router.add("POST", "/hooks/action",
               [this](const net::HttpRequest& request, const http::PathParameters&) { return action(request); });
}

Async<net::HttpResponse> Doors::command(const net::HttpRequest& request) const
{
    const net::Form form = net::Form::parse(request.body);
    commands::Call call;
    call.user = UserId(form.get("user_id"));
    call.team = TeamId(form.get("team_id"));
    call.channel = ChannelId(form.get("channel_id"));
    call.text = form.get("text");
    call.trigger = form.get("trigger_id");
    call.response = last_part(form.get("response_url"));

    const bool is_ours = co_await verify_(call.team, form.get("token"));
    if (!is_ours) {
        log::warning("command refused",
                     {{"why", "token"}, {"team", call.team.str()}, {"from", request.remote_address}});
        co_return http::fault_response(fail(Fault::Unauthorized, "token: not this command's", "token"));
    }
    if (!is_id(call.user.str()) || !is_id(call.channel.str()))
        co_return http::fault_response(fail(Fault::Invalid, "user_id, channel_id: must be ids", "user_id"));
    if (!is_utf8(call.text)) co_return http::fault_response(fail(Fault::Invalid, "text: not UTF-8", "text"));

    const Reply reply = co_await commands_.run(call);
    co_return http::json_response(200, wire::command_answer_to_json(reply, action_url_));
}

Async<net::HttpResponse> Doors::dialog(const net::HttpRequest& request) const
{
    const Result<Json> body = parse_json(request.body);
    if (!body) co_return http::fault_response(body.error());
    Result<wire::DialogSubmission> read = wire::dialog_submission_from_json(*body);
    if (!read) co_return http::fault_response(read.error());

    const dialogs::Submission submission{UserId(read->user_id), read->state, read->is_cancelled,
                                         std::move(read->values)};
    const dialogs::Verdict verdict = co_await forms_.submit(submission);
    co_return http::json_response(200, wire::dialog_answer_to_json(verdict.field_errors, verdict.error));
}

Async<net::HttpResponse> Doors::action(const net::HttpRequest& request) const
{
    const Result<Json> body = parse_json(request.body);
    if (!body) co_return http::fault_response(body.error());
    const Result<wire::ActionClick> read = wire::action_click_from_json(*body);
    if (!read) co_return http::fault_response(read.error());

    const dialogs::Click click{UserId(read->user_id), read->context, read->selected, read->trigger,
                               PostId(read->post_id)};
    const std::string sentence = co_await buttons_.press(click);
    co_return http::json_response(200, wire::action_answer_to_json(sentence));
}

} // namespace muster::api
