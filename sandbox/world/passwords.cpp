#include "sandbox/world/passwords.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

std::string hex(const unsigned char* bytes, std::size_t count)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text.push_back(kDigits[bytes[i] >> 4U]);
        text.push_back(kDigits[bytes[i] & 15U]);
    }
    return text;
}

/// "<salt in hex>$<hash in hex>"; the hex text itself is the salt that goes in.
std::string hash_with(std::string_view password, std::string_view salt)
{
    std::array<unsigned char, kHashBytes> hash{};
    const std::string salt_bytes(salt);
    const int made =
        EVP_PBE_scrypt(password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt_bytes.data()),
                       salt_bytes.size(), 2048, 8, 1, 0, hash.data(), hash.size());
    if (made != 1) throw std::runtime_error("scrypt failed");
    return salt_bytes + "$" + hex(hash.data(), hash.size());
}

} // namespace

std::string hash_password(std::string_view password)
{
    std::array<unsigned char, kSaltBytes> salt{};
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) throw std::runtime_error("no random numbers");
    return hash_with(password, hex(salt.data(), salt.size()));
}

bool password_matches(std::string_view password, std::string_view hash)
{
    const std::size_t end_of_salt = hash.find('$');
    if (end_of_salt == std::string_view::npos) return false;
    return same_secret(hash_with(password, hash.substr(0, end_of_salt)), hash);
}

} // namespace muster::sandbox
