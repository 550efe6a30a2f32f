// Incidents that never were, for trying things out: drawn by lot, the same for the same seed.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/ports/incident_store.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace muster::usecases
{

/// What to draw: of these playbooks, begun in [begin, end), nothing of it later than `now`.
struct BulkOrder {
    std::vector<Playbook> playbooks; ///< one at least; their members are the incidents' people
    UserId asker;
    std::size_t ongoing = 0;
    std::size_t ended = 0;
    Instant begin{};
    Instant end{};
    Instant now{};
    std::uint64_t seed = 0;
};

/// Draws one incident after the other. Everything but ids follows from the order: names, people, times, what was done
/// and said. Ended ones come first, as in the original (peer-incident-plugin.md §8).
class BulkPlan
{
public:
    /// `ids` must outlive it.
    BulkPlan(BulkOrder order, IdSource& ids) : order_(std::move(order)), ids_(ids), dice_(order_.seed) {}

    [[nodiscard]] std::size_t left() const { return order_.ongoing + order_.ended - drawn_; }

    /// The next one. Only while some are left.
    [[nodiscard]] Past draw();

private:
    class Story;

    [[nodiscard]] std::size_t below(std::size_t bound) { return static_cast<std::size_t>(dice_() % bound); }
    [[nodiscard]] bool one_in(std::size_t chances) { return below(chances) == 0; }
    [[nodiscard]] Instant between(Instant from, Instant to);
    [[nodiscard]] const UserId& somebody(const Playbook& playbook);
    [[nodiscard]] std::string name();
    void work_through(Story& story, bool to_the_end);
    void tell_of(Story& story, bool has_ended);

    const BulkOrder order_;
    IdSource& ids_;
    std::mt19937_64 dice_;
    std::size_t drawn_ = 0;
};

} // namespace muster::usecases
