#include "base/id.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace muster
{

bool is_id(std::string_view text)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return text.size() == kIdLength && std::all_of(text.begin(), text.end(), allowed);
}

std::string RandomIds::next()
{
    // The alphabet of z-base-32, as Mattermost's model.NewId uses it.
    static constexpr std::string_view kAlphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
    std::array<unsigned char, kIdLength> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random numbers");

    std::string id;
    id.reserve(kIdLength);
    for (const unsigned char byte : bytes) id.push_back(kAlphabet[byte % kAlphabet.size()]);
    return id;
}

} // namespace muster
