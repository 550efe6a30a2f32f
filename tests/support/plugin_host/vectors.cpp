#include "tests/support/plugin_host/vectors.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace muster::test
{

namespace
{

std::ifstream open_vectors(const std::string& name)
{
    std::ifstream file(std::string(MUSTER_TESTS_DIR) + "/vectors/" + name);
    if (!file) throw std::runtime_error("tests/vectors/" + name + " is not there");
    return file;
}

} // namespace

std::vector<json> vector_cases(const std::string& name)
{
    auto file = open_vectors(name);
    return json::parse(file).at("cases").get<std::vector<json>>();
}

std::vector<json> vector_lines(const std::string& name)
{
    auto file = open_vectors(name);
    std::vector<json> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
    return lines;
}

std::string from_hex(std::string_view hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    return bytes;
}

std::string to_hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex.push_back(digits[static_cast<unsigned char>(c) >> 4]);
        hex.push_back(digits[static_cast<unsigned char>(c) & 15]);
    }
    return hex;
}

} // namespace muster::test
