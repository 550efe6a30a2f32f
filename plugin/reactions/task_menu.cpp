#include "plugin/reactions/task_menu.hpp"

#include "base/text.hpp"
#include "plugin/wording/channel_posts.hpp"

namespace muster::reactions
{

namespace
{

constexpr std::size_t kMostOptions = 25;
constexpr std::size_t kTitleInMenu = 60;

} // namespace

Attachment TaskMenu::of(const Incident& incident, const Stage& stage) const
{
    Attachment attachment;
    attachment.text = wording::stage_tasks(stage);
    attachment.fallback = stage.title;

    Action menu;
    menu.id = "checktask";
    menu.name = wording::check_menu();
    menu.context = signer_.sign(join({"check", incident.id.str()}));
    for (const Task& task : stage.tasks)
        if (menu.options.size() < kMostOptions) menu.options.emplace_back(cut(task.title, kTitleInMenu), task.id.str());
    if (!menu.options.empty()) attachment.actions.push_back(std::move(menu));
    return attachment;
}

} // namespace muster::reactions
