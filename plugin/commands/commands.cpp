#include "plugin/commands/commands.hpp"

#include "base/text.hpp"
#include "plugin/commands/post_word.hpp"
#include "plugin/commands/say.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/wording/replies.hpp"
#include "plugin/wording/status_posts.hpp"
#include "plugin/wording/test_data.hpp"
#include "plugin/wording/web.hpp"

#include <algorithm>
#include <utility>

namespace muster::commands
{

namespace
{

/// How many incidents `list` shows (peer-incident-plugin.md §1.2).
constexpr std::size_t kListed = 10;

/// The original's clients name themselves so, in words of 36 characters (peer-incident-plugin.md §7.4).
bool is_client_id(const std::string& word)
{
    return word.size() == 36 && word[8] == '-' && word[13] == '-' && word[18] == '-' && word[23] == '-';
}

/// The word that says which post to start from; empty for none.
std::string post_word(const std::vector<std::string>& arguments)
{
    if (arguments.empty() || (arguments.size() == 1 && is_client_id(arguments[0]))) return {};
    return arguments.back();
}

usecases::Asker asker_of(const Call& call) { return usecases::Asker(call.user, call.channel); }

AttachmentField field(std::string_view title, std::string value, bool is_short = true)
{
    return AttachmentField{std::string(title), std::move(value), is_short};
}

} // namespace

Async<Reply> Commands::run(Call call) const
{
    const Parsed parsed = parse(call.text);
    if (!parsed.subcommand) {
        const std::string list = help(tests_ != nullptr);
        co_return say(parsed.word.empty() ? list : wording::unknown_subcommand(parsed.word) + "\n\n" + list);
    }
    const Subcommand& row = *parsed.subcommand;
    if (!parsed.fits()) co_return say(wording::usage(row.word, row.arguments, row.description));

    switch (row.verb) {
    case Verb::Help:
        co_return say(help(tests_ != nullptr));
    case Verb::Web:
        co_return co_await web(call);
    case Verb::Session:
        co_return session(call);
    case Verb::Test:
        if (!tests_) co_return say(wording::test_commands_are_off());
        co_return co_await tests_->run(call, parsed.arguments);
    case Verb::Start:
        co_return co_await start(call, parsed.arguments);
    case Verb::List:
        co_return co_await list(call);
    default:
        co_return co_await run_in_incident(row.verb, call, parsed.arguments);
    }
}

Async<Reply> Commands::start(Call call, std::vector<std::string> arguments) const
{
    dialogs::StartOffer offer;
    offer.response = call.response;
    if (const std::string word = post_word(arguments); !word.empty()) {
        offer.origin = post_in(word);
        const Result<Post> post = co_await use_cases_.facts.readable_post(offer.origin, call.user);
        if (!post && post.error().field() == "post_id") co_return say(wording::cannot_start_from(word));
        if (!post) co_return say(wording::of_failure(post.error()));
    }
    Result<std::vector<Playbook>> playbooks = co_await playbooks_.of_member(call.team, call.user);
    if (!playbooks) co_return say(wording::of_failure(playbooks.error()));
    if (playbooks->empty()) co_return say(wording::no_playbooks());
    offer.playbooks = std::move(*playbooks);
    const Result<User> user = co_await chat_.user(call.user);
    if (!user) co_return say(wording::of_failure(user.error()));

    const Dialog form = forms_.start_form(*user, call.team, offer);
    co_return co_await ask(call.trigger, form);
}

Async<Reply> Commands::list(Call call) const
{
    const Result<std::vector<Incident>> ongoing =
        co_await use_cases_.find_incidents.ongoing_of(call.team, call.user, kListed);
    if (!ongoing) co_return say(wording::of_failure(ongoing.error()));
    if (ongoing->empty()) {
        const Result<Team> team = co_await chat_.team(call.team);
        co_return say(wording::none_ongoing(team ? team->display_name : call.team.str()));
    }

    Reply reply = say(wording::list_heading(ongoing->size()));
    for (const Incident& incident : *ongoing) {
        const std::string commander = co_await username_of(incident.commander);
        Attachment shown;
        shown.pretext = wording::incident_heading(incident);
        shown.fallback = incident.name;
        shown.fields = {field(wording::kStatus, wording::status(incident)),
                        field(wording::kStage, wording::stage_of(incident)),
                        field(wording::kDuration, wording::duration(incident, clock_.now())),
                        field(wording::kCommander, wording::mention(commander))};
        if (std::string next = wording::next_update(incident, clock_.now()); !next.empty())
            shown.fields.push_back(field(wording::kNextUpdate, std::move(next)));
        reply.attachments.push_back(std::move(shown));
    }
    co_return reply;
}

Async<Reply> Commands::web(Call call) const
{
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_channel(call.channel, asker_of(call));
    if (!incident && incident.error().fault() != Fault::NotFound) co_return say(wording::of_failure(incident.error()));
    const std::string path = incident ? "/api/v0/incidents/" + incident->id.str() + "/export?format=html&inline=true"
                                      : std::string("/api/v0/docs");
    co_return say(wording::web_link(links_.link_for(call.user, path)));
}

Reply Commands::session(const Call& call) const
{
    Reply reply;
    reply.session = links_.session_for(call.user);
    return reply;
}

Async<Reply> Commands::run_in_incident(Verb verb, Call call, std::vector<std::string> arguments) const
{
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_channel(call.channel, asker_of(call));
    if (!incident && incident.error().fault() == Fault::NotFound) co_return say(wording::only_in_incident_channel());
    if (!incident) co_return say(wording::of_failure(incident.error()));

    switch (verb) {
    case Verb::End:
        co_return co_await end(call, *incident);
    case Verb::Restart:
        co_return co_await restart(call, *incident);
    case Verb::Check:
        co_return co_await check(call, *incident, arguments);
    case Verb::CheckAdd:
        co_return co_await check_add(call, *incident, arguments);
    case Verb::CheckRemove:
        co_return co_await checklists_.remove(asker_of(call), *incident, arguments);
    case Verb::Assign:
        co_return co_await checklists_.assign(asker_of(call), *incident, arguments);
    case Verb::Skip:
        co_return co_await checklists_.skip(asker_of(call), *incident, arguments);
    case Verb::Due:
        co_return co_await checklists_.due(asker_of(call), *incident, arguments);
    case Verb::Stage:
        co_return co_await stage(call, *incident, lower(arguments[0]));
    case Verb::Commander:
        co_return co_await commander(call, *incident, arguments);
    case Verb::Update:
        co_return co_await update(call, *incident);
    case Verb::Timeline:
        co_return co_await timeline_.show(asker_of(call), *incident);
    case Verb::Add:
        co_return co_await timeline_.add(asker_of(call), *incident, arguments);
    case Verb::Rename:
        co_return co_await rename(call, *incident, join(arguments));
    case Verb::Announce:
        co_return co_await announcing_.run(asker_of(call), *incident, arguments);
    case Verb::Info:
        co_return co_await info(*incident);
    case Verb::Start:
    case Verb::List:
    case Verb::Web:
    case Verb::Session:
    case Verb::Help:
    case Verb::Test:
        break; // not of one incident: answered by run
    }
    co_return say(help(tests_ != nullptr));
}

Async<Reply> Commands::end(Call call, Incident incident) const
{
    if (!incident.is_active()) co_return say(wording::ended_already());
    const Dialog question = forms_.end_form(call.user, incident);
    co_return co_await ask(call.trigger, question);
}

Async<Reply> Commands::restart(Call call, Incident incident) const
{
    const Result<Incident> restarted = co_await use_cases_.restart_incident.run(incident.id, asker_of(call));
    if (restarted) co_return Reply();
    const bool ongoing = restarted.error().fault() == Fault::Conflict;
    co_return say(ongoing ? wording::not_ended() : wording::of_failure(restarted.error()));
}

Async<Reply> Commands::check(Call call, Incident incident, std::vector<std::string> arguments) const
{
    const std::optional<std::size_t> stage_number = parse_number(arguments[0]);
    const std::optional<std::size_t> task_number = parse_number(arguments[1]);
    if (!stage_number) co_return say(wording::must_be_number("stage", arguments[0]));
    if (!task_number) co_return say(wording::must_be_number("task", arguments[1]));

    const TaskPosition position{*stage_number, *task_number};
    const Result<Incident> checked = co_await use_cases_.set_task_state.toggle(incident.id, asker_of(call), position);
    if (checked) co_return Reply();
    if (checked.error().field() == "stage") co_return say(wording::no_such_stage(incident, arguments[0]));
    if (checked.error().field() == "task") co_return say(wording::no_such_task(incident, position.stage, arguments[1]));
    co_return say(wording::of_failure(checked.error()));
}

Async<Reply> Commands::check_add(Call call, Incident incident, std::vector<std::string> arguments) const
{
    if (arguments.size() > 1) co_return co_await checklists_.add(asker_of(call), incident, arguments);
    Reply said;
    const Stage* stage = ChecklistCommands::stage_for_form(incident, arguments[0], said);
    if (!stage) co_return said;
    const Result<> allowed = co_await use_cases_.facts.may_edit(asker_of(call), incident);
    if (!allowed) co_return say(wording::of_failure(allowed.error()));
    const Dialog form = forms_.add_task_form(call.user, incident, *stage);
    co_return co_await ask(call.trigger, form);
}

Async<Reply> Commands::stage(Call call, Incident incident, std::string direction) const
{
    const bool forward = direction == "next";
    if (!forward && direction != "prev") {
        const Subcommand& row = *parse("stage").subcommand;
        co_return say(wording::usage(row.word, row.arguments, row.description));
    }
    const Stage* now = active_stage(incident);
    if (!now) co_return say(wording::no_stages());

    const bool is_last = incident.active_stage + 1 == incident.stages.size();
    if (forward && !is_last && open_tasks(*now) > 0) {
        const Dialog question = forms_.next_stage_form(call.user, incident);
        co_return co_await ask(call.trigger, question);
    }
    const StageStep step = forward ? StageStep::Next : StageStep::Previous;
    const StageSeen seen{now->id, open_tasks(*now)};
    const Result<Incident> moved = co_await use_cases_.change_stage.run(incident.id, asker_of(call), step, seen);
    if (moved) co_return Reply();
    const Result<Incident> current = co_await incidents_.by_id(incident.id);
    co_return say(dialogs::stage_refusal(moved.error(), current ? *current : incident));
}

Async<Reply> Commands::commander(Call call, Incident incident, std::vector<std::string> arguments) const
{
    const std::string before = co_await username_of(incident.commander);
    if (arguments.empty()) co_return say(wording::commander_is(before));

    const std::string& typed = arguments[0];
    const std::string username = lower(typed.substr(std::min(typed.find_first_not_of('@'), typed.size())));
    if (username == before) co_return say(wording::commander_already(username));

    const Result<Incident> changed = co_await use_cases_.change_commander.run(incident.id, asker_of(call), username);
    if (changed) co_return Reply();
    if (changed.error().field() != "commander") co_return say(wording::of_failure(changed.error()));
    const bool unknown = changed.error().fault() == Fault::NotFound;
    co_return say(unknown ? wording::unknown_user(username) : wording::cannot_command(username));
}

Async<Reply> Commands::update(Call call, Incident incident) const
{
    const Result<> allowed = co_await use_cases_.facts.may_edit(asker_of(call), incident);
    if (!allowed) co_return say(wording::of_failure(allowed.error()));
    const Dialog form = forms_.update_form(call.user, incident);
    co_return co_await ask(call.trigger, form);
}

Async<Reply> Commands::rename(Call call, Incident incident, std::string name) const
{
    usecases::EditIncident::Wish wish;
    wish.details.name = name;
    const Result<Incident> renamed = co_await use_cases_.edit_incident.run(incident.id, asker_of(call), wish);
    if (renamed) co_return name == incident.name ? say(wording::named_so_already(name)) : Reply();
    co_return say(renamed.error().field() == "name" ? wording::name_limits() : wording::of_failure(renamed.error()));
}

Async<Reply> Commands::info(Incident incident) const
{
    const std::string commander = co_await username_of(incident.commander);
    Attachment shown;
    shown.pretext = wording::info_heading(incident);
    shown.fallback = incident.name;
    shown.text = incident.description;
    shown.fields = {field(wording::kStatus, wording::status(incident)),
                    field(wording::kDuration, wording::duration(incident, clock_.now())),
                    field(wording::kCommander, wording::mention(commander)),
                    field(wording::kStage, wording::stage_of(incident)),
                    field(wording::kStages, wording::progress(incident), false),
                    field(wording::kTasks, wording::numbered_tasks(incident), false)};
    if (const StatusUpdate* latest = latest_update(incident))
        shown.fields.push_back(field(wording::kLatestUpdate, latest->message, false));
    if (std::string next = wording::next_update(incident, clock_.now()); !next.empty())
        shown.fields.push_back(field(wording::kNextUpdate, std::move(next)));
    Reply reply;
    reply.attachments.push_back(std::move(shown));
    co_return reply;
}

Async<Reply> Commands::ask(std::string trigger, Dialog dialog) const
{
    const Result<> opened = co_await chat_.open_dialog(trigger, dialog);
    if (opened) co_return Reply();
    const bool expired = opened.error().fault() == Fault::Invalid;
    co_return say(expired ? wording::form_too_late() : wording::of_failure(opened.error()));
}

Async<std::string> Commands::username_of(UserId user) const
{
    const Result<User> found = co_await chat_.user(user);
    co_return found ? found->username : user.str();
}

} // namespace muster::commands
