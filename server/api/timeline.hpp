// The timeline, read and added to.
#pragma once

#include "plugin/ports/chat.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class TimelineRoutes
{
public:
    TimelineRoutes(const usecases::UseCases& use_cases, Chat& chat) : use_cases_(use_cases), chat_(chat) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> list(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> add(const Call& call) const;

    const usecases::UseCases& use_cases_;
    Chat& chat_;
};

} // namespace muster::api
