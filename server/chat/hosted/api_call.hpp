// Calls of the chat server's plugin API whose errors are faults.
#pragma once

#include "server/chat/host/connection.hpp"

#include <utility>

namespace muster::hosted
{

/// What an error of the API means (server/chat/refusal.hpp).
[[nodiscard]] Failure failure_of(const rpc::AppError& error);

/// What it means that a call has no reply. A method that is missing, or a reply that cannot be read, is the chat
/// server's fault and not the caller's: Unavailable, as a server that cannot be reached is.
[[nodiscard]] Failure failure_of_call(const Failure& failure);

/// What is said when a reply lacks what was expected.
[[nodiscard]] Failure unexpected_reply(const char* method);

/// Calls; the method's own error, where it has one, is a failure too.
template <class Args> [[nodiscard]] Async<Result<typename Args::Reply>> ask(host::Api api, Args args)
{
    Result<typename Args::Reply> reply = co_await api.call(std::move(args));
    if (!reply) co_return failure_of_call(reply.error());
    if constexpr (requires { reply->error->status_code; }) {
        if (reply->error) co_return failure_of(*reply->error);
    }
    co_return reply;
}

/// Calls for one thing, which a reply without an error has.
template <class Args>
[[nodiscard]] Async<Result<typename decltype(Args::Reply::value)::value_type>> fetch(host::Api api, Args args)
{
    auto reply = co_await ask(api, std::move(args));
    if (!reply) co_return reply.error();
    if (!reply->value) co_return unexpected_reply(Args::method);
    co_return std::move(*reply->value);
}

} // namespace muster::hosted
