#include "plugin/dialogs/update_form.hpp"

#include "base/text.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/wording/forms.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/status_posts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

namespace muster::dialogs
{

namespace
{

// Names of the fields as the original's (peer-incident-plugin.md §2.4).
constexpr const char* kStatus = "status";
constexpr const char* kMessage = "message";
constexpr const char* kReminder = "reminder";

constexpr std::array kStatuses{Status::Reported, Status::Active, Status::Resolved, Status::Archived};
constexpr std::array<std::int64_t, 6> kReminders{0, 15 * 60, 30 * 60, 60 * 60, 4 * 60 * 60, 24 * 60 * 60};

std::optional<Status> status_named(const std::string& name)
{
    for (const Status status : kStatuses)
        if (name == wording::status_name(status)) return status;
    return std::nullopt;
}

/// An interval that is none of the usual ones is offered, too: what a playbook says can always be chosen.
std::vector<std::int64_t> offered(std::chrono::seconds chosen)
{
    std::vector<std::int64_t> all(kReminders.begin(), kReminders.end());
    if (std::find(all.begin(), all.end(), chosen.count()) == all.end()) all.push_back(chosen.count());
    std::sort(all.begin(), all.end());
    return all;
}

/// Empty for a word that is no number; an empty word is 0.
std::optional<std::chrono::seconds> seconds_in(const std::string& word)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    const bool is_number = error == std::errc() && end == word.data() + word.size();
    if (!is_number && !word.empty()) return std::nullopt;
    return std::chrono::seconds(count);
}

Verdict update_refusal(const Failure& failure, const std::string& message)
{
    if (failure.field() == "reminder") return Verdict{{{kReminder, wording::reminder_unusable()}}, {}};
    if (failure.field() != "message") return refused(wording::of_failure(failure));
    return Verdict{{{kMessage, trim(message).empty() ? wording::message_missing() : wording::message_too_long()}}, {}};
}

} // namespace

Dialog UpdateForm::of(const UserId& user, const Incident& incident) const
{
    DialogElement status;
    status.type = ElementType::Select;
    status.name = kStatus;
    status.label = wording::kUpdateStatus;
    for (const Status one : kStatuses) {
        const std::string name(wording::status_name(one));
        status.options.emplace_back(name, name);
    }
    // Whoever reports on a reported incident is working on it.
    const Status likely = incident.status == Status::Reported ? Status::Active : incident.status;
    status.value = wording::status_name(likely);

    DialogElement message;
    message.type = ElementType::TextArea;
    message.name = kMessage;
    message.label = wording::kUpdateMessage;
    message.value = next_update_text(incident);
    message.longest = kUpdateLongest;

    DialogElement reminder;
    reminder.type = ElementType::Select;
    reminder.name = kReminder;
    reminder.label = wording::kUpdateReminder;
    reminder.is_optional = true;
    const std::chrono::seconds usual = next_update_reminder(incident);
    for (const std::int64_t one : offered(usual))
        reminder.options.emplace_back(wording::interval(std::chrono::seconds(one)), std::to_string(one));
    reminder.value = std::to_string(usual.count());

    Dialog form;
    form.callback = kUpdateForm;
    form.title = wording::kUpdateTitle;
    form.introduction = wording::update_introduction(incident.settings.broadcast_channels.size());
    form.submit_label = wording::kUpdateSubmit;
    form.state = seal({kUpdateForm, user, {incident.id.str(), ids_.next()}}, signer_, clock_.now());
    form.elements = {status, message, reminder};
    return form;
}

Async<Verdict> UpdateForm::submit(FormState state, std::map<std::string, std::string> values) const
{
    const std::optional<Status> status = status_named(value_of(values, kStatus));
    if (!status) co_return refused(wording::form_refused());
    const std::optional<std::chrono::seconds> reminder = seconds_in(value_of(values, kReminder));
    if (!reminder) co_return Verdict{{{kReminder, wording::reminder_unusable()}}, {}};

    const usecases::Asker asker(state.user);
    const usecases::UpdateStatus::Args args{StatusUpdateId(state.words[1]), *status, value_of(values, kMessage),
                                            *reminder};
    const Result<Incident> updated = co_await use_cases_.update_status.run(IncidentId(state.words[0]), asker, args);
    if (!updated) co_return update_refusal(updated.error(), args.message);
    co_return Verdict{};
}

} // namespace muster::dialogs
