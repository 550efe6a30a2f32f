#include "plugin/commands/timeline_commands.hpp"

#include "base/text.hpp"
#include "plugin/commands/post_word.hpp"
#include "plugin/commands/say.hpp"
#include "plugin/ports/usernames.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/timeline.hpp"

#include <utility>

namespace muster::commands
{

Async<Reply> TimelineCommands::show(usecases::Asker asker, Incident incident) const
{
    const Result<usecases::Timeline> timeline = co_await use_cases_.read_timeline.run(incident.id, asker);
    if (!timeline) co_return say(wording::of_failure(timeline.error()));
    std::vector<UserId> people = wording::people_in(timeline->events);
    Result<std::map<UserId, std::string>> names = co_await usernames_of(chat_, std::move(people));
    if (!names) co_return say(wording::of_failure(names.error()));
    const wording::Names called(std::move(*names));
    co_return say(wording::timeline(timeline->incident, timeline->events, called));
}

Async<Reply> TimelineCommands::add(usecases::Asker asker, Incident incident, std::vector<std::string> words) const
{
    usecases::AddTimelineNote::Args args;
    std::string post;
    if (args.post = post_in(words.front()); !args.post.empty()) {
        post = words.front();
        words.erase(words.begin());
    }
    args.summary = join(words);
    const Result<Incident> added = co_await use_cases_.add_timeline_note.run(incident.id, asker, args);
    if (added) co_return say(wording::note_added_reply());
    if (added.error().field() == "post_id") co_return say(wording::post_unreadable(post));
    if (added.error().field() != "summary") co_return say(wording::of_failure(added.error()));
    co_return say(trim(args.summary).empty() ? wording::note_without_summary() : wording::note_too_long());
}

} // namespace muster::commands
