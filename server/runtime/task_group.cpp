#include "server/runtime/task_group.hpp"

#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <list>
#include <utility>

namespace muster
{

namespace asio = boost::asio;

namespace
{

/// Owned by the group and by whoever emits just now, so that a child may end while it is being cancelled.
class Child
{
public:
    asio::cancellation_signal signal;
};

void report(const std::string& name, const std::exception_ptr& escaped)
{
    if (!escaped) return;
    try {
        std::rethrow_exception(escaped);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) return; // how a cancelled child ends
        log::error("task failed", {{"task", name}, {"error", error.what()}});
    } catch (const std::exception& error) {
        log::error("task failed", {{"task", name}, {"error", error.what()}});
    } catch (...) {
        log::error("task failed", {{"task", name}, {"error", "unknown exception"}});
    }
}

} // namespace

class TaskGroup::State
{
public:
    explicit State(asio::any_io_executor on)
        : executor(std::move(on)), empty(executor, asio::steady_timer::time_point::max())
    {
    }

    void remove(const std::shared_ptr<Child>& child)
    {
        children.remove(child);
        if (children.empty()) empty.cancel();
    }

    void cancel_all()
    {
        const auto now_alive = children; // a child may end, and others begin to end, while one is told
        for (const auto& child : now_alive) child->signal.emit(asio::cancellation_type::terminal);
    }

    asio::any_io_executor executor;
    asio::steady_timer empty;
    std::list<std::shared_ptr<Child>> children;
    bool refusing = false;
};

namespace
{

/// Runs when a child is over. Where the loop itself goes and the child is destroyed unfinished, the destructor does:
/// a signal of a destroyed coroutine must not be emitted any more.
template <class State> class Ending
{
public:
    Ending(std::shared_ptr<State> state, std::shared_ptr<Child> child, std::string name)
        : state_(std::move(state)), child_(std::move(child)), name_(std::move(name))
    {
    }
    ~Ending()
    {
        if (child_) state_->remove(child_);
    }
    Ending(Ending&&) noexcept = default;
    Ending& operator=(Ending&&) = delete;
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;

    void operator()(const std::exception_ptr& escaped)
    {
        report(name_, escaped);
        // Later: the coroutine that calls this still stands on the child's signal.
        auto remove = [state = state_, child = std::move(child_)] { state->remove(child); };
        asio::post(state_->executor, std::move(remove));
    }

private:
    std::shared_ptr<State> state_;
    std::shared_ptr<Child> child_;
    std::string name_;
};

} // namespace

TaskGroup::TaskGroup(asio::any_io_executor executor) : state_(std::make_shared<State>(std::move(executor))) {}

TaskGroup::~TaskGroup()
{
    state_->refusing = true;
    if (state_->children.empty()) return;
    // Not at once: where a child's own frame holds the last of the group, that frame is half destroyed just now.
    asio::post(state_->executor, [state = state_] { state->cancel_all(); });
}

void TaskGroup::spawn(std::string name, Async<void> task)
{
    [[maybe_unused]] const auto stop = spawn_stoppable(std::move(name), std::move(task));
}

std::function<void()> TaskGroup::spawn_stoppable(std::string name, Async<void> task)
{
    if (state_->refusing) return [] {};
    auto child = std::make_shared<Child>();
    state_->children.push_back(child);
    Ending<State> ending(state_, child, std::move(name));
    asio::co_spawn(state_->executor, std::move(task),
                   asio::bind_cancellation_slot(child->signal.slot(), std::move(ending)));
    return [weak = std::weak_ptr<Child>(child)] {
        if (const auto alive = weak.lock()) alive->signal.emit(asio::cancellation_type::terminal);
    };
}

void TaskGroup::cancel()
{
    state_->refusing = true;
    state_->cancel_all();
}

Async<void> TaskGroup::join()
{
    const auto state = state_;
    while (!state->children.empty()) co_await state->empty.async_wait(asio::as_tuple(asio::use_awaitable));
}

std::size_t TaskGroup::size() const { return state_->children.size(); }

} // namespace muster
