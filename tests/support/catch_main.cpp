// The one Catch2 main: 9 s to compile, so once for all test executables.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
