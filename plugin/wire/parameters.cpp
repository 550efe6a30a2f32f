#include "plugin/wire/parameters.hpp"

#include <charconv>
#include <system_error>

namespace muster::wire
{

Failure wrong(std::string_view name, std::string_view rule)
{
    return fail(Fault::Invalid, std::string(name) + ": " + std::string(rule), std::string(name));
}

Result<std::size_t> whole_number(const Parameter& parameter, std::string_view name, std::size_t otherwise)
{
    const std::string text = parameter(name);
    if (text.empty()) return otherwise;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number > 1'000'000)
        return wrong(name, "must be a number");
    return number;
}

} // namespace muster::wire
