#include "server/store/database.hpp"

#include "base/log.hpp"
#include "server/store/faults.hpp"

#include <utility>

namespace muster::store
{

namespace
{

constexpr std::size_t kQueuedMost = 10'000;
/// A group that takes long to write keeps its first change waiting for its last.
constexpr std::size_t kGroupMost = 256;

std::int64_t last_sequence_of(Connection& connection)
{
    static constexpr Sql kLast("outbox.last", "SELECT COALESCE(MAX(sequence), 0) FROM outbox");
    std::int64_t last = 0;
    connection.each(kLast, {}, [&last](const Row& row) { last = row.number(0); });
    return last;
}

} // namespace

Database::Database(boost::asio::any_io_executor loop, std::unique_ptr<Connection> writer,
                   std::vector<std::unique_ptr<Connection>> readers)
    : writes_(loop, kQueuedMost), reads_(loop, kQueuedMost), writer_(std::move(writer)), readers_(std::move(readers)),
      listeners_(std::make_shared<Listeners>())
{
    const std::int64_t last_sequence = last_sequence_of(*writer_);
    threads_.emplace_back([this, last_sequence] { write_groups(last_sequence); });
    for (const auto& reader : readers_) threads_.emplace_back([this, &reader] { answer_reads(*reader); });
}

Database::~Database() { close(); }

void Database::on_commit(std::function<void(const IncidentId&, Receiver)> listener)
{
    listeners_->of_commit.push_back(std::move(listener));
}

void Database::on_change(std::function<void(const Incident&)> listener)
{
    listeners_->of_change.push_back(std::move(listener));
}

void Database::on_playbook_change(std::function<void(const ChangedPlaybook&)> listener)
{
    listeners_->of_playbook.push_back(std::move(listener));
}

void Database::on_timers_set(std::function<void()> listener) { listeners_->of_timers.push_back(std::move(listener)); }

void Database::close()
{
    writes_.close();
    reads_.close();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void Database::write_groups(std::int64_t last_sequence)
{
    IncidentCache cache;
    for (auto group = writes_.take(kGroupMost); !group.empty(); group = writes_.take(kGroupMost)) {
        Session session(*writer_, cache, last_sequence);
        std::vector<Announced> announced;
        std::vector<SharedIncident> changed;
        std::vector<ChangedPlaybook> playbooks;
        bool has_set_timers = false;
        try {
            commit_group(group, session);
            changed = session.changed();
            playbooks = session.changed_playbooks();
            announced = session.committed();
            has_set_timers = session.has_set_timers();
        } catch (const std::exception& error) {
            // Nothing of the group is on disk, also of the changes that had gone well by themselves.
            writer_->rollback();
            const Failure failure = failure_of(error);
            for (const Queued<Session>& queued : group) queued.work->fail_with(failure);
        }
        writes_.finish(std::move(group),
                       [listeners = listeners_, announced = std::move(announced), changed = std::move(changed),
                        playbooks = std::move(playbooks), has_set_timers] {
                           for (const SharedIncident& incident : changed)
                               for (const auto& listener : listeners->of_change) listener(*incident);
                           for (const ChangedPlaybook& playbook : playbooks)
                               for (const auto& listener : listeners->of_playbook) listener(playbook);
                           for (const auto& [incident, receiver] : announced)
                               for (const auto& listener : listeners->of_commit) listener(incident, receiver);
                           if (!has_set_timers) return;
                           for (const auto& listener : listeners->of_timers) listener();
                       });
    }
}

void Database::commit_group(WorkQueue<Session>::Batch& group, Session& session)
{
    writer_->begin_write();
    for (const Queued<Session>& queued : group) perform_part(queued, session);
    writer_->commit();
}

void Database::perform_part(const Queued<Session>& queued, Session& session)
{
    writer_->begin_part();
    bool is_kept = false;
    try {
        is_kept = queued.work->perform(session);
    } catch (const std::exception& error) {
        queued.work->fail_with(failure_of(error));
        // A full disk makes SQLite take the whole transaction back: then the group has failed, not just this part.
        if (!writer_->in_transaction()) throw;
    }
    if (is_kept) {
        writer_->keep_part();
        session.part_kept();
    } else {
        writer_->take_back_part();
        session.part_taken_back();
    }
}

void Database::answer_reads(Connection& connection)
{
    for (auto batch = reads_.take(1); !batch.empty(); batch = reads_.take(1)) {
        Work<Connection>& work = *batch.front().work;
        try {
            connection.begin_read();
            static_cast<void>(work.perform(connection)); // there is nothing to take back
            connection.commit();
        } catch (const std::exception& error) {
            connection.rollback();
            work.fail_with(failure_of(error));
        }
        reads_.finish(std::move(batch));
    }
}

} // namespace muster::store
