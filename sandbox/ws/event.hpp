// What the server tells connected clients.
#pragma once

#include "base/json.hpp"

#include <string>

namespace muster::sandbox
{

/// Who gets an event: one user, else the members of a channel, else of a team, else everybody.
struct Audience {
    std::string user_id;
    std::string channel_id;
    std::string team_id;
    std::string omit_user_id;

    [[nodiscard]] static Audience user(std::string id) { return {std::move(id), "", "", ""}; }
    [[nodiscard]] static Audience channel(std::string id) { return {"", std::move(id), "", ""}; }
    [[nodiscard]] static Audience channel_but(std::string id, std::string omit)
    {
        return {"", std::move(id), "", std::move(omit)};
    }
    [[nodiscard]] static Audience team(std::string id) { return {"", "", std::move(id), ""}; }
    [[nodiscard]] static Audience everybody() { return {}; }
};

/// An event without its sequence number, which is each connection's own. Written once, however many get it.
class Event
{
public:
    Event(const std::string& name, const Json& data, Audience audience);

    [[nodiscard]] const Audience& audience() const { return audience_; }
    /// The frame for a connection.
    [[nodiscard]] std::string frame(std::int64_t seq) const { return head_ + std::to_string(seq) + "}"; }

private:
    Audience audience_;
    std::string head_; ///< the frame up to the number
};

} // namespace muster::sandbox
