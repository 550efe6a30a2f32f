#include "plugin/dialogs/buttons.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "plugin/wording/forms.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/status_posts.hpp"

namespace muster::dialogs
{

Async<std::string> Buttons::press(Click click) const
{
    const std::optional<std::string> context = signer_.open(click.context);
    const std::vector<std::string> facts = context ? words(*context) : std::vector<std::string>();
    if (facts.size() == 2) {
        const IncidentId incident(facts[1]);
        if (facts[0] == "check") co_return co_await check(click, incident);
        if (facts[0] == "update") co_return co_await update(click, incident);
        if (facts[0] == "dismiss") co_return co_await dismiss(click, incident);
    }
    const std::optional<std::string> answer =
        co_await keywords_.press(facts, click.user, click.selected, click.trigger, click.post);
    if (answer) co_return *answer;
    log::warning("button refused", {{"user", click.user.str()}, {"why", "context: not made here"}});
    co_return wording::button_refused();
}

Async<std::string> Buttons::check(Click click, IncidentId incident) const
{
    const usecases::Asker asker(click.user);
    const Result<Incident> checked =
        co_await use_cases_.set_task_state.run(incident, asker, TaskId(click.selected), TaskState::Closed);
    if (checked) co_return std::string();
    if (checked.error().field() == "task") co_return wording::task_gone();
    co_return wording::of_failure(checked.error());
}

Async<std::string> Buttons::update(Click click, IncidentId incident) const
{
    const usecases::Asker asker(click.user);
    const Result<Incident> found = co_await use_cases_.find_incidents.to_edit(incident, asker);
    if (!found) co_return wording::of_failure(found.error());
    const Dialog form = forms_.update_form(click.user, *found);
    const Result<> opened = co_await chat_.open_dialog(click.trigger, form);
    if (opened) co_return std::string();
    co_return opened.error().fault() == Fault::Invalid ? wording::form_too_late() : wording::of_failure(opened.error());
}

Async<std::string> Buttons::dismiss(Click click, IncidentId incident) const
{
    const usecases::Asker asker(click.user);
    const Result<Incident> dismissed = co_await use_cases_.dismiss_reminder.run(incident, asker);
    if (dismissed) co_return std::string();
    if (dismissed.error().field() == "reminder") co_return wording::no_reminder_set();
    co_return wording::of_failure(dismissed.error());
}

} // namespace muster::dialogs
