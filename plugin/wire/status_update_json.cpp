#include "plugin/wire/status_update_json.hpp"

#include "plugin/domain/status_update.hpp"
#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::wire
{

Json status_update_to_json(const StatusUpdate& update)
{
    return Json{{"id", update.id.str()},
                {"author_user_id", update.author.str()},
                {"status", spelled(update.status)},
                {"message", update.message},
                {"create_at", to_millis(update.at)},
                {"post_id", update.post.str()},
                {"edit_at", to_millis(update.edited_at)},
                {"delete_at", to_millis(update.deleted_at)}};
}

Json status_updates_to_json(const Incident& incident)
{
    Json items = Json::array();
    for (const StatusUpdate& update : incident.updates) items.push_back(status_update_to_json(update));
    const std::int64_t next = incident.reminder.due_at ? to_millis(*incident.reminder.due_at) : 0;
    return Json{{"items", std::move(items)}, {"next_update_at", next}, {"is_overdue", is_overdue(incident)}};
}

} // namespace muster::wire
