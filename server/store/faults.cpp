#include "server/store/faults.hpp"

#include "base/log.hpp"
#include "server/runtime/once_a_minute.hpp"
#include "server/store/connection.hpp"

#include <map>
#include <mutex>

namespace muster::store
{

namespace
{

Failure answer_for(SqlFault fault)
{
    switch (fault) {
    case SqlFault::Full:
        return fail(Fault::Unavailable, "the disk is full");
    case SqlFault::CannotWrite:
        return fail(Fault::Unavailable, "the disk cannot be written");
    case SqlFault::Busy:
        return fail(Fault::Unavailable, "the database is busy");
    case SqlFault::Taken:
        return fail(Fault::Conflict, "it is taken already");
    case SqlFault::Damaged:
        return fail(Fault::Internal, "the database is damaged");
    case SqlFault::Other:
        return fail(Fault::Internal, "the store failed");
    }
    return fail(Fault::Internal, "the store failed");
}

std::optional<std::size_t> may_log(SqlFault fault)
{
    static std::mutex mutex;
    static std::map<SqlFault, OnceAMinute> limits;
    const std::lock_guard lock(mutex);
    return limits[fault].pass();
}

} // namespace

Failure failure_of(const std::exception& error)
{
    const auto* refused = dynamic_cast<const SqlError*>(&error);
    const SqlFault fault = refused ? refused->fault() : SqlFault::Other;
    const auto kept_back = fault == SqlFault::Taken ? std::nullopt : may_log(fault);
    if (kept_back) log::error("storing failed", {{"why", error.what()}, {"not_logged_since", *kept_back}});
    return answer_for(fault);
}

} // namespace muster::store
