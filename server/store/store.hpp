// Everything that is stored, opened together and closed together.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "server/store/changes.hpp"
#include "server/store/incidents.hpp"
#include "server/store/meta.hpp"
#include "server/store/outbox.hpp"
#include "server/store/playbooks.hpp"
#include "server/store/timers.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>

namespace muster::store
{

class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual IncidentStore& incidents() = 0;
    [[nodiscard]] virtual PlaybookStore& playbooks() = 0;
    [[nodiscard]] virtual MetaStore& meta() = 0;
    [[nodiscard]] virtual OutboxStore& outbox() = 0;
    [[nodiscard]] virtual TimerStore& timers() = 0;
    [[nodiscard]] virtual ChangeFeed& changes() = 0;

    /// Finishes what is queued and takes no more: later changes are refused as Unavailable. Blocks until it is done.
    virtual void close() = 0;
};

struct StoreOptions {
    /// Made, for its owner only, if it is missing.
    std::filesystem::path folder;
    /// The file grows to this many pages at most, 0 for as far as the disk goes.
    std::int64_t most_pages = 0;
};

/// Opens the database of a data folder, brings it to this program's form and locks it against other processes. Results
/// arrive on `loop`, which must outlive the store.
///
/// Every failure is one sentence with cause and cure, for the person who starts the program:
/// faults   Invalid      the folder cannot be used
///          Unavailable  another process has it, or the disk refuses
///          Conflict     the database is damaged, from a newer program or somebody else's; it was not touched
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const StoreOptions& options, boost::asio::any_io_executor loop,
                                                        IdSource& ids, const Clock& clock);

} // namespace muster::store
