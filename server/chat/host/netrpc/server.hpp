// Answers calls of the other side, each in a coroutine of its own: one that waits, perhaps for a call of ours that
// makes the other side call again, does not hold up the others.
#pragma once

#include "base/log.hpp"
#include "server/chat/host/netrpc/messages.hpp"
#include "server/chat/host/netrpc/wire.hpp"

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::netrpc
{

/// One call that came: its argument is read by type, and its answer written by type.
class Incoming
{
public:
    virtual ~Incoming() = default;
    [[nodiscard]] virtual gob::Arrival take_args(gob::Decoder& decoder) = 0;
    [[nodiscard]] virtual Async<void> answer(std::shared_ptr<Wire> wire, Request request) = 0;
};

void put_error(Wire& wire, const Request& request, const std::string& error);

/// What runs a method. A failure's detail is what the other side is told.
template <class Args, class Reply> using Handler = std::function<Async<Result<Reply>>(Args)>;

/// The methods of one channel, by their full names. A reply is of the type that the method was added with: there is no
/// way to answer with something that the other side cannot read.
class Methods
{
public:
    template <class Args, class Reply> void add(std::string name, Handler<Args, Reply> handler);
    /// Null where there is no such method.
    [[nodiscard]] std::unique_ptr<Incoming> find(const std::string& name) const;
    /// Those that begin so, without that beginning.
    [[nodiscard]] std::vector<std::string> names(std::string_view beginning) const;
    /// In the words of Go's net/rpc.
    [[nodiscard]] std::string why_not_found(const std::string& name) const;

private:
    std::map<std::string, std::function<std::unique_ptr<Incoming>()>> makers_;
};

class Server
{
public:
    /// `methods` and `names` must outlive the server.
    Server(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names,
           const Methods& methods);

    /// Takes calls until the channel ends; those under way are cancelled then. returns  why it ended
    [[nodiscard]] Async<std::string> run();

private:
    std::shared_ptr<Wire> wire_;
    boost::asio::any_io_executor executor_;
    const Methods& methods_;
};

template <class Args, class Reply> class TypedIncoming final : public Incoming
{
public:
    explicit TypedIncoming(const Handler<Args, Reply>& handler) : handler_(handler) {}

    [[nodiscard]] gob::Arrival take_args(gob::Decoder& decoder) override { return decoder.next(args_); }

    [[nodiscard]] Async<void> answer(std::shared_ptr<Wire> wire, Request request) override
    {
        return answer_with(handler_, std::move(args_), std::move(wire), std::move(request));
    }

private:
    static Async<void> answer_with(Handler<Args, Reply> handler, Args args, std::shared_ptr<Wire> wire, Request request)
    {
        Result<Reply> reply = fail(Fault::Internal, "internal error");
        try {
            reply = co_await handler(std::move(args));
        } catch (const std::exception& error) {
            log::error("a call of the chat server failed", {{"method", request.method}, {"error", error.what()}});
        }
        if (!reply) co_return put_error(*wire, request, reply.error().detail());
        const Response header{request.method, request.number, {}};
        const Result<> put = wire->put(header, *reply);
        if (!put) put_error(*wire, request, put.error().detail());
    }

    const Handler<Args, Reply>& handler_;
    Args args_;
};

template <class Args, class Reply> void Methods::add(std::string name, Handler<Args, Reply> handler)
{
    const auto shared = std::make_shared<const Handler<Args, Reply>>(std::move(handler));
    makers_[std::move(name)] = [shared] { return std::make_unique<TypedIncoming<Args, Reply>>(*shared); };
}

} // namespace muster::netrpc
