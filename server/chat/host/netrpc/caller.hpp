// Calls methods of the other side: many at once, answered in any order.
#pragma once

#include "server/chat/host/netrpc/messages.hpp"
#include "server/chat/host/netrpc/wire.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace muster::netrpc
{

/// Shared with the calls under way, so that a caller may go before them.
class CallerCore
{
public:
    class Pending
    {
    public:
        explicit Pending(const boost::asio::any_io_executor& executor) : bell(executor) {}
        virtual ~Pending() = default;
        [[nodiscard]] virtual gob::Arrival take_reply(gob::Decoder& decoder) = 0;

        void end(Result<> how)
        {
            outcome = std::move(how);
            bell.ring();
        }

        Bell bell;
        std::optional<Result<>> outcome;
    };

    CallerCore(broker::Channel channel, boost::asio::any_io_executor on, const gob::Registry& names)
        : executor(on), wire(std::move(channel), std::move(on), names)
    {
    }

    boost::asio::any_io_executor executor;
    Wire wire;
    std::map<std::uint64_t, std::shared_ptr<Pending>> pending;
    std::uint64_t next_number = 0;
};

template <class Reply> class PendingReply final : public CallerCore::Pending
{
public:
    using Pending::Pending;
    [[nodiscard]] gob::Arrival take_reply(gob::Decoder& decoder) override { return decoder.next(reply); }

    Reply reply;
};

class Caller
{
public:
    /// `names` must outlive the caller.
    Caller(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names);

    /// Takes replies until the channel ends; every call that has no reply then fails. returns  why it ended
    [[nodiscard]] Async<std::string> run();
    /// No more calls; those under way may still be answered.
    void close() { core_->wire.close(); }

    /// faults  NotFound     the other side has no such method
    ///         Invalid      it answered with an error, which is the detail, or with something else than a Reply
    ///         TooLarge     nothing was sent
    ///         Unavailable  the channel is closed, or there was no answer in time: it may have been carried out
    template <class Reply, class Args>
    [[nodiscard]] Async<Result<Reply>> call(std::string method, Args args,
                                            std::chrono::milliseconds limit = std::chrono::seconds(30))
    {
        return call_on<Reply>(core_, std::move(method), std::move(args), limit);
    }

private:
    template <class Reply, class Args>
    static Async<Result<Reply>> call_on(std::shared_ptr<CallerCore> core, std::string method, Args args,
                                        std::chrono::milliseconds limit)
    {
        using std::chrono::steady_clock;
        const auto pending = std::make_shared<PendingReply<Reply>>(core->executor);
        const std::uint64_t number = core->next_number++;
        const Request request{method, number};
        const Result<> put = core->wire.put(request, args);
        if (!put) co_return put.error();
        core->pending.emplace(number, pending);
        const auto until = steady_clock::now() + limit;
        while (!pending->outcome && steady_clock::now() < until) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
            static_cast<void>(co_await pending->bell.wait(left));
        }
        if (!pending->outcome) co_return fail(Fault::Unavailable, method + ": no answer in time");
        if (!*pending->outcome) co_return pending->outcome->error();
        co_return std::move(pending->reply);
    }

    std::shared_ptr<CallerCore> core_;
};

} // namespace muster::netrpc
