#include "server/chat/hosted/api_call.hpp"

#include "base/text.hpp"
#include "server/chat/refusal.hpp"

#include <string>

namespace muster::hosted
{

namespace
{

constexpr std::size_t kLongestMessage = 240;

} // namespace

Failure failure_of(const rpc::AppError& error)
{
    const int status = static_cast<int>(error.status_code.code());
    const chat::Refusal refusal = chat::meaning_of(status, error.id);
    if (!refusal.detail.empty()) return fail(refusal.fault, std::string(refusal.detail));
    if (refusal.fault == Fault::Unavailable)
        return fail(refusal.fault, "the chat server answers " + std::to_string(status));
    return fail(refusal.fault, std::string(cut(error.message.empty() ? error.id : error.message, kLongestMessage)));
}

Failure failure_of_call(const Failure& failure)
{
    const bool says_enough = failure.fault() == Fault::Unavailable || failure.fault() == Fault::TooLarge;
    if (says_enough) return failure;
    return fail(Fault::Unavailable, "the chat server's answer is not as expected: " + failure.detail());
}

Failure unexpected_reply(const char* method)
{
    return fail(Fault::Unavailable,
                "the chat server's answer is not as expected: nothing comes from " + std::string(method));
}

} // namespace muster::hosted
