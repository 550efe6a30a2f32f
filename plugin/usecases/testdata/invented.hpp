// What incidents that never were are called, and what was said of them: made up, for the lot to draw from.
#pragma once

#include <array>
#include <string_view>

namespace muster::usecases::invented
{

inline constexpr std::array<std::string_view, 20> kSubjects{
    "Checkout",   "Login",   "Search",         "Payments",   "Mail delivery", "Main database", "Image upload",
    "Mobile app", "Backups", "Billing export", "DNS",        "Load balancer", "Message queue", "Reports",
    "Webhooks",   "CDN",     "Staging",        "Office VPN", "Certificates",  "Job scheduler"};
inline constexpr std::array<std::string_view, 20> kTroubles{
    "is down",          "answers slowly",     "loses requests",    "is out of disk",   "returns errors",
    "leaks memory",     "is overloaded",      "shows stale data",  "refuses sessions", "sends everything twice",
    "fails over",       "drops connections",  "cannot be reached", "is rolled back",   "runs out of connections",
    "has wrong totals", "expired last night", "hangs after start", "is under attack",  "misses its backups"};
inline constexpr std::array<std::string_view, 20> kCompanies{
    "Acme",    "Initech", "Globex",  "Umbrella", "Hooli", "Stark",    "Wayne",    "Wonka",     "Tyrell",  "Cyberdyne",
    "Soylent", "Duff",    "Oceanic", "Virtucon", "Pied",  "Vandelay", "Sterling", "Gringotts", "Monarch", "Aperture"};
inline constexpr std::array<std::string_view, 6> kUpdates{"We see it too and are looking for the cause.",
                                                          "The cause is found; a fix is being rolled out.",
                                                          "Half of the traffic is back.",
                                                          "We wait for the provider.",
                                                          "It is contained. No data was lost.",
                                                          "A workaround is in place."};
inline constexpr std::string_view kResolved = "Everything works again.";

} // namespace muster::usecases::invented
