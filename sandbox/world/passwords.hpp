// Passwords as they are kept: salted and hashed.
#pragma once

#include <string>
#include <string_view>

namespace muster::sandbox
{

/// Salted scrypt, at a cost for a development server: a few milliseconds.
[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool password_matches(std::string_view password, std::string_view hash);

} // namespace muster::sandbox
