// The stores that one suite is held against, each with what it needs to run.
#pragma once

#include "server/store/store.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

/// What both have: a loop to run calls on, and one person who acts.
class StoreFixture
{
public:
    boost::asio::io_context loop;
    CountedIds ids;
    ManualClock clock;

    template <class T> T run(Async<T> task) { return run_async(loop, std::move(task)); }

    [[nodiscard]] Change now_by(std::string_view who) const { return Change{named<UserId>(who), clock.now()}; }
};

class InMemory : public StoreFixture
{
public:
    MemoryStore& incidents() { return store_; }
    MemoryStore& playbooks() { return store_; }
    MemoryStore& meta() { return store_; }
    MemoryStore& outbox() { return store_; }
    MemoryStore& timers() { return store_; }
    MemoryStore& changes() { return store_; }

private:
    MemoryStore store_{ids};
};

class OnSqlite : public StoreFixture
{
public:
    OnSqlite() { open(); }

    IncidentStore& incidents() { return store_->incidents(); }
    PlaybookStore& playbooks() { return store_->playbooks(); }
    MetaStore& meta() { return store_->meta(); }
    OutboxStore& outbox() { return store_->outbox(); }
    TimerStore& timers() { return store_->timers(); }
    ChangeFeed& changes() { return store_->changes(); }

    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "muster.db"; }

    /// Opens it as the next process would.
    [[nodiscard]] Result<std::unique_ptr<store::Store>> try_open(std::int64_t most_pages = 0)
    {
        store_.reset();
        return store::open_store({folder_.path(), most_pages}, loop.get_executor(), ids, clock);
    }
    void open(std::int64_t most_pages = 0)
    {
        auto opened = try_open(most_pages);
        if (!opened) throw std::runtime_error(opened.error().detail());
        store_ = std::move(*opened);
    }
    void close() { store_.reset(); }
    [[nodiscard]] store::Store& store() { return *store_; }

private:
    TempFolder folder_;
    std::unique_ptr<store::Store> store_;
};

/// Records the incident as its reporter would.
template <class Fixture> Incident created(Fixture& f, const Incident& incident)
{
    const Change change{incident.reporter, incident.created_at};
    return f.run(f.incidents().create(incident, started(incident), change)).value();
}

/// Closes the first task, or one at another place.
[[nodiscard]] inline Decide tick(const Change& change, TaskPosition position = {}, TaskState next = TaskState::Closed)
{
    return [=](Incident& incident) { return set_task_state(incident, position, next, change.actor, change.at); };
}

} // namespace muster::test
