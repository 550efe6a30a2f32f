// gob's smallest encodings, written. cursor.hpp reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::gob
{

/// Below 128 one byte; else a byte that holds the negated number of bytes that follow, big endian.
void put_uint(std::string& out, std::uint64_t value);
/// The sign in the lowest bit.
void put_int(std::string& out, std::int64_t value);
/// The eight bytes of the number reversed, so that round numbers are short.
void put_float(std::string& out, double value);
/// The length, then the bytes as they are.
void put_text(std::string& out, std::string_view bytes);

} // namespace muster::gob
