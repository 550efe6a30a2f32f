// Lets CHECK(result) and REQUIRE(result) print the failure.
#pragma once

#include "base/result.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace Catch
{

template <class T> struct StringMaker<muster::Result<T>> {
    static std::string convert(const muster::Result<T>& result)
    {
        if (result.has_value()) return "success";
        const auto failure = result.error();
        return "fault " + std::to_string(static_cast<int>(failure.fault())) + ": " + failure.detail();
    }
};

} // namespace Catch
