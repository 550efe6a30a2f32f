#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/dialogs.hpp"
#include "sandbox/integrations/integration_routes.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/integrations/message_actions.hpp"
#include "sandbox/rest/routes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

namespace muster::sandbox
{

namespace
{

Async<Answer> click(Integrations& with, const Context& context)
{
    const auto body = context.body();
    const Json json = body ? *body : Json();
    LooseReader in(json);
    Click clicked;
    clicked.post_id = context.id("post_id");
    clicked.action_id = context.part("action_id");
    clicked.selected_option = in.text("selected_option");
    clicked.cookie = in.text("cookie");
    Session session = *context.session;
    const Outcome<std::string> trigger_id = co_await do_action(with, std::move(session), std::move(clicked));
    if (!trigger_id) co_return trigger_id.error();
    const Json done = {{"status", "OK"}, {"trigger_id", *trigger_id}};
    co_return Answer(done);
}

Async<Answer> open(Integrations& with, const Context& context)
{
    const auto body = context.body();
    if (!body) co_return errors::invalid_body("dialog");
    const Refusal refused = open_dialog(with, *body);
    co_return refused ? Answer(*refused) : Answer::ok();
}

Async<Answer> submit(Integrations& with, const Context& context)
{
    auto body = context.body();
    if (!body) co_return errors::invalid_body("dialog");
    Session session = *context.session;
    const Outcome<Json> answer = co_await submit_dialog(with, std::move(session), std::move(*body));
    if (!answer) co_return answer.error();
    co_return Answer(*answer);
}

} // namespace

void add_action_routes(Routes& routes, Integrations& with)
{
    routes.add_async("POST", "/posts/{post_id}/actions/{action_id}",
                     [&with](Context& context) { return click(with, context); });
    routes.add_async(
        "POST", "/actions/dialogs/open", [&with](Context& context) { return open(with, context); }, Door::Open);
    routes.add_async("POST", "/actions/dialogs/submit", [&with](Context& context) { return submit(with, context); });
}

} // namespace muster::sandbox
