#include "plugin/domain/playbook_templates.hpp"

namespace muster
{

namespace
{

constexpr std::chrono::seconds kHalfHour{30 * 60};
constexpr std::chrono::seconds kHour{60 * 60};

PlaybookTemplate blank()
{
    PlaybookTemplate made;
    made.key = "blank";
    made.title = "Blank";
    made.description = "One empty stage, to fill in yourself.";
    made.stages = {{"Stage 1", {}}};
    return made;
}

PlaybookTemplate incident_management()
{
    PlaybookTemplate made;
    made.key = "incident_management";
    made.title = "Incident Management";
    made.description = "For anything that needs several people at once: understand it, end it, learn from it.";
    made.settings.reminder_interval = kHour;
    made.settings.update_template = "**What we know:** \n**What we are doing:** \n**Next update:** ";
    made.stages = {
        {"Triage",
         {{"Write down what is happening", "Who noticed what, and since when? One sentence each is enough.", ""},
          {"Decide how bad it is", "How many people are affected, and how much worse can it get within an hour?", ""},
          {"Get the people who can help", "Invite them into this channel; page them if they do not answer.", ""},
          {"Open a call if typing is too slow", "Put its link into the channel header, where latecomers look.", ""}}},
        {"Resolve",
         {{"Give every open question one owner", "What has two owners has none. Assign it as a task here.", ""},
          {"Tell those who wait", "Say what is affected and when they hear from you again.", "/incident update"},
          {"Undo the last change if it may be the cause", "Understanding can wait until people can work again.", ""},
          {"Check that it is over", "With the same signals that showed the problem, for at least ten minutes.", ""}}},
        {"Learn",
         {{"Tell everybody that it is over", "", "/incident update"},
          {"Write the timeline down while it is fresh", "Add the posts that mattered to the incident's timeline.", ""},
          {"Meet within a week", "Ask how it could happen, not who did it.", ""},
          {"Put the follow-up work where it will be done", "With an owner and a date, in your tracker.", ""}}},
    };
    return made;
}

PlaybookTemplate service_outage()
{
    PlaybookTemplate made;
    made.key = "service_outage";
    made.title = "Service Outage";
    made.description = "A service that people depend on is down, slow or wrong.";
    made.settings.reminder_interval = kHalfHour;
    made.settings.update_template = "**Impact:** \n**Cause, as far as known:** \n**Next step:** \n**Next update:** ";
    made.stages = {
        {"Confirm",
         {{"See the failure yourself", "From outside, as a user would. An alert alone is not an outage.", ""},
          {"Put numbers to the impact", "Which functions, which regions, how many requests fail, since when?", ""},
          {"Page the on-call of the failing service", "No answer in five minutes: page the second line.", ""},
          {"Open the status page entry", "\"We are looking into it\" now is better than the cause in an hour.", ""}}},
        {"Mitigate",
         {{"List what changed in the last 24 hours", "Deployments, flags, certificates, quotas, providers.", ""},
          {"Roll back or switch off the likeliest change", "Say so here before you do it.", ""},
          {"Take load off", "Fail over, shed traffic, raise limits: what is quick and can be undone.", ""},
          {"Look at what depends on it", "Queues that fill, retries that pile up, jobs that must run again.", ""},
          {"Give the next status update", "", "/incident update"}}},
        {"Verify",
         {{"Watch errors and latency stay normal for fifteen minutes", "", ""},
          {"Repair what the outage left behind", "Lost messages, half-done jobs, wrong data.", ""},
          {"Undo the emergency measures", "Limits, switched off features, extra machines.", ""},
          {"Close the status page entry", "", ""}}},
        {"Review",
         {{"Write down the real start, not that of the alert", "The gap between the two is your first finding.", ""},
          {"Note what slowed the response", "Missing dashboards, access or people: those are cheap to fix.", ""},
          {"Schedule the review", "Within five working days, with everybody who was in this channel.", ""}}},
    };
    return made;
}

PlaybookTemplate security_incident()
{
    PlaybookTemplate made;
    made.key = "security_incident";
    made.title = "Security Incident";
    made.description =
        "Somebody may have, or have had, access that they must not have. Private to those who need to know.";
    made.creates_public_incident = false;
    made.settings.reminder_interval = kHour;
    made.settings.update_template =
        "**Known facts:** \n**Assumptions:** \n**Contained so far:** \n**Decisions needed:** ";
    made.stages = {
        {"Assess",
         {{"Keep the circle small", "Invite only whom you need, and say nothing of it in other channels.", ""},
          {"Write down facts and guesses apart", "With time, source and who saw it. Others will rely on this.", ""},
          {"Name the systems and data at stake", "", ""},
          {"Bring in legal and privacy", "Some duties to notify run in hours from the moment you know.", ""}}},
        {"Contain",
         {{"Secure the evidence first", "Copies of logs, memory and disks, before anything is restarted.", ""},
          {"Close the way in", "Block, isolate or switch off; choose what the attacker notices last.", ""},
          {"Revoke sessions, tokens and keys", "Everything that the affected account or machine could read.", ""},
          {"Look for the same signs elsewhere", "The first place found is seldom the only one.", ""}}},
        {"Recover",
         {{"Rebuild from sources that you trust", "Cleaning a machine is hoping, not knowing.", ""},
          {"Let people back in, step by step", "With new credentials, watched more closely for a while.", ""},
          {"Notify those who must know", "Customers, authorities, insurers: agreed with legal, and on record.", ""}}},
        {"Learn",
         {{"Tell the story from the first access on", "How did they get in, and what would have shown it sooner?", ""},
          {"Close the gap for good", "Each measure has an owner and a date.", ""},
          {"Decide who may read this channel later", "", ""}}},
    };
    return made;
}

PlaybookTemplate customer_escalation()
{
    PlaybookTemplate made;
    made.key = "customer_escalation";
    made.title = "Customer Escalation";
    made.description = "A customer needs more attention than the normal way gives them.";
    made.settings.reminder_interval = kHour * 4;
    made.settings.update_template =
        "**What the customer experiences:** \n**What we promised, until when:** \n**Next step:** ";
    made.stages = {
        {"Listen",
         {{"Name one person who talks to the customer", "Everybody else talks to that person.", ""},
          {"Write down what the customer said, in their words", "And what it keeps them from doing.", ""},
          {"Gather what happened so far", "Tickets, calls, promises. Nobody likes to tell it twice.", ""},
          {"Tell the customer who cares for it now", "With a time for the next word from you, and keep to it.", ""}}},
        {"Act",
         {{"Reproduce the problem", "With the customer's version, data and settings.", ""},
          {"Find the people who can solve it", "Invite them here with one paragraph of summary.", ""},
          {"Offer a way around, if there is one", "", ""},
          {"Keep the promised rhythm, also without news", "", "/incident update"}}},
        {"Close",
         {{"Let the customer confirm that it is solved", "They close it, not we.", ""},
          {"Write down what to change", "In the product, the documentation or the way we answered.", ""},
          {"Thank those who helped, and the customer", "", ""}}},
    };
    return made;
}

} // namespace

const std::vector<PlaybookTemplate>& playbook_templates()
{
    static const std::vector<PlaybookTemplate> templates{blank(), incident_management(), service_outage(),
                                                         security_incident(), customer_escalation()};
    return templates;
}

} // namespace muster
