#include "server/chat/rest/hmac_signer.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace muster::chat
{

namespace
{

constexpr std::size_t kKeyBytes = 32;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kMetaKey = "signing_key";

std::string to_base64url(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() * 4 / 3 + 4);
    unsigned held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) text += kAlphabet[(held >> static_cast<unsigned>(bits - 6)) & 63U];
    }
    if (bits > 0) text += kAlphabet[(held << static_cast<unsigned>(6 - bits)) & 63U];
    return text;
}

/// Only the one spelling that to_base64url gives is taken: bits that stand for nothing must be zero.
std::optional<std::string> from_base64url(std::string_view text)
{
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6U) | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> static_cast<unsigned>(bits)) & 255U);
    }
    const unsigned unused = held & ((1U << static_cast<unsigned>(bits)) - 1U);
    if (bits >= 6 || unused != 0) return std::nullopt;
    return bytes;
}

std::string mac_of(std::string_view payload, const Secret& key)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    const std::string& bytes = key.reveal();
    // The library takes bytes as unsigned char.
    const auto* const data = reinterpret_cast<const unsigned char*>(payload.data());
    if (!HMAC(EVP_sha256(), bytes.data(), static_cast<int>(bytes.size()), data, payload.size(), mac.data(), &size))
        throw std::runtime_error("HMAC-SHA256 is not available");
    return {mac.begin(), mac.begin() + size};
}

} // namespace

HmacSigner::HmacSigner(Secret key) : key_(std::move(key))
{
    if (key_.reveal().size() != kKeyBytes) throw std::invalid_argument("a signing key has 32 bytes");
}

std::string HmacSigner::sign(std::string_view payload) const
{
    return to_base64url(payload) + "." + to_base64url(mac_of(payload, key_));
}

std::optional<std::string> HmacSigner::open(std::string_view signed_text) const
{
    const auto dot = signed_text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    std::optional<std::string> payload = from_base64url(signed_text.substr(0, dot));
    if (!payload) return std::nullopt;
    if (!same_secret(signed_text.substr(dot + 1), to_base64url(mac_of(*payload, key_)))) return std::nullopt;
    return payload;
}

Async<Result<Secret>> signing_key(MetaStore& meta)
{
    Result<std::optional<std::string>> kept = co_await meta.get(std::string(kMetaKey));
    if (!kept) co_return kept.error();
    if (kept->has_value()) {
        std::optional<std::string> key = from_base64url(**kept);
        if (!key || key->size() != kKeyBytes) co_return fail(Fault::Internal, "the stored signing key is damaged");
        co_return Secret(std::move(*key));
    }
    std::array<unsigned char, kKeyBytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        co_return fail(Fault::Internal, "the system gives no random numbers");
    std::string key(bytes.begin(), bytes.end());
    const Result<> put = co_await meta.put(std::string(kMetaKey), to_base64url(key));
    if (!put) co_return put.error();
    co_return Secret(std::move(key));
}

} // namespace muster::chat
