// What Mattermost says when it refuses: the error ids are part of the contract, so they travel as they are.
#pragma once

#include <boost/system/result.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace muster::sandbox
{

/// An error body without its request id. `detail` is shown, as on a server in developer mode.
struct ApiError {
    int status = 500;
    std::string id;
    std::string message;
    std::string detail;
};

/// A value or the refusal. An alias cannot carry [[nodiscard]], so it is a class.
template <class T = void> class [[nodiscard]] Outcome : public boost::system::result<T, ApiError>
{
public:
    using boost::system::result<T, ApiError>::result;
};

/// For what may be refused without harm to what was asked for.
template <class T> void ignore_refusal(const Outcome<T>&) {}

/// Set when something is refused: `if (const auto refused = …) return *refused;`
using Refusal = std::optional<ApiError>;

/// Taking a value that is not there is a programming error.
[[noreturn]] inline void throw_exception_from_error(const ApiError& error, const boost::source_location&)
{
    throw std::logic_error("value() of a refusal: " + error.id);
}

} // namespace muster::sandbox
