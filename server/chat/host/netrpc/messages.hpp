// What goes before each argument and each reply.
#pragma once

#include "server/chat/host/gob/codec.hpp"

#include <cstdint>
#include <string>

namespace muster::netrpc
{

struct Request {
    std::string method;
    std::uint64_t number = 0;
};

struct Response {
    std::string method;
    std::uint64_t number = 0;
    std::string error;
};

/// For arguments and replies that say nothing, and in the place of a reply where there is an error.
struct Nothing {
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

} // namespace muster::netrpc

namespace muster::gob
{

template <> const StructPlan& plan_of<netrpc::Request>();
template <> const StructPlan& plan_of<netrpc::Response>();
template <> const StructPlan& plan_of<netrpc::Nothing>();

} // namespace muster::gob
