// The outbox in the database.
#pragma once

#include "plugin/ports/outbox_store.hpp"
#include "server/store/database.hpp"

#include <functional>
#include <string>
#include <vector>

namespace muster::store
{

class Outbox final : public OutboxStore
{
public:
    explicit Outbox(Database& database) : database_(database) {}

    [[nodiscard]] Async<Result<std::vector<IncidentId>>> incidents_waiting(Receiver receiver) override;
    [[nodiscard]] Async<Result<std::vector<OutboxRow>>> waiting(IncidentId incident, Receiver receiver,
                                                                std::size_t limit) override;
    [[nodiscard]] Async<Result<>> delivered(OutboxRow row, PostId post) override;
    [[nodiscard]] Async<Result<>> failed(std::int64_t sequence, std::string fault) override;
    [[nodiscard]] Async<Result<>> park(std::int64_t sequence, std::string reason) override;
    [[nodiscard]] Async<Result<std::size_t>> parked_count() override;
    void on_commit(std::function<void(const IncidentId&, Receiver)> listener) override;

private:
    Database& database_;
};

} // namespace muster::store
