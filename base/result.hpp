// How a function says that something expected went wrong: a value that names the field, never an exception.
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace muster
{

/// The kinds of expected faults. Only the border translates them: server/http to a status, plugin/wording to a
/// sentence.
enum class Fault { NotFound = 1, Invalid, Unauthorized, Forbidden, Conflict, TooLarge, Unavailable, Internal };

/// What went wrong. `detail` is for people and names fields, never SQL, paths or tokens; `field` is the key of the
/// offending input where there is one.
class Failure
{
public:
    /// No fault at all: what error() of a success gives.
    Failure() = default;
    explicit Failure(Fault fault, std::string detail = {}, std::string field = {})
        : fault_(fault), detail_(std::move(detail)), field_(std::move(field))
    {
    }

    [[nodiscard]] Fault fault() const { return fault_; }
    [[nodiscard]] const std::string& detail() const { return detail_; }
    [[nodiscard]] const std::string& field() const { return field_; }

private:
    Fault fault_{};
    std::string detail_;
    std::string field_;
};

/// A value or a Failure. An alias cannot carry [[nodiscard]], so it is a class.
template <class T = void> class [[nodiscard]] Result : public boost::system::result<T, Failure>
{
public:
    using boost::system::result<T, Failure>::result;
};

/// `return fail(Fault::Invalid, "name: must not be empty", "name");`
[[nodiscard]] inline Failure fail(Fault fault, std::string detail = {}, std::string field = {})
{
    return Failure(fault, std::move(detail), std::move(field));
}

/// Drops a result on purpose. `why` is for the reader.
template <class T> void ignore(const Result<T>&, [[maybe_unused]] std::string_view why) {}

/// Called by boost::system::result::value() on a failure: taking a value that is not there is a programming error.
[[noreturn]] inline void throw_exception_from_error(const Failure& failure, const boost::source_location&)
{
    throw std::logic_error("value() of a failed result: " + failure.detail());
}

} // namespace muster
