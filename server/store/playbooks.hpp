// Playbooks in the database.
#pragma once

#include "plugin/ports/playbook_store.hpp"
#include "server/store/database.hpp"

#include <vector>

namespace muster::store
{

class Playbooks final : public PlaybookStore
{
public:
    explicit Playbooks(Database& database) : database_(database) {}

    [[nodiscard]] Async<Result<Playbook>> by_id(PlaybookId playbook) override;
    [[nodiscard]] Async<Result<Playbook>> at_version(PlaybookId playbook, std::int64_t version) override;
    [[nodiscard]] Async<Result<std::vector<Playbook>>> of_member(TeamId team, UserId member) override;
    [[nodiscard]] Async<Result<PlaybookPage>> list(PlaybookQuery query) override;
    [[nodiscard]] Async<Result<bool>> add(Playbook playbook) override;
    [[nodiscard]] Async<Result<Playbook>> change(PlaybookId playbook, DecidePlaybook decide) override;

private:
    Database& database_;
};

} // namespace muster::store
