// What the subcommands do: words in, one use case, an answer for the person who typed.
#pragma once

#include "base/async.hpp"
#include "base/time.hpp"
#include "plugin/commands/announce_command.hpp"
#include "plugin/commands/call.hpp"
#include "plugin/commands/checklist_commands.hpp"
#include "plugin/commands/grammar.hpp"
#include "plugin/commands/test_commands.hpp"
#include "plugin/commands/timeline_commands.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/ports/web_links.hpp"
#include "plugin/usecases/use_cases.hpp"

#include <string>
#include <vector>

namespace muster::commands
{

class Commands
{
public:
    /// Without `tests` the test commands are switched off.
    Commands(const usecases::UseCases& use_cases, const dialogs::Forms& forms, const usecases::Ports& ports,
             WebLinks& links, TestCommands* tests = nullptr)
        : use_cases_(use_cases), forms_(forms), chat_(ports.chat), incidents_(ports.incidents),
          playbooks_(ports.playbooks), clock_(ports.clock), checklists_(use_cases, ports.chat, ports.clock),
          timeline_(use_cases, ports.chat), announcing_(use_cases, ports.chat, ports.clock), links_(links),
          tests_(tests)
    {
    }

    /// Does what was typed. The answer is for the caller only; an empty one where the bot's post in the channel says it
    /// all.
    [[nodiscard]] Async<Reply> run(Call call) const;

private:
    /// `start [post]`; clients of the original put an id of their own before the post, or alone.
    [[nodiscard]] Async<Reply> start(Call call, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> list(Call call) const;
    /// Leads to the channel's incident, elsewhere to the manual of the API.
    [[nodiscard]] Async<Reply> web(Call call) const;
    /// What the page's code needs to speak with Muster itself: the chat server vouches for who asks.
    [[nodiscard]] Reply session(const Call& call) const;

    /// Those that work on the incident of the channel.
    [[nodiscard]] Async<Reply> run_in_incident(Verb verb, Call call, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> end(Call call, Incident incident) const;
    [[nodiscard]] Async<Reply> restart(Call call, Incident incident) const;
    [[nodiscard]] Async<Reply> check(Call call, Incident incident, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> check_add(Call call, Incident incident, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> stage(Call call, Incident incident, std::string direction) const;
    [[nodiscard]] Async<Reply> commander(Call call, Incident incident, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> update(Call call, Incident incident) const;
    [[nodiscard]] Async<Reply> rename(Call call, Incident incident, std::string name) const;
    [[nodiscard]] Async<Reply> info(Incident incident) const;

    /// Opens a dialog; the answer is empty, or says why it did not open.
    [[nodiscard]] Async<Reply> ask(std::string trigger, Dialog dialog) const;
    [[nodiscard]] Async<std::string> username_of(UserId user) const;

    const usecases::UseCases& use_cases_;
    const dialogs::Forms& forms_;
    Chat& chat_;
    IncidentStore& incidents_;
    PlaybookStore& playbooks_;
    const Clock& clock_;
    const ChecklistCommands checklists_;
    const TimelineCommands timeline_;
    const AnnounceCommand announcing_;
    WebLinks& links_;
    TestCommands* const tests_; ///< null where they are switched off
};

} // namespace muster::commands
