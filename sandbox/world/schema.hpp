// The tables of the sandbox.
#pragma once

namespace muster::sandbox
{

/// PRAGMA user_version of a file with these tables.
inline constexpr int kSchemaVersion = 1;

extern const char* const kSchema;

} // namespace muster::sandbox
