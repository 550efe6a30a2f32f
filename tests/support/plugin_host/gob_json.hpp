// Decoded gob values in the JSON notation of tests/vectors/README.md.
#pragma once

#include "server/chat/host/gob/value.hpp"
#include "tests/support/plugin_host/vectors.hpp"

namespace muster::test
{

/// {"$bits": …}
json bits_of(double number);

json to_json(const gob::Dynamic& value);

/// The expected value of a vector in the form that `to_json` gives: floats as bits only, repeated text written out,
/// maps sorted.
json canonical(const json& expected);

/// Without what is empty: an empty map and none are the same here. The one field that was renamed has one name.
json without_empty(const json& value);

} // namespace muster::test
