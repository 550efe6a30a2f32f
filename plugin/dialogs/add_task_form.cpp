#include "plugin/dialogs/add_task_form.hpp"

#include "plugin/wording/checklist_replies.hpp"
#include "plugin/wording/replies.hpp"

#include <utility>

namespace muster::dialogs
{

namespace
{

// Names of the fields as the original's (peer-incident-plugin.md §2.6).
constexpr const char* kName = "name";
constexpr const char* kDescription = "description";

// What an interactive dialog takes at most.
constexpr std::size_t kLongestText = 150;
constexpr std::size_t kLongestTextArea = 3000;

Verdict refusal(const Failure& failure)
{
    if (failure.field() == "title") return Verdict{{{kName, wording::task_title_limits()}}, {}};
    if (failure.field() == "description") return Verdict{{{kDescription, wording::task_description_limits()}}, {}};
    if (failure.field() == "stage") return refused(wording::stage_gone());
    if (failure.field() == "tasks") return refused(wording::too_many_tasks());
    return refused(wording::of_failure(failure));
}

} // namespace

Dialog AddTaskForm::of(const UserId& user, const Incident& incident, const Stage& stage) const
{
    DialogElement name;
    name.name = kName;
    name.label = wording::kAddTaskName;
    name.longest = kLongestText;

    DialogElement description;
    description.type = ElementType::TextArea;
    description.name = kDescription;
    description.label = wording::kAddTaskDescription;
    description.is_optional = true;
    description.longest = kLongestTextArea;

    Dialog form;
    form.callback = kAddTaskForm;
    form.title = wording::kAddTaskTitle;
    form.introduction = wording::add_task_introduction(stage.title);
    form.submit_label = wording::kAddTaskSubmit;
    form.state = seal({kAddTaskForm, user, {incident.id.str(), stage.id.str(), ids_.next()}}, signer_, clock_.now());
    form.elements = {name, description};
    return form;
}

Async<Verdict> AddTaskForm::submit(FormState state, std::map<std::string, std::string> values) const
{
    const IncidentId incident(state.words[0]);
    const StageRef stage = StageId(state.words[1]);
    const NewTask task{TaskId(state.words[2]), value_of(values, kName), value_of(values, kDescription), {}};
    const usecases::Asker asker(state.user);
    const Result<Incident> added = co_await use_cases_.edit_tasks.add(incident, asker, stage, task, std::nullopt);
    if (!added) co_return refusal(added.error());
    co_return Verdict{};
}

} // namespace muster::dialogs
