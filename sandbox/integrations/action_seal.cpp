#include "sandbox/integrations/action_seal.hpp"

#include "sandbox/integrations/base64.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

class FreeContext
{
public:
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(bytes_of(bytes), static_cast<int>(count)) != 1)
        throw std::runtime_error("no random bytes to be had");
    return bytes;
}

} // namespace

ActionSeal::ActionSeal(std::string_view key)
{
    const auto bytes = decode_base64(key);
    if (!bytes || bytes->size() != key_.size()) throw std::invalid_argument("the key of action cookies is damaged");
    std::copy(bytes->begin(), bytes->end(), key_.begin());
}

std::string ActionSeal::make_key() { return encode_base64(random_bytes(32)); }

std::string ActionSeal::seal(std::string_view plain) const
{
    std::string nonce = random_bytes(kNonceSize);
    std::string sealed(plain.size(), '\0');
    std::string tag(kTagSize, '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool done =
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key_.data(), bytes_of(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), bytes_of(sealed), &written, bytes_of(plain), static_cast<int>(plain.size())) ==
            1 &&
        EVP_EncryptFinal_ex(context.get(), bytes_of(sealed) + written, &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, tag.data()) == 1;
    if (!done) throw std::runtime_error("cannot seal an action cookie");
    return encode_base64(nonce + sealed + tag);
}

std::optional<std::string> ActionSeal::open(std::string_view sealed) const
{
    const auto bytes = decode_base64(sealed);
    if (!bytes || bytes->size() < kNonceSize + kTagSize) return std::nullopt;
    const std::string_view all = *bytes;
    const std::string_view nonce = all.substr(0, kNonceSize);
    const std::string_view hidden = all.substr(kNonceSize, all.size() - kNonceSize - kTagSize);
    std::string tag(all.substr(all.size() - kTagSize));

    std::string plain(hidden.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool intact =
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key_.data(), bytes_of(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), bytes_of(plain), &written, bytes_of(hidden),
                          static_cast<int>(hidden.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), bytes_of(plain) + written, &written) == 1;
    if (!intact) return std::nullopt;
    return plain;
}

} // namespace muster::sandbox
