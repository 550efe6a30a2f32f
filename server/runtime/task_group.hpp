// Owns coroutines that nobody awaits: logs what escapes them, cancels them, joins them.
#pragma once

#include "base/async.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace muster
{

/// Everything spawned outlives its caller but not its group: `cancel` and `join` it before what its children use goes.
/// The destructor only asks the children to stop; it cannot wait for them. All calls happen on the loop's thread.
class TaskGroup
{
public:
    explicit TaskGroup(boost::asio::any_io_executor executor);
    ~TaskGroup();
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    /// Starts a coroutine; on the loop's thread it runs up to its first wait before this returns. Its parameters must
    /// be values: the caller's locals are gone when it runs. `name` is for the log.
    void spawn(std::string name, Async<void> task);

    /// Like spawn; the returned function asks this one child to stop and is harmless after its end.
    [[nodiscard]] std::function<void()> spawn_stoppable(std::string name, Async<void> task);

    /// Asks every child to stop; new ones are refused (destroyed unstarted) from now on.
    void cancel();

    /// Returns when no child is left.
    [[nodiscard]] Async<void> join();

    [[nodiscard]] std::size_t size() const;

private:
    class State;
    std::shared_ptr<State> state_;
};

} // namespace muster
