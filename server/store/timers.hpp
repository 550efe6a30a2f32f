// Timers in the database.
#pragma once

#include "plugin/ports/timer_store.hpp"
#include "server/store/database.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace muster::store
{

class Timers final : public TimerStore
{
public:
    explicit Timers(Database& database) : database_(database) {}

    [[nodiscard]] Async<Result<>> fired(Timer timer) override;
    [[nodiscard]] Async<Result<std::optional<Instant>>> earliest() override;
    [[nodiscard]] Async<Result<std::vector<Timer>>> due(Instant now) override;
    void on_set(std::function<void()> listener) override;

private:
    Database& database_;
};

} // namespace muster::store
