// Somebody in the server itself who is told what happens in the chat: a plugin that it hosts.
#pragma once

#include <string>

namespace muster::sandbox
{

struct Channel;
struct ChannelMember;
struct Post;
struct TeamMember;

/// `actor_id` is who did it; empty where the user did so himself. Told after the fact, once each.
class Watcher
{
public:
    virtual ~Watcher() = default;
    virtual void posted(const Post& post) = 0;
    virtual void edited(const Post& after, const Post& before) = 0;
    virtual void created_channel(const Channel& channel) = 0;
    virtual void joined_channel(const ChannelMember& member, const std::string& actor_id) = 0;
    virtual void left_channel(const ChannelMember& member, const std::string& actor_id) = 0;
    virtual void joined_team(const TeamMember& member) = 0;
    virtual void left_team(const TeamMember& member, const std::string& actor_id) = 0;
};

} // namespace muster::sandbox
