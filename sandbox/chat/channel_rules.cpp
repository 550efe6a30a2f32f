#include "sandbox/chat/channel_rules.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace muster::sandbox
{

namespace
{

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_identifier(const std::string& name)
{
    if (name.size() < 2 || !is_letter_or_digit(name.front()) || !is_letter_or_digit(name.back())) return false;
    return std::all_of(name.begin(), name.end(), [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

} // namespace

Refusal broken_rule(const Channel& channel)
{
    const auto refuse = [&](const char* rule, const char* message) {
        return ApiError{400, std::string("model.channel.is_valid.") + rule + ".app_error", message, "id=" + channel.id};
    };
    if (length(channel.display_name) > 64) return refuse("display_name", "Invalid display name.");
    if (!is_identifier(channel.name))
        return refuse("2_or_more", "Name must be 2 or more lowercase alphanumeric characters.");
    const std::array<std::string_view, 4> types = {"O", "P", "D", "G"};
    if (std::find(types.begin(), types.end(), channel.type) == types.end()) return refuse("type", "Invalid type.");
    if (length(channel.header) > 1'024) return refuse("header", "Invalid header.");
    if (length(channel.purpose) > 250) return refuse("purpose", "Invalid purpose.");
    return std::nullopt;
}

std::string group_channel_name(const std::vector<std::string>& sorted_user_ids)
{
    std::string joined;
    for (const std::string& id : sorted_user_ids) joined += id;
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    if (EVP_Digest(joined.data(), joined.size(), hash.data(), &size, EVP_sha1(), nullptr) != 1)
        throw std::runtime_error("no SHA-1");
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name;
    for (unsigned int i = 0; i < size; ++i) {
        name.push_back(kDigits[hash[i] >> 4U]);
        name.push_back(kDigits[hash[i] & 15U]);
    }
    return name;
}

} // namespace muster::sandbox
