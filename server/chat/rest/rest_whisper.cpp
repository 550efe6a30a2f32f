#include "server/chat/rest/rest_whisper.hpp"

#include "server/chat/rest/chat_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::chat
{

Async<Result<>> RestWhisper::whisper(UserId to, NewPost post, PostId thread)
{
    const Result<Json> props = post_props(post, callback_base_ + "/hooks/action", api_.version().props_limit());
    if (!props) co_return props.error();
    const Json shown{
        {"channel_id", post.channel.str()}, {"message", post.message}, {"root_id", thread.str()}, {"props", *props}};
    const Json body{{"user_id", to.str()}, {"post", shown}};
    RestCall call("POST", "/api/v4/posts/ephemeral", body);
    call.right = "create_post_ephemeral";
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error().failure;
    co_return Result<>();
}

} // namespace muster::chat
