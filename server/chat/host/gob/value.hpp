// What was received, for things that the program has no type for: kept as they came, and can be sent on.
#pragma once

#include "server/chat/host/gob/wire_type.hpp"

#include <complex>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster::gob
{

/// One value, to be read together with its type.
class Value
{
public:
    /// Text also holds bytes and what encodes itself.
    std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::complex<double>, std::string> scalar;
    /// The elements of a list; of a map key, value, key, value; of a structure the fields that are there; of an
    /// interface what it holds, nothing where it is nil.
    std::vector<Value> parts;
    std::vector<std::size_t> fields; ///< the number of the field that each part is of
    std::string name;                ///< under which the contents of an interface are registered
    TypeId type = 0;                 ///< of the contents of an interface
};

/// A value and its type, as numbered by the stream that it came from.
class Dynamic
{
public:
    std::shared_ptr<const TypeTable> types;
    TypeId type = 0;
    Value value;
};

} // namespace muster::gob
