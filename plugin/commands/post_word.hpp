// A post as people and clients type it.
#pragma once

#include "base/id.hpp"
#include "plugin/domain/ids.hpp"

#include <string>

namespace muster::commands
{

/// The id at the end of a link to a post, or the word itself when it is an id; empty when it is neither.
[[nodiscard]] inline PostId post_in(const std::string& word)
{
    const std::size_t link = word.rfind("/pl/");
    const std::string id = link == std::string::npos ? word : word.substr(link + 4);
    return is_id(id) ? PostId(id) : PostId();
}

} // namespace muster::commands
