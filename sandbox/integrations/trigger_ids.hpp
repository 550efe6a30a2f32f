// Trigger ids: the proof that a person has just used a command or a button, which is what lets an integration open a
// dialog in that person's browser.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// `signed_id` goes to the integration; `client_id` to the browser, which opens only the dialog that carries it.
struct MadeTrigger {
    std::string client_id;
    std::string signed_id;
};

/// Why a trigger id was not believed; the words are the ends of Mattermost's error ids.
enum class TriggerFault { None, NotBase64, MissingData, Expired, SignatureNotBase64, SignatureMalformed, Forged };

struct OpenedTrigger {
    TriggerFault fault = TriggerFault::None;
    std::string client_id;
    std::string user_id;
};

/// Makes and checks them: base64 of `client id:user id:milliseconds:` and an ECDSA signature of that text. The key is
/// made at start and never stored, since no trigger id outlives a restart.
class TriggerIds
{
public:
    TriggerIds(const Clock& clock, IdSource& ids, std::chrono::milliseconds life);
    ~TriggerIds();
    TriggerIds(const TriggerIds&) = delete;
    TriggerIds& operator=(const TriggerIds&) = delete;

    [[nodiscard]] MadeTrigger make(const std::string& user_id);

    /// May succeed any number of times within the life. Age is looked at before the signature, as Mattermost does.
    [[nodiscard]] OpenedTrigger open(std::string_view signed_id) const;

    [[nodiscard]] std::chrono::milliseconds life() const { return life_; }

private:
    class Key;

    const Clock& clock_;
    IdSource& ids_;
    std::chrono::milliseconds life_;
    std::unique_ptr<Key> key_;
};

} // namespace muster::sandbox
