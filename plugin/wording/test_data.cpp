#include "plugin/wording/test_data.hpp"

#include "plugin/wording/replies.hpp"

namespace muster::wording
{

std::string test_commands_are_off()
{
    return "Test commands are switched off. They are switched on with Muster's option `test.commands`.";
}

std::string test_usage()
{
    return "Usage:\n- `/incident " + std::string(kTestOneUsage) + "`\n- `/incident " + std::string(kTestManyUsage) +
           "`, or a number of days until today instead of the two dates";
}

std::string test_for_administrators() { return "Test commands are for system administrators."; }

std::string test_refused(const Failure& failure)
{
    if (failure.field() == "timestamp") return "That day lies in the future.";
    if (failure.field() == "begin") return "The first day lies in the future.";
    if (failure.field() == "end") return "The last day has to come after the first.";
    if (failure.field() == "count") return "That is too many: 100000 at most.";
    if (failure.field() == "name") return name_limits();
    if (failure.field() == "playbook") return "There is no such playbook in this team.";
    return of_failure(failure);
}

std::string no_such_date(std::string_view word)
{
    return "`" + std::string(word) + "` is not a day like `2020-11-23`.";
}

std::string no_such_count(std::string_view word) { return "`" + std::string(word) + "` is not a whole number from 0."; }

std::string making_already() { return "Test data is being made already. Try again when it is finished."; }

std::string making(std::size_t incidents, std::uint64_t seed)
{
    return "Making " + std::to_string(incidents) + " incidents, with the seed " + std::to_string(seed) +
           ". You are told when they are there.";
}

std::string made(std::size_t ongoing, std::size_t ended, std::uint64_t seed)
{
    return "Made " + std::to_string(ongoing) + " ongoing and " + std::to_string(ended) +
           " ended incidents, with the seed " + std::to_string(seed) + ". They have no channels.";
}

std::string making_broke_off(const Failure& failure)
{
    return "Making test data broke off; what was made so far stays. " + of_failure(failure);
}

} // namespace muster::wording
