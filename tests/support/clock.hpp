// A clock that stands until it is told to move, and ids that can be foretold.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <atomic>
#include <chrono>
#include <string>

namespace muster::test
{

/// Stands at 2020-10-17T03:00:00Z until it is moved. May be read and moved from any thread.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return from_millis(millis_); }
    void set(Instant at) { millis_ = to_millis(at); }
    void advance(std::chrono::milliseconds by) { millis_ += by.count(); }

private:
    std::atomic<std::int64_t> millis_ = 1'602'903'600'000;
};

/// The id that CountedIds gives at its `number`th call: the number in 26 digits.
[[nodiscard]] inline std::string counted_id(std::int64_t number)
{
    const std::string digits = std::to_string(number);
    return std::string(kIdLength - digits.size(), '0') + digits;
}

/// 1, 2, 3 … in the form of ids.
class CountedIds final : public IdSource
{
public:
    [[nodiscard]] std::string next() override { return counted_id(++last_); }

private:
    std::atomic<std::int64_t> last_ = 0;
};

} // namespace muster::test
