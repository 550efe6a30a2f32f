// Posts, and what only one person is shown.
#include "base/json.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/hosting/plugin_api.hpp"

namespace muster::sandbox
{

namespace
{

Outcome<Post> edited(PluginApi& in, const rpc::Post& wanted)
{
    const auto post = in.world.posts.find(wanted.id);
    if (!post) return errors::no_post(wanted.id);
    const Post given = post_of(wanted);
    PostEdit edit;
    edit.message = given.message;
    edit.props = given.props;
    edit.is_pinned = given.is_pinned;
    return edit_post(in.chat, *post, edit);
}

} // namespace

void add_post_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::CreatePostArgs>(methods, api, [](PluginApi& in, const rpc::CreatePostArgs& args) {
        return reply_of<rpc::CreatePostReply>(create_post(in.chat, post_of(args.post)), rpc_post);
    });
    add_method<rpc::UpdatePostArgs>(methods, api, [](PluginApi& in, const rpc::UpdatePostArgs& args) {
        return reply_of<rpc::UpdatePostReply>(edited(in, args.post), rpc_post);
    });
    add_method<rpc::GetPostArgs>(methods, api, [](PluginApi& in, const rpc::GetPostArgs& args) {
        return reply_of<rpc::GetPostReply>(in.world.posts.find(args.post_id), rpc_post, errors::no_post(args.post_id));
    });
    add_method<rpc::DeletePostArgs>(methods, api, [](PluginApi& in, const rpc::DeletePostArgs& args) {
        rpc::DeletePostReply reply;
        const auto post = in.world.posts.find(args.post_id);
        if (post) {
            delete_post(in.chat, *post);
        } else {
            reply.error = app_error(errors::no_post(args.post_id));
        }
        return reply;
    });
    add_method<rpc::GetPostsForChannelArgs>(methods, api, [](PluginApi& in, const rpc::GetPostsForChannelArgs& args) {
        rpc::GetPostsForChannelReply reply;
        reply.value = rpc_post_list(in.world.posts.page(args.channel_id, args.per_page, args.page * args.per_page));
        return reply;
    });
    add_method<rpc::GetPostsSinceArgs>(methods, api, [](PluginApi& in, const rpc::GetPostsSinceArgs& args) {
        rpc::GetPostsSinceReply reply;
        reply.value = rpc_post_list(in.world.posts.since(args.channel_id, args.time));
        return reply;
    });
    add_method<rpc::SendEphemeralPostArgs>(methods, api, [](PluginApi& in, const rpc::SendEphemeralPostArgs& args) {
        rpc::SendEphemeralPostReply reply;
        reply.value = rpc_post(send_ephemeral(in.chat, args.user_id, post_of(args.post)));
        return reply;
    });
}

} // namespace muster::sandbox
