#include "server/store/meta.hpp"

namespace muster::store
{

Async<Result<std::optional<std::string>>> Meta::get(std::string key)
{
    static constexpr Sql kGet("meta.get", "SELECT value FROM meta WHERE name = ?");
    using Found = std::optional<std::string>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        Found value;
        connection.each(kGet, {key}, [&value](const Row& row) { value = row.text(0); });
        return value;
    };
    co_return co_await database_.read(find);
}

Async<Result<>> Meta::put(std::string key, std::string value)
{
    static constexpr Sql kPut("meta.put", R"sql(
        INSERT INTO meta (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql");
    const Database::Write<void> write = [&](Session& session) -> Result<> {
        session.connection().run(kPut, {key, value});
        return {};
    };
    co_return co_await database_.write(write);
}

} // namespace muster::store
