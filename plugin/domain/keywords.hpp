// Whether a message speaks of what a playbook is for.
#pragma once

#include "plugin/domain/ids.hpp"
#include "plugin/domain/playbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster
{

/// What a person said in a team's channel.
struct Said {
    TeamId team;
    ChannelId channel;
    PostId post;
    PostId thread; ///< the post that it replies to, else itself
    UserId author;
    std::string message;
};

/// True when the keyword stands in the message as whole words, in letters of either case; white space is as good as any
/// other. In scripts that put no space between words any occurrence counts.
[[nodiscard]] bool mentions(std::string_view message, std::string_view keyword);

/// The first of the playbook's keywords that the message mentions; empty when none does, or they are switched off.
[[nodiscard]] std::string keyword_in(std::string_view message, const Playbook& playbook);

} // namespace muster
