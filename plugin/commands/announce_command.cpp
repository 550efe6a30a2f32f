#include "plugin/commands/announce_command.hpp"

#include "plugin/commands/say.hpp"
#include "plugin/wording/announcing.hpp"
#include "plugin/wording/replies.hpp"

#include <utility>

namespace muster::commands
{

Async<Reply> AnnounceCommand::run(usecases::Asker asker, Incident incident, std::vector<std::string> channels) const
{
    const Result<User> commander = co_await chat_.user(incident.commander);
    const std::string name = commander ? commander->username : incident.commander.str();
    const auto answers =
        co_await announce_.run(incident, asker, channels, wording::announcement_elsewhere(incident, name));
    if (!answers) co_return say(wording::of_failure(answers.error()));

    std::string refusals;
    std::vector<std::string> told;
    for (const usecases::AnnounceIncident::Answer& answer : *answers) {
        if (answer.refusal) refusals += wording::not_announced_in(answer.word, *answer.refusal) + "\n";
        if (answer.told) told.push_back(answer.told->is_public ? answer.told->name : std::string());
    }
    if (!told.empty()) {
        usecases::AddTimelineNote::Args note;
        note.summary = wording::announced_in(told);
        const Result<Incident> noted = co_await use_cases_.add_timeline_note.run(incident.id, asker, note);
        if (!noted) refusals += wording::announced_without_note(note.summary) + "\n";
    }
    co_return say(std::move(refusals));
}

} // namespace muster::commands
