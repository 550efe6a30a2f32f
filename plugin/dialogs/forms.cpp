#include "plugin/dialogs/forms.hpp"

#include "base/log.hpp"
#include "plugin/domain/checklist.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/wording/forms.hpp"
#include "plugin/wording/replies.hpp"

#include <charconv>
#include <utility>

namespace muster::dialogs
{

namespace
{

// Names of the fields as the original's (peer-incident-plugin.md §2.1).
constexpr const char* kPlaybook = "playbookID";
constexpr const char* kName = "incidentName";
constexpr const char* kDescription = "incidentDescription";

constexpr const char* kStartForm = "start";
constexpr const char* kEndForm = "end";
constexpr const char* kNextStageForm = "next-stage";
/// Stands for what is not there in a form's words, none of which may be empty.
constexpr const char* kNone = "-";

std::string word_of(const std::string& text) { return text.empty() ? kNone : text; }

std::size_t all_open_tasks(const Incident& incident)
{
    std::size_t open = 0;
    for (const Stage& stage : incident.stages) open += open_tasks(stage);
    return open;
}

std::string display_name(const User& user)
{
    if (user.first_name.empty() || user.last_name.empty()) return "@" + user.username;
    return user.first_name + " " + user.last_name;
}

Verdict start_refusal(const Failure& failure)
{
    if (failure.field() == "name") return Verdict{{{kName, wording::name_limits()}}, {}};
    if (failure.field() == "description") return Verdict{{{kDescription, wording::description_limits()}}, {}};
    if (failure.field() == "playbook") return Verdict{{{kPlaybook, wording::playbook_gone()}}, {}};
    if (failure.field() == "team") return refused(wording::not_in_team());
    if (failure.field() == "post_id") return refused(wording::start_post_unreadable());
    return refused(wording::of_failure(failure));
}

} // namespace

Dialog Forms::start_form(const User& reporter, const TeamId& team, const StartOffer& offer) const
{
    Dialog form;
    form.callback = kStartForm;
    form.title = wording::kStartTitle;
    form.introduction = wording::start_introduction(display_name(reporter));
    form.submit_label = wording::kStartSubmit;
    const FormState state{
        kStartForm, reporter.id, {ids_.next(), team.str(), word_of(offer.response), word_of(offer.origin.str())}};
    form.state = seal(state, signer_, clock_.now());

    DialogElement name;
    name.name = kName;
    name.label = wording::kStartName;
    name.placeholder = wording::start_name_placeholder();
    name.shortest = kNameShortest;
    name.longest = kNameLongest;

    DialogElement playbook;
    playbook.type = ElementType::Select;
    playbook.name = kPlaybook;
    playbook.label = wording::kStartPlaybook;
    for (const Playbook& one : offer.playbooks) playbook.options.emplace_back(one.title, one.id.str());
    playbook.value = offer.chosen.str();
    if (offer.playbooks.size() == 1) playbook.value = offer.playbooks.front().id.str();

    DialogElement description;
    description.type = ElementType::TextArea;
    description.name = kDescription;
    description.label = wording::kStartDescription;
    description.is_optional = true;
    description.longest = kDescriptionLongest;
    if (!offer.origin.empty()) description.value = wording::start_description(offer.origin);

    form.elements = {name, playbook, description};
    return form;
}

Dialog Forms::end_form(const UserId& user, const Incident& incident) const
{
    Dialog form;
    form.callback = kEndForm;
    form.title = wording::kEndTitle;
    form.introduction = wording::end_introduction(incident.name, all_open_tasks(incident));
    form.submit_label = wording::kConfirm;
    form.state = seal({kEndForm, user, {incident.id.str()}}, signer_, clock_.now());
    return form;
}

Dialog Forms::next_stage_form(const UserId& user, const Incident& incident) const
{
    const Stage& stage = *active_stage(incident);
    const std::size_t open = open_tasks(stage);
    Dialog form;
    form.callback = kNextStageForm;
    form.title = wording::kStageTitle;
    form.introduction = wording::next_stage_introduction(stage.title, open);
    form.submit_label = wording::kConfirm;
    form.state =
        seal({kNextStageForm, user, {incident.id.str(), stage.id.str(), std::to_string(open)}}, signer_, clock_.now());
    return form;
}

Async<Verdict> Forms::submit(Submission submission) const
{
    const Result<FormState> state = unseal(submission.state, submission.user, signer_, clock_.now());
    if (!state) {
        log::warning("form refused", {{"user", submission.user.str()}, {"why", state.error().detail()}});
        const bool is_old = state.error().fault() == Fault::Conflict;
        co_return refused(is_old ? wording::form_expired() : wording::form_refused());
    }
    if (submission.cancelled) co_return Verdict{};

    if (state->form == kStartForm && state->words.size() == 4)
        co_return co_await submit_start(*state, submission.values);
    if (state->form == kEndForm && state->words.size() == 1) co_return co_await submit_end(*state);
    if (state->form == kNextStageForm && state->words.size() == 3) co_return co_await submit_next_stage(*state);
    if (state->form == kUpdateForm && state->words.size() == 2)
        co_return co_await update_.submit(*state, submission.values);
    if (state->form == kAddTaskForm && state->words.size() == 3)
        co_return co_await add_task_.submit(*state, submission.values);
    co_return refused(wording::form_refused());
}

Async<Verdict> Forms::submit_start(FormState state, std::map<std::string, std::string> values) const
{
    usecases::StartIncident::Args args;
    args.id = IncidentId(state.words[0]);
    args.team = TeamId(state.words[1]);
    args.playbook = PlaybookId(value_of(values, kPlaybook));
    args.name = value_of(values, kName);
    args.description = value_of(values, kDescription);
    args.reporter = state.user;
    if (state.words[3] != kNone) args.origin = PostId(state.words[3]);
    const Result<Incident> incident = co_await use_cases_.start_incident.run(args);
    if (!incident) co_return start_refusal(incident.error());

    if (state.words[2] != kNone) {
        Reply reply;
        reply.text =
            incident->channel.empty() ? wording::started_without_channel(*incident) : wording::started_in(*incident);
        const Result<> told = co_await chat_.respond(state.words[2], reply);
        if (!told)
            log::info("could not tell where the incident is",
                      {{"incident", incident->id.str()}, {"why", told.error().detail()}});
    }
    co_return Verdict{};
}

Async<Verdict> Forms::submit_end(FormState state) const
{
    const usecases::Asker asker(state.user);
    const Result<Incident> ended = co_await use_cases_.end_incident.run(IncidentId(state.words[0]), asker);
    if (ended) co_return Verdict{};
    // Somebody else was quicker: what was asked for is the case.
    if (ended.error().fault() == Fault::Conflict) co_return refused(wording::ended_already());
    co_return refused(wording::of_failure(ended.error()));
}

Async<Verdict> Forms::submit_next_stage(FormState state) const
{
    const IncidentId id(state.words[0]);
    const usecases::Asker asker(state.user);
    StageSeen seen{StageId(state.words[1]), 0};
    std::from_chars(state.words[2].data(), state.words[2].data() + state.words[2].size(), seen.open_tasks);
    const Result<Incident> moved = co_await use_cases_.change_stage.run(id, asker, StageStep::Next, seen);
    if (moved) co_return Verdict{};

    const Result<Incident> now = co_await use_cases_.find_incidents.by_id(id, asker);
    if (!now) co_return refused(wording::of_failure(now.error()));
    co_return refused(stage_refusal(moved.error(), *now));
}

std::string stage_refusal(const Failure& failure, const Incident& incident)
{
    const Stage* stage = active_stage(incident);
    if (failure.fault() != Fault::Conflict || !stage) return wording::of_failure(failure);
    if (failure.field() == "stage") return wording::stage_moved_meanwhile(stage->title);
    if (failure.field() == "open_tasks") return wording::more_tasks_open_meanwhile();
    if (failure.field() == "end") return wording::last_stage(stage->title);
    if (failure.field() == "start") return wording::first_stage(stage->title);
    return wording::of_failure(failure);
}

} // namespace muster::dialogs
