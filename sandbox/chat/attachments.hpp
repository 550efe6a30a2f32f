// Message attachments: the boxes with fields, buttons and menus that integrations post.
#pragma once

#include "base/id.hpp"
#include "base/json.hpp"

namespace muster::sandbox
{

/// Writes `attachments` of a post's props as Mattermost keeps them: every member there, unknown ones dropped, an id for
/// each action that has none. Whatever is not a list of attachments becomes an empty list.
void complete_attachments(Json& props, IdSource& ids);

} // namespace muster::sandbox
