#include "plugin/domain/playbook_rules.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "plugin/domain/status_update.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster
{

namespace
{

/// Goes on asking until the first answer is a fault, which it keeps.
class Check
{
public:
    Check& that(bool holds, std::string_view field, std::string_view rule)
    {
        if (!result_ || holds) return *this;
        result_ = fail(Fault::Invalid, std::string(field) + ": " + std::string(rule), std::string(field));
        return *this;
    }
    Check& title(std::string_view title, std::string_view field)
    {
        that(!title.empty(), field, "a title must not be empty");
        return that(length(title) <= kTitleLongest, field, "a title has at most 256 characters");
    }
    template <class AnyId> Check& ids(const std::vector<AnyId>& all, std::size_t most, std::string_view field)
    {
        that(all.size() <= most, field, "at most " + std::to_string(most));
        that(std::all_of(all.begin(), all.end(), [](const AnyId& id) { return is_id(id.str()); }), field,
             "must be ids of 26 characters");
        return that(are_different(all), field, "nobody and nothing twice");
    }
    template <class T> static bool are_different(std::vector<T> all)
    {
        std::sort(all.begin(), all.end());
        return std::adjacent_find(all.begin(), all.end()) == all.end();
    }

    [[nodiscard]] const Result<>& result() const { return result_; }

private:
    Result<> result_;
};

void check_stages(Check& check, const std::vector<PlannedStage>& stages)
{
    check.that(stages.size() <= kMostStages, "checklists", "at most 100 stages");
    std::size_t tasks = 0;
    for (const PlannedStage& stage : stages) tasks += stage.tasks.size();
    check.that(tasks <= kMostTasks, "checklists", "at most 500 tasks in all stages together");
    for (const PlannedStage& stage : stages) {
        check.title(stage.title, "checklists");
        for (const PlannedTask& task : stage.tasks) {
            check.title(task.title, "checklists");
            check.that(length(task.description) <= kTaskDescriptionLongest, "checklists",
                       "a task's description has at most 4096 characters");
            check.that(length(task.command) <= kCommandLongest, "checklists",
                       "a slash command has at most 256 characters");
            check.that(task.command.empty() || task.command.front() == '/', "checklists",
                       "a slash command begins with a slash");
        }
    }
}

/// A value that is switched off may be anything that could be switched on, or nothing yet.
void check_webhook(Check& check, const Switched<std::string>& webhook, std::string_view field)
{
    check.that(length(webhook.value) <= kAddressLongest, field, "at most 2048 characters");
    check.that(webhook.value.empty() || is_web_address(webhook.value), field,
               "must be a web address, http:// or https://");
    check.that(!webhook.is_on || !webhook.value.empty(), field, "is switched on, but empty");
}

template <class AnyId> void check_choice(Check& check, const Switched<AnyId>& choice, std::string_view field)
{
    check.that(choice.value.empty() || is_id(choice.value.str()), field, "must be an id of 26 characters");
    check.that(!choice.is_on || !choice.value.empty(), field, "is switched on, but empty");
}

void check_keywords(Check& check, const std::vector<std::string>& keywords)
{
    constexpr std::string_view kField = "signal_any_keywords";
    check.that(keywords.size() <= kMostKeywords, kField, "at most 50 keywords");
    std::vector<std::string> folded;
    for (const std::string& keyword : keywords) {
        check.that(!keyword.empty(), kField, "a keyword must not be empty");
        check.that(length(keyword) <= kKeywordLongest, kField, "a keyword has at most 64 characters");
        folded.push_back(lower(keyword));
    }
    check.that(Check::are_different(std::move(folded)), kField, "no keyword twice");
}

void check_settings(Check& check, const Settings& settings)
{
    check.ids(settings.broadcast_channels, kMostBroadcastChannels, "broadcast_channel_ids");
    check.that(length(settings.update_template) <= kUpdateLongest, "reminder_message_template",
               "at most 3000 characters");
    const bool is_in_range = settings.reminder_interval.count() >= 0 && settings.reminder_interval <= kReminderLongest;
    check.that(is_in_range, "reminder_timer_default_seconds", "from 0 to 30 days");
    check.ids(settings.invited_users.value, kMostInvited, "invited_user_ids");
    check_choice(check, settings.default_commander, "default_commander_id");
    check_choice(check, settings.announcement_channel, "announcement_channel_id");
    check.that(length(settings.welcome_message.value) <= kMessageLongest, "message_on_join", "at most 4000 characters");
    check_webhook(check, settings.creation_webhook, "webhook_on_creation_url");
    check_webhook(check, settings.update_webhook, "webhook_on_status_update_url");
    check_keywords(check, settings.keywords.value);
}

void tidy(std::string& text) { text = std::string(trim(text)); }

} // namespace

Playbook tidied(Playbook playbook)
{
    tidy(playbook.title);
    for (PlannedStage& stage : playbook.stages) {
        tidy(stage.title);
        for (PlannedTask& task : stage.tasks) {
            tidy(task.title);
            tidy(task.command);
        }
    }
    tidy(playbook.settings.creation_webhook.value);
    tidy(playbook.settings.update_webhook.value);
    for (std::string& keyword : playbook.settings.keywords.value) tidy(keyword);
    return playbook;
}

Result<> check_playbook(const Playbook& playbook)
{
    Check check;
    check.title(playbook.title, "title");
    check.that(length(playbook.description) <= kPlaybookDescriptionLongest, "description", "at most 4096 characters");
    check.that(is_id(playbook.team.str()), "team_id", "must be an id of 26 characters");
    check.that(!playbook.members.empty(), "member_ids", "somebody has to be a member");
    check.ids(playbook.members, kMostMembers, "member_ids");
    check_stages(check, playbook.stages);
    check_settings(check, playbook.settings);
    return check.result();
}

bool is_web_address(std::string_view text)
{
    const bool is_printable = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    const std::string folded = lower(text.substr(0, 8));
    const std::size_t scheme = folded == "https://" ? 8 : folded.starts_with("http://") ? 7 : 0;
    if (!is_printable || scheme == 0) return false;
    const std::string_view rest = text.substr(scheme);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const bool has_credentials = authority.find('@') != std::string_view::npos;
    return !authority.empty() && authority.front() != ':' && !has_credentials;
}

Playbook edited(const Playbook& playbook, Playbook content, Instant at)
{
    content.id = playbook.id;
    content.team = playbook.team;
    content.created_at = playbook.created_at;
    content.updated_at = playbook.updated_at;
    content.archived_at = playbook.archived_at;
    content.version = playbook.version;
    if (content == playbook) return content;
    content.updated_at = at;
    ++content.version;
    return content;
}

Playbook copied(const Playbook& original, PlaybookId id, const UserId& by, Instant at)
{
    constexpr std::string_view kPrefix = "Copy of ";
    Playbook copy = original;
    copy.id = std::move(id);
    copy.title = std::string(cut(std::string(kPrefix) + original.title, kTitleLongest));
    if (!is_member(copy, by)) copy.members.push_back(by);
    copy.created_at = at;
    copy.updated_at = at;
    copy.archived_at.reset();
    copy.version = 1;
    return copy;
}

Playbook archived(Playbook playbook, Instant at)
{
    if (playbook.archived_at) return playbook;
    playbook.archived_at = at;
    playbook.updated_at = at;
    ++playbook.version;
    return playbook;
}

Playbook restored(Playbook playbook, Instant at)
{
    if (!playbook.archived_at) return playbook;
    playbook.archived_at.reset();
    playbook.updated_at = at;
    ++playbook.version;
    return playbook;
}

} // namespace muster
