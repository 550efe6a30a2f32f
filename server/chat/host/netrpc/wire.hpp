// One channel with gob in either direction: messages leave in the order in which they were written, whole.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/chat/host/broker/channel.hpp"
#include "server/chat/host/gob/decoder.hpp"
#include "server/chat/host/gob/encoder.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <string>
#include <utility>

namespace muster::netrpc
{

class Wire
{
public:
    /// `names` must outlive the wire.
    Wire(broker::Channel channel, boost::asio::any_io_executor executor, const gob::Registry& names);

    /// Puts a header and what belongs to it on their way, together. Does not wait.
    /// faults  TooLarge  nothing was put;  Unavailable  the wire is closed
    template <class Header, class Body> [[nodiscard]] Result<> put(const Header& header, const Body& body)
    {
        if (closed_) return fail(Fault::Unavailable, "the stream is closed");
        // The definitions of a body that is too large go out all the same: the other side counts on them from now on.
        std::string body_bytes;
        const Result<> written = encoder_.append(body_bytes, body);
        if (written) {
            const Result<> header_written = encoder_.append(outgoing_, header);
            if (!header_written) return header_written;
        }
        outgoing_ += body_bytes;
        bell_.ring();
        return written;
    }

    /// Writes what was put until the wire is closed or breaks.
    [[nodiscard]] Async<void> write_all();
    /// Reads until `take`, called on the decoder whenever bytes have come, says otherwise than NotYet.
    /// returns  what it said; Broken where the channel ends, with `why` telling
    template <class Take> [[nodiscard]] Async<gob::Arrival> read(Take take)
    {
        gob::Arrival arrival;
        while ((arrival = take(decoder_)) == gob::Arrival::NotYet) {
            const bool has_more = co_await read_more();
            if (!has_more) co_return gob::Arrival::Broken;
        }
        if (arrival == gob::Arrival::Broken) why_ = decoder_.why();
        co_return arrival;
    }
    [[nodiscard]] const std::string& why() const { return why_; }
    /// What is wrong with the value that was a Mismatch.
    [[nodiscard]] const std::string& mismatch() const { return decoder_.why(); }

    /// Nothing more will be put; `write_all` ends when what was put has been written.
    void close();

private:
    [[nodiscard]] Async<bool> read_more();

    broker::Channel channel_;
    gob::Decoder decoder_;
    gob::Encoder encoder_;
    std::string outgoing_;
    Bell bell_;
    bool closed_ = false;
    std::string why_;
};

} // namespace muster::netrpc
