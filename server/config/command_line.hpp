// The executable's command line: what to do, with which configuration, or what to print instead.
#pragma once

#include "server/config/config.hpp"
#include "server/config/sources.hpp"

#include <optional>
#include <string>

namespace muster::config
{

/// With an exit code there is nothing left to do but print. Without one, `muster serve` was asked for, and the
/// configuration is complete.
///
///     const auto asked = config::read_command_line(argc, argv, config::process_environment());
///     print(stdout, asked.output);
///     print(stderr, asked.complaint);
///     if (asked.exit_code) return *asked.exit_code;
///     return serve(asked.config);
class Invocation
{
public:
    std::optional<int> exit_code; ///< 0, or 2 for a wrong command line or configuration
    std::string output;           ///< for standard output
    std::string complaint;        ///< for standard error, with its line end
    Config config;
};

[[nodiscard]] Invocation read_command_line(int argc, const char* const* argv, const Environment& environment);

} // namespace muster::config
