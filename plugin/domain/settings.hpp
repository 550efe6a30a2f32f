// How incidents of a playbook are run beyond their stages: kept by the playbook, copied whole into each incident.
#pragma once

#include "plugin/domain/ids.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace muster
{

/// A setting that can be off without being forgotten (v1.14.3 playbooks, `*_enabled`).
template <class T> struct Switched {
    bool is_on = false;
    T value{};

    friend bool operator==(const Switched&, const Switched&) = default;
};

/// An incident has those of the playbook's version that it was started from; later edits leave it alone.
struct Settings {
    std::vector<ChannelId> broadcast_channels;
    std::string update_template;               ///< the text of the first status update's form
    std::chrono::seconds reminder_interval{0}; ///< chosen beforehand in the first status update's form
    Switched<std::vector<UserId>> invited_users;
    Switched<UserId> default_commander;
    Switched<ChannelId> announcement_channel;
    Switched<std::string> welcome_message;
    Switched<std::string> creation_webhook;
    Switched<std::string> update_webhook;
    Switched<std::vector<std::string>> keywords;

    friend bool operator==(const Settings&, const Settings&) = default;
};

} // namespace muster
