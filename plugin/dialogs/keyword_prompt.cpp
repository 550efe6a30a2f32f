#include "plugin/dialogs/keyword_prompt.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "plugin/wording/forms.hpp"
#include "plugin/wording/keyword_prompt.hpp"
#include "plugin/wording/replies.hpp"

#include <algorithm>
#include <utility>

namespace muster::dialogs
{

namespace
{

// Contexts: kStart team thread post author [playbook]; kIgnore thread author.
constexpr const char* kStart = "keyword-start";
constexpr const char* kIgnore = "keyword-ignore";
/// As many as somebody says no to in a long while; older threads are quiet by then.
constexpr std::size_t kMostIgnored = 100;
constexpr std::size_t kMostOptions = 25;
constexpr std::size_t kTitleInMenu = 60;

std::string ignored_by(const UserId& user) { return "keywords.ignored." + user.str(); }

bool contains(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool may_pass(const Failure& failure)
{
    return failure.fault() == Fault::Unavailable || failure.fault() == Fault::Unauthorized;
}

} // namespace

Async<Result<>> KeywordPrompt::heard(Said said) const
{
    const Result<std::vector<Playbook>> playbooks = co_await playbooks_for(said);
    if (!playbooks) co_return playbooks.error();
    if (playbooks->empty()) co_return Result<>();
    const Result<bool> wanted = co_await may_be_asked(said);
    if (!wanted) co_return wanted.error();
    if (!*wanted) co_return Result<>();
    co_return co_await ask(said, *playbooks);
}

Async<Result<std::vector<Playbook>>> KeywordPrompt::playbooks_for(const Said& said) const
{
    Result<std::vector<Playbook>> playbooks = co_await playbooks_.of_member(said.team, said.author);
    if (!playbooks) co_return playbooks;
    std::erase_if(*playbooks, [&said](const Playbook& one) { return keyword_in(said.message, one).empty(); });
    if (playbooks->empty()) co_return playbooks;
    // In the team and no guest: the same for all of them.
    const Result<> allowed = co_await use_cases_.playbook_facts.may_start(said.author, playbooks->front());
    if (!allowed && may_pass(allowed.error())) co_return allowed.error();
    if (!allowed) playbooks->clear();
    co_return playbooks;
}

Async<Result<bool>> KeywordPrompt::may_be_asked(const Said& said) const
{
    const Result<Incident> incident = co_await incidents_.by_channel(said.channel);
    if (incident) co_return false;
    if (incident.error().fault() != Fault::NotFound) co_return incident.error();
    const Result<User> author = co_await chat_.user(said.author);
    if (!author && may_pass(author.error())) co_return author.error();
    if (!author || author->is_bot) co_return false;
    const Result<std::optional<std::string>> ignored = co_await meta_.get(ignored_by(said.author));
    if (!ignored) co_return ignored.error();
    co_return !contains(words(ignored->value_or("")), said.thread.str());
}

Async<Result<>> KeywordPrompt::ask(const Said& said, const std::vector<Playbook>& playbooks) const
{
    const Playbook& first = playbooks.front();
    std::vector<std::string> context{kStart, said.team.str(), said.thread.str(), said.post.str(), said.author.str()};
    Action start;
    start.id = "startincident";
    start.name = playbooks.size() == 1 ? wording::start_button() : wording::start_menu();
    if (playbooks.size() == 1) context.push_back(first.id.str());
    start.context = signer_.sign(join(context));
    for (const Playbook& one : playbooks)
        if (playbooks.size() > 1 && start.options.size() < kMostOptions)
            start.options.emplace_back(cut(one.title, kTitleInMenu), one.id.str());
    Action ignore;
    ignore.id = "ignorethread";
    ignore.name = wording::ignore_button();
    ignore.context = signer_.sign(join({kIgnore, said.thread.str(), said.author.str()}));

    Attachment buttons;
    buttons.fallback = wording::kKeywordFallback;
    buttons.actions = {std::move(start), std::move(ignore)};
    NewPost post;
    post.channel = said.channel;
    post.message = wording::keyword_prompt(keyword_in(said.message, first), first.title, playbooks.size());
    post.attachments.push_back(std::move(buttons));

    const Result<> shown = co_await whisper_.whisper(said.author, post, said.thread);
    if (shown || may_pass(shown.error())) co_return shown;
    // Most servers let a bot whisper only if it is a system administrator. It may always write to people.
    const Result<ChannelId> direct = co_await chat_.direct_channel(said.author);
    if (!direct && may_pass(direct.error())) co_return direct.error();
    if (!direct) co_return Result<>();
    post.channel = *direct;
    post.key = said.post.str() + "-keyword";
    post.message = wording::keyword_prompt_elsewhere(said.post, post.message);
    const Result<PostId> posted = co_await chat_.post(post);
    if (!posted && may_pass(posted.error())) co_return posted.error();
    if (!posted)
        log::warning("could not ask about a keyword", {{"user", said.author.str()}, {"why", posted.error().detail()}});
    co_return Result<>();
}

Async<std::optional<std::string>> KeywordPrompt::press(std::vector<std::string> context, UserId user,
                                                       std::string chosen, std::string trigger, PostId prompt) const
{
    const bool is_start = context.size() >= 5 && context.size() <= 6 && context[0] == kStart;
    const bool is_ignore = context.size() == 3 && context[0] == kIgnore;
    if (!is_start && !is_ignore) co_return std::nullopt;
    if (user.str() != context[is_start ? 4 : 2]) co_return wording::button_refused();
    if (is_ignore) co_return co_await ignore_thread(std::move(context), std::move(prompt));
    co_return co_await open_form(std::move(context), std::move(chosen), std::move(trigger));
}

Async<std::string> KeywordPrompt::open_form(std::vector<std::string> context, std::string chosen,
                                            std::string trigger) const
{
    const TeamId team(context[1]);
    const UserId user(context[4]);
    StartOffer offer;
    offer.origin = PostId(context[3]);
    offer.chosen = PlaybookId(context.size() == 6 ? context[5] : chosen);
    Result<std::vector<Playbook>> playbooks = co_await playbooks_.of_member(team, user);
    if (!playbooks) co_return wording::of_failure(playbooks.error());
    const auto is_chosen = [&offer](const Playbook& one) { return one.id == offer.chosen; };
    if (std::none_of(playbooks->begin(), playbooks->end(), is_chosen)) co_return wording::playbook_gone();
    offer.playbooks = std::move(*playbooks);
    const Result<User> person = co_await chat_.user(user);
    if (!person) co_return wording::of_failure(person.error());

    const Dialog form = forms_.start_form(*person, team, offer);
    const Result<> opened = co_await chat_.open_dialog(trigger, form);
    if (opened) co_return std::string();
    co_return opened.error().fault() == Fault::Invalid ? wording::form_too_late() : wording::of_failure(opened.error());
}

Async<std::string> KeywordPrompt::ignore_thread(std::vector<std::string> context, PostId prompt) const
{
    const std::string key = ignored_by(UserId(context[2]));
    const Result<std::optional<std::string>> before = co_await meta_.get(key);
    if (!before) co_return wording::of_failure(before.error());
    std::vector<std::string> threads = words(before->value_or(""));
    if (!contains(threads, context[1])) threads.push_back(context[1]);
    if (threads.size() > kMostIgnored) threads.erase(threads.begin());
    const Result<> kept = co_await meta_.put(key, join(threads));
    if (!kept) co_return wording::of_failure(kept.error());

    ignore(co_await chat_.delete_post(prompt), "what was only whispered is nowhere to be deleted");
    co_return wording::thread_ignored();
}

} // namespace muster::dialogs
