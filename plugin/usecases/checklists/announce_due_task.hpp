// A task's due time has come.
#pragma once

#include "plugin/domain/ids.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/editing.hpp"

namespace muster::usecases
{

class AnnounceDueTask
{
public:
    AnnounceDueTask(IncidentStore& incidents, Chat& chat, const Clock& clock)
        : incidents_(incidents), chat_(chat), clock_(clock)
    {
    }

    /// Says so, by the bot, unless the task is settled, put off or gone, or it has been said: any number of times is as
    /// once.
    /// faults   Unavailable
    /// after    TaskFellDue -> channel post that mentions who has the task
    [[nodiscard]] Async<Result<>> run(IncidentId incident, TaskId task) const;

private:
    IncidentStore& incidents_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
