// Storage threads behind coroutines: one writer that commits changes in groups, and readers beside it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/change_feed.hpp"
#include "server/store/connection.hpp"
#include "server/store/session.hpp"
#include "server/store/work.hpp"
#include "server/store/work_queue.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace muster::store
{

/// Used from one loop. The database must be closed (destroyed) before that loop is.
class Database
{
public:
    /// Reads the answer to a question from one state of the database. Runs on a reader's thread.
    template <class T> using Read = std::function<Result<T>(Connection&)>;
    /// Makes one change. Runs on the writer's thread; it is taken back whole when it fails or throws.
    template <class T> using Write = std::function<Result<T>(Session&)>;

    Database(boost::asio::any_io_executor loop, std::unique_ptr<Connection> writer,
             std::vector<std::unique_ptr<Connection>> readers);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The body may refer to the caller's locals: the caller waits. Commits of one group are on disk before the first
    /// of them is answered. faults   Unavailable  the disk is full or cannot be written, too much is queued, it is
    /// closing
    ///          Internal     the body threw;  and whatever the body fails with
    template <class T> [[nodiscard]] Async<Result<T>> write(Write<T> body)
    {
        WorkOf<Session, T> work(body);
        co_await writes_.done(work);
        co_return work.take();
    }

    /// faults   the same
    template <class T> [[nodiscard]] Async<Result<T>> read(Read<T> body)
    {
        WorkOf<Connection, T> work(body);
        co_await reads_.done(work);
        co_return work.take();
    }

    /// Called on the loop after each commit, before the changes of that commit are answered, once for each incident
    /// and receiver that outbox rows were written for.
    void on_commit(std::function<void(const IncidentId&, Receiver)> listener);
    /// Called on the loop after each commit, with each incident that it changed.
    void on_change(std::function<void(const Incident&)> listener);
    /// Called on the loop after each commit, for each change of a playbook.
    void on_playbook_change(std::function<void(const ChangedPlaybook&)> listener);
    /// Called on the loop after each commit that set timers.
    void on_timers_set(std::function<void()> listener);

    /// Finishes what is queued and takes no more.
    void close();

private:
    struct Listeners {
        std::vector<std::function<void(const IncidentId&, Receiver)>> of_commit;
        std::vector<std::function<void()>> of_timers;
        std::vector<std::function<void(const Incident&)>> of_change;
        std::vector<std::function<void(const ChangedPlaybook&)>> of_playbook;
    };

    void write_groups(std::int64_t last_sequence);
    void commit_group(WorkQueue<Session>::Batch& group, Session& session);
    void perform_part(const Queued<Session>& queued, Session& session);
    void answer_reads(Connection& connection);

    WorkQueue<Session> writes_;
    WorkQueue<Connection> reads_;
    std::unique_ptr<Connection> writer_;
    std::vector<std::unique_ptr<Connection>> readers_;
    std::shared_ptr<Listeners> listeners_; ///< of the loop: a commit's announcement may outlive the database
    std::vector<std::thread> threads_;
};

} // namespace muster::store
