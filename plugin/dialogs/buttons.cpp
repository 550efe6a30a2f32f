#include "plugin/dialogs/buttons.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "plugin/wording/forms.hpp"
#include "plugin/wording/replies.hpp"

namespace muster::dialogs
{

Async<std::string> Buttons::press(Click click) const
{
    const std::optional<std::string> context = signer_.open(click.context);
    const std::vector<std::string> facts = context ? words(*context) : std::vector<std::string>();
    if (facts.size() != 2 || facts[0] != "check") {
        log::warning("button refused", {{"user", click.user.str()}, {"why", "context: not made here"}});
        co_return wording::button_refused();
    }

    const usecases::Asker asker(click.user);
    const Result<Incident> checked =
        co_await use_cases_.set_task_state.run(IncidentId(facts[1]), asker, TaskId(click.selected), TaskState::Closed);
    if (checked) co_return std::string();
    if (checked.error().field() == "task") co_return wording::task_gone();
    co_return wording::of_failure(checked.error());
}

} // namespace muster::dialogs
