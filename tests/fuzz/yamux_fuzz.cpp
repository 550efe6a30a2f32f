// What another side may do to a yamux session: any bytes, in any parts, while ours opens, reads, writes and finishes.
// Whatever comes, we keep the rules ourselves: no second FIN, no more than the credit, no frame of a wrong form.
#include "server/chat/host/yamux/machine.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace muster::yamux;

namespace
{

void require(bool holds)
{
    if (!holds) std::abort();
}

/// Reads what the machine sends, as strictly as the chat server does.
class Checker
{
public:
    void check(const std::string& output, const std::map<StreamId, std::uint64_t>& credit)
    {
        std::string_view left = output;
        while (!left.empty()) {
            require(left.size() >= kHeaderSize);
            const auto header = read_header(left);
            require(header.has_value());
            left.remove_prefix(kHeaderSize);
            if (header->has(flag::kSyn) && header->stream != 0) require(opened_.insert(header->stream).second);
            if (header->has(flag::kFin)) require(finished_.insert(header->stream).second);
            if (header->has(flag::kRst)) finished_.erase(header->stream);
            if (header->type != FrameType::Data) continue;
            require(header->value <= left.size());
            require(!finished_.contains(header->stream));
            sent_[header->stream] += header->value;
            const auto given = credit.find(header->stream);
            require(sent_[header->stream] <= (given == credit.end() ? 0 : given->second) + Limits().window);
            left.remove_prefix(header->value);
        }
    }

    /// The other side may open a stream of its own anew once it is gone on both sides.
    void forget(StreamId id)
    {
        finished_.erase(id);
        sent_.erase(id);
    }

private:
    std::set<StreamId> opened_;
    std::set<StreamId> finished_;
    std::map<StreamId, std::uint64_t> sent_;
};

/// What the other side gave, read from what it sent just as the machine does.
std::map<StreamId, std::uint64_t> credit_in(std::string_view bytes)
{
    std::map<StreamId, std::uint64_t> credit;
    while (bytes.size() >= kHeaderSize) {
        const auto header = read_header(bytes);
        if (!header) break;
        bytes.remove_prefix(kHeaderSize);
        if (header->type == FrameType::WindowUpdate) credit[header->stream] += header->value;
        if (header->type == FrameType::Data) bytes.remove_prefix(std::min<std::size_t>(header->value, bytes.size()));
    }
    return credit;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const Side side = data[0] % 2 == 0 ? Side::Server : Side::Client;
    const std::size_t part = 1 + data[1];
    const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto credit = credit_in(bytes);
    Moment now{};
    Machine machine(side, now);
    Checker checker;
    std::set<StreamId> ours;
    for (std::size_t begin = 0; begin < bytes.size(); begin += part) {
        for (const Event& event : machine.receive(std::string_view(bytes).substr(begin, part))) {
            if (event.what == Happening::Opened) {
                checker.forget(event.stream);
                machine.accept(event.stream);
                ours.insert(event.stream);
            }
        }
        const auto choice = static_cast<unsigned char>(bytes[begin]);
        if (choice % 16 == 0) {
            if (const auto id = machine.open()) ours.insert(*id);
        }
        if (!ours.empty()) {
            const StreamId id = *std::next(ours.begin(), choice % static_cast<long>(ours.size()));
            require(machine.take(id, choice * 1000U).size() <= choice * 1000U);
            if (choice % 4 == 1) static_cast<void>(machine.send(id, std::string(choice * 100U, 'x')));
            if (choice % 8 == 3) machine.finish(id, now);
            if (choice == 77) machine.reset(id);
        }
        if (choice % 32 == 5) now += std::chrono::seconds(choice);
        static_cast<void>(machine.tick(now));
        checker.check(machine.take_output(), credit);
        require(machine.stream_count() <= Limits().streams);
    }
    return 0;
}
