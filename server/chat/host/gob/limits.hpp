// What one stream may cost at most, whatever its other side sends.
#pragma once

#include <cstddef>
#include <cstdint>

namespace muster::gob
{

struct Limits {
    std::uint64_t value_bytes = std::uint64_t{64} << 20;
    /// A value is split where it holds things of a type that the stream did not have before.
    std::size_t messages_per_value = 256;
    std::size_t depth = 100;
    /// What a decoded value may take in memory: a byte on the wire can be an empty structure of a kilobyte.
    std::size_t memory_bytes = std::size_t{256} << 20;
    std::size_t definitions = 4096;
    std::size_t definition_bytes = std::size_t{1} << 20; ///< of a stream's whole life
};

} // namespace muster::gob
