#include "plugin/commands/checklist_commands.hpp"

#include "base/text.hpp"
#include "plugin/commands/grammar.hpp"
#include "plugin/commands/say.hpp"
#include "plugin/wording/checklist_replies.hpp"
#include "plugin/wording/replies.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <utility>

namespace muster::commands
{

namespace
{

using Words = std::vector<std::string>;

/// A position as it was typed; one that no list has where the number is too big for any.
std::optional<std::int64_t> position_in(const std::string& word)
{
    constexpr std::size_t kMost = std::numeric_limits<std::int64_t>::max();
    const std::optional<std::size_t> number = parse_number(word);
    if (!number) return std::nullopt;
    return static_cast<std::int64_t>(std::min(*number, kMost));
}

/// Where the first two words say that the task stands; says why where they do not.
std::optional<TaskPlace> place_in(const Words& words, Reply& said)
{
    const std::optional<std::int64_t> stage = position_in(words[0]);
    const std::optional<std::int64_t> task = position_in(words[1]);
    if (stage && task) return TaskPlace{*stage, *task};
    said = say(stage ? wording::must_be_number("task", words[1]) : wording::must_be_number("stage", words[0]));
    return std::nullopt;
}

/// What to say of a refused change of the task that the words name.
Reply refusal(const Failure& failure, const Incident& incident, const Words& words)
{
    if (failure.field() == "stage") return say(wording::no_such_stage(incident, words[0]));
    if (failure.field() == "title") return say(wording::task_title_limits());
    if (failure.field() == "tasks") return say(wording::too_many_tasks());
    if (failure.field() != "task") return say(wording::of_failure(failure));
    const std::optional<std::int64_t> stage = position_in(words[0]);
    // Between the look and the change stages may have gone.
    const bool is_there = stage && static_cast<std::size_t>(*stage) < incident.stages.size();
    if (!is_there) return say(wording::task_gone());
    return say(wording::no_such_task(incident, static_cast<std::size_t>(*stage), words[1]));
}

/// Quiet where the channel hears of a change.
Reply answer(const Result<Incident>& done, const Incident& before, const Words& words)
{
    if (!done) return refusal(done.error(), before, words);
    return done->revision == before.revision ? say(wording::nothing_to_change()) : Reply();
}

/// "30m", "2h", "1d": how far from now. Empty for anything else, and for what nobody means.
std::optional<std::chrono::minutes> span_in(const std::string& word)
{
    if (word.empty()) return std::nullopt;
    const std::optional<std::size_t> count = parse_number(std::string_view(word).substr(0, word.size() - 1));
    const char unit = word.back();
    const std::int64_t minutes = unit == 'm' ? 1 : unit == 'h' ? 60 : unit == 'd' ? 24 * 60 : 0;
    const std::int64_t most = std::chrono::minutes(kDueFarthest).count();
    if (!count || *count == 0 || minutes == 0 || *count > static_cast<std::size_t>(most)) return std::nullopt;
    const std::chrono::minutes span(static_cast<std::int64_t>(*count) * minutes);
    return span <= kDueFarthest ? std::optional(span) : std::nullopt;
}

} // namespace

const Stage* ChecklistCommands::stage_for_form(const Incident& incident, const std::string& word, Reply& said)
{
    const std::optional<std::size_t> number = parse_number(word);
    if (number && *number < incident.stages.size()) return &incident.stages[*number];
    said = say(number ? wording::no_such_stage(incident, word) : wording::must_be_number("stage", word));
    return nullptr;
}

Async<Reply> ChecklistCommands::add(usecases::Asker asker, Incident incident, Words words) const
{
    const std::optional<std::int64_t> position = position_in(words[0]);
    if (!position) co_return say(wording::must_be_number("stage", words[0]));
    const StageRef stage = *position;
    const Words title(words.begin() + 1, words.end());
    NewTask task;
    task.title = join(title);
    const Result<Incident> added = co_await use_cases_.edit_tasks.add(incident.id, asker, stage, task, std::nullopt);
    co_return answer(added, incident, words);
}

Async<Reply> ChecklistCommands::remove(usecases::Asker asker, Incident incident, Words words) const
{
    Reply said;
    const std::optional<TaskPlace> place = place_in(words, said);
    if (!place) co_return said;
    const TaskRef task = *place;
    const Result<Incident> removed = co_await use_cases_.edit_tasks.remove(incident.id, asker, task);
    co_return answer(removed, incident, words);
}

Async<Reply> ChecklistCommands::assign(usecases::Asker asker, Incident incident, Words words) const
{
    const std::string typed = words.size() > 2 ? lower(words[2]) : std::string("me");
    const std::string username = typed.substr(std::min(typed.find_first_not_of('@'), typed.size()));
    TaskEdit wanted;
    wanted.assignee = asker.user;
    if (typed == "nobody") wanted.assignee = UserId();
    if (typed != "nobody" && typed != "me") {
        const Result<User> user = co_await chat_.user_by_name(username);
        if (!user && user.error().fault() == Fault::NotFound) co_return say(wording::unknown_user(username));
        if (!user) co_return say(wording::of_failure(user.error()));
        wanted.assignee = user->id;
    }

    Reply said;
    const std::optional<TaskPlace> place = place_in(words, said);
    if (!place) co_return said;
    const TaskRef task = *place;
    const Result<Incident> given = co_await use_cases_.edit_tasks.edit(incident.id, asker, task, wanted);
    if (!given && given.error().field() == "assignee") co_return say(wording::cannot_have_task(username));
    co_return answer(given, incident, words);
}

Async<Reply> ChecklistCommands::skip(usecases::Asker asker, Incident incident, Words words) const
{
    TaskEdit wanted;
    wanted.state = TaskState::Skipped;
    co_return co_await edit(asker, incident, words, wanted);
}

Async<Reply> ChecklistCommands::due(usecases::Asker asker, Incident incident, Words words) const
{
    const std::string when = lower(words[2]);
    const std::optional<std::chrono::minutes> span = span_in(when);
    if (!span && when != "none") co_return say(wording::due_unusable(words[2]));
    TaskEdit wanted;
    wanted.due_at = span ? clock_.now() + *span : Instant{};
    co_return co_await edit(asker, incident, words, wanted);
}

Async<Reply> ChecklistCommands::edit(usecases::Asker asker, Incident incident, Words words, TaskEdit wanted) const
{
    Reply said;
    const std::optional<TaskPlace> place = place_in(words, said);
    if (!place) co_return said;
    const TaskRef task = *place;
    const Result<Incident> done = co_await use_cases_.edit_tasks.edit(incident.id, asker, task, wanted);
    co_return answer(done, incident, words);
}

} // namespace muster::commands
