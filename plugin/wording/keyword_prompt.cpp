#include "plugin/wording/keyword_prompt.hpp"

#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

std::string keyword_prompt(std::string_view keyword, std::string_view title, std::size_t playbooks)
{
    std::string text = "You mentioned " + bold(keyword) + ", for which there is the playbook " + bold(title);
    if (playbooks == 2) text += " and another one";
    if (playbooks > 2) text += " and " + std::to_string(playbooks - 1) + " others";
    return text + ". Start an incident from your message?";
}

std::string keyword_prompt_elsewhere(const PostId& post, std::string_view prompt)
{
    return "[Your message](/_redirect/pl/" + post.str() + "): " + std::string(prompt);
}

std::string start_button() { return "Start an incident"; }

std::string start_menu() { return "Start an incident with…"; }

std::string ignore_button() { return "No, ignore this thread"; }

std::string thread_ignored() { return "You are not asked again in this thread."; }

} // namespace muster::wording
