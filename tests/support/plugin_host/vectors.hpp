// The golden vectors under tests/vectors, read (tests/vectors/README.md says what they are).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::test
{

using json = nlohmann::json;

/// The "cases" of a file.
std::vector<json> vector_cases(const std::string& name);

/// A file of one JSON value a line.
std::vector<json> vector_lines(const std::string& name);

std::string from_hex(std::string_view hex);
std::string to_hex(std::string_view bytes);

} // namespace muster::test
