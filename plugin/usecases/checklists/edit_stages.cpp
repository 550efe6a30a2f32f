#include "plugin/usecases/checklists/edit_stages.hpp"

namespace muster::usecases
{

Async<Result<Incident>> EditStages::add(IncidentId incident, Asker asker, std::string title,
                                        std::optional<std::int64_t> position) const
{
    // Made here, not in the decision: that may run twice.
    const StageId id(ids_.next());
    const Decide decide = [&](Incident& current) { return add_stage(current, id, title, position); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> EditStages::edit(IncidentId incident, Asker asker, StageRef stage, StageEdit wanted) const
{
    const Decide decide = [&](Incident& current) { return edit_stage(current, stage, wanted); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> EditStages::remove(IncidentId incident, Asker asker, StageRef stage) const
{
    const Decide decide = [&stage](Incident& current) { return remove_stage(current, stage); };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
