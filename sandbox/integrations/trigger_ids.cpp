#include "sandbox/integrations/trigger_ids.hpp"

#include "sandbox/integrations/base64.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <charconv>
#include <stdexcept>
#include <vector>

namespace muster::sandbox
{

namespace
{

template <auto Free> class Freed
{
public:
    template <class T> void operator()(T* object) const { Free(object); }
};

using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::vector<std::string> split_at_colons(std::string_view text)
{
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t colon = text.find(':');
        parts.emplace_back(text.substr(0, colon));
        if (colon == std::string_view::npos) return parts;
        text.remove_prefix(colon + 1);
    }
}

bool is_signature(std::string_view der)
{
    const unsigned char* at = bytes_of(der);
    return Signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))) != nullptr;
}

} // namespace

class TriggerIds::Key
{
public:
    Key() : key_(EVP_EC_gen("P-256"))
    {
        if (!key_) throw std::runtime_error("cannot make a signing key for trigger ids");
    }

    [[nodiscard]] std::string sign(std::string_view text) const
    {
        const DigestContext context(EVP_MD_CTX_new());
        std::size_t size = 0;
        if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
            EVP_DigestSign(context.get(), nullptr, &size, bytes_of(text), text.size()) != 1)
            throw std::runtime_error("cannot sign a trigger id");
        std::vector<unsigned char> signature(size);
        if (EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(text), text.size()) != 1)
            throw std::runtime_error("cannot sign a trigger id");
        return {signature.begin(), signature.begin() + static_cast<std::ptrdiff_t>(size)};
    }

    [[nodiscard]] bool has_signed(std::string_view text, std::string_view signature) const
    {
        const DigestContext context(EVP_MD_CTX_new());
        return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
               EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) == 1;
    }

private:
    std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key_;
};

TriggerIds::TriggerIds(const Clock& clock, IdSource& ids, std::chrono::milliseconds life)
    : clock_(clock), ids_(ids), life_(life), key_(std::make_unique<Key>())
{
}

TriggerIds::~TriggerIds() = default;

MadeTrigger TriggerIds::make(const std::string& user_id)
{
    MadeTrigger made;
    made.client_id = ids_.next();
    const std::string text = made.client_id + ":" + user_id + ":" + std::to_string(to_millis(clock_.now())) + ":";
    made.signed_id = encode_base64(text + encode_base64(key_->sign(text)));
    return made;
}

OpenedTrigger TriggerIds::open(std::string_view signed_id) const
{
    const auto refused = [](TriggerFault fault) {
        OpenedTrigger trigger;
        trigger.fault = fault;
        return trigger;
    };
    const auto decoded = decode_base64(signed_id);
    if (!decoded) return refused(TriggerFault::NotBase64);
    const std::vector<std::string> parts = split_at_colons(*decoded);
    if (parts.size() != 4) return refused(TriggerFault::MissingData);

    std::int64_t made_at = 0;
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), made_at);
    if (made_at < to_millis(clock_.now() - life_)) return refused(TriggerFault::Expired);

    const auto signature = decode_base64(parts[3]);
    if (!signature) return refused(TriggerFault::SignatureNotBase64);
    if (!is_signature(*signature)) return refused(TriggerFault::SignatureMalformed);
    if (!key_->has_signed(parts[0] + ":" + parts[1] + ":" + parts[2] + ":", *signature))
        return refused(TriggerFault::Forged);

    OpenedTrigger trigger;
    trigger.client_id = parts[0];
    trigger.user_id = parts[1];
    return trigger;
}

} // namespace muster::sandbox
