#include "plugin/domain/incident_number.hpp"

namespace muster
{

namespace
{

constexpr std::int64_t kFirstPrivate = 1'000'000;
constexpr std::int64_t kPrivate = 9'000'000;

} // namespace

std::string called(const Incident& incident) { return "INC-" + std::to_string(incident.number); }

std::int64_t public_number(std::int64_t count) { return count < kFirstPrivate ? count : count + kPrivate; }

std::int64_t private_number(const IncidentId& id, const std::function<bool(std::int64_t)>& is_taken)
{
    // The id is random; this only folds it, the same way on every machine.
    std::int64_t place = 0;
    for (const char c : id.str()) place = (place * 37 + static_cast<unsigned char>(c)) % kPrivate;
    while (is_taken(kFirstPrivate + place)) place = (place + 1) % kPrivate;
    return kFirstPrivate + place;
}

} // namespace muster
