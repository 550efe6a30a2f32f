// Adding a playbook that somebody wrote down with names.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/playbook_store.hpp"

#include <string>
#include <vector>

namespace muster::usecases
{

class AddPlaybook
{
public:
    AddPlaybook(PlaybookStore& playbooks, Chat& chat, const Clock& clock)
        : playbooks_(playbooks), chat_(chat), clock_(clock)
    {
    }

    /// Resolves the names and adds the playbook, unless there is one of its id: what people made of it stays.
    /// returns  true when it was added
    /// faults   Invalid   it breaks a rule of playbooks
    ///          NotFound  "team" or "members": the chat server knows no such name;  Unavailable  ask again
    [[nodiscard]] Async<Result<bool>> run(Playbook playbook, std::string team_name,
                                          std::vector<std::string> member_names) const;

private:
    PlaybookStore& playbooks_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
