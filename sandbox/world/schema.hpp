// The tables of the sandbox.
#pragma once

namespace muster::sandbox
{

/// PRAGMA user_version of a file with these tables.
inline constexpr int kSchemaVersion = 2;

extern const char* const kSchema;
/// What version 2 has more.
extern const char* const kPluginValues;

} // namespace muster::sandbox
