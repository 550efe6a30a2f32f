// How fast is the REST API with 100,000 incidents and a million events: reads, lists, ticks, starts, statistics; how
// much memory does it take, and how soon is it there again? Beside each figure a bare Beast server that answers as many
// bytes, and bare SQLite that runs the same statements on the same file. Servers run on the first core, clients on the
// second.
//
//     bench_rest [folder]          a folder as bench_fill makes one, good for one run; without one it is made, and
//                                 removed afterwards
#include "base/log.hpp"
#include "bench/support/bare_sqlite.hpp"
#include "bench/support/many_incidents.hpp"
#include "bench/support/served.hpp"
#include "tests/support/temp_folder.hpp"

#include <nlohmann/json.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

using namespace muster;
using namespace muster::bench;

namespace
{

constexpr double kListBudget = 10; ///< p99 in ms (design §10)

void heading(const char* what)
{
    std::printf("\n%-46s %9s %9s %8s %9s %9s %7s\n", what, "p50 ms", "p99 ms", "/s", "Beast/s", "ratio", "SQLite");
}

void row(const std::string& what, const Figures& muster, const Figures& beast, double bare_sqlite_p50)
{
    std::printf("%-46s %9.3f %9.3f %8.0f %9.0f %8.2fx %7.3f\n", what.c_str(), muster.p50, muster.p99, muster.per_second,
                beast.per_second, muster.per_second / beast.per_second, bare_sqlite_p50);
    std::fflush(stdout);
}

/// Beast answering as many bytes as the other has.
Figures beside(std::uint16_t beast, std::size_t times, std::size_t bytes)
{
    return measure(beast, times, [bytes](std::size_t) { return Ask{"GET", "/" + std::to_string(bytes)}; });
}

std::string list_of(const std::string& more)
{
    return "/api/v0/incidents?team_id=" + the_team().str() + "&per_page=15" + more;
}

struct Listed {
    const char* what;
    const char* query;
};

constexpr Listed kLists[]{
    {"newest first", "&sort=create_at&direction=desc"},
    {"oldest first", "&sort=create_at"},
    {"by name", "&sort=name"},
    {"by commander", "&sort=commander_user_id"},
    {"last ended first", "&sort=end_at&direction=desc"},
    {"by id", "&sort=id"},
    {"ongoing first", "&sort=is_active&direction=desc"},
    {"by status", "&sort=status"},
    {"last told first", "&sort=last_status_update_at&direction=desc"},
    {"ongoing, newest first", "&status=active&sort=create_at&direction=desc"},
    {"ongoing, by name", "&status=active&sort=name"},
    {"ended, newest first", "&status=ended&sort=create_at&direction=desc"},
    {"Archived, by name", "&status=Archived&sort=name"},
    {"Active, by name", "&status=Active&sort=name"},
    {"of a commander, newest first", "&commander_user_id=COMMANDER&sort=create_at&direction=desc"},
    {"of a participant, newest first", "&member_id=COMMANDER&sort=create_at&direction=desc"},
    {"of a participant who is in none", "&member_id=nobodyisinnothing000000000&sort=create_at&direction=desc"},
    {"of a playbook, newest first", "&playbook_id=PLAYBOOK&sort=create_at&direction=desc"},
    {"of a playbook, by name", "&playbook_id=PLAYBOOK&sort=name"},
    {"started in a week of last year", "&started_gte=FROM&started_lt=TO&sort=create_at&direction=desc"},
    {"a word that many names have", "&search_term=disk&sort=create_at&direction=desc"},
    {"a word that one name has", "&search_term=full+31418&sort=create_at&direction=desc"},
    {"a word that no name has", "&search_term=xyzzy&sort=create_at&direction=desc"},
    {"newest first, the 1,000th page", "&sort=create_at&direction=desc&page=1000"},
};

std::string with(std::string text, const std::string& word, const std::string& value)
{
    if (const auto at = text.find(word); at != std::string::npos) text.replace(at, word.size(), value);
    return text;
}

std::string filled_in(const char* query)
{
    const auto now = to_millis(SystemClock().now());
    constexpr std::int64_t kWeek = 7LL * 24 * 3600 * 1000;
    std::string text = with(query, "COMMANDER", person(7).str());
    text = with(text, "PLAYBOOK", playbook(1).str());
    text = with(text, "FROM", std::to_string(now - 60 * kWeek));
    return with(text, "TO", std::to_string(now - 59 * kWeek));
}

/// Ongoing incidents that the client works on.
std::vector<std::string> working(std::uint16_t port)
{
    std::vector<std::string> found;
    for (int page = 0; page < 5; ++page) {
        const std::string target = "/api/v0/incidents?team_id=" + the_team().str() +
                                   "&per_page=200&status=active&page=" + std::to_string(page);
        const auto json = nlohmann::json::parse(fetch(port, Ask{"GET", target}));
        for (const auto& item : json.at("items")) {
            if (item.at("commander_user_id") != the_asker().str()) continue;
            found.push_back(item.at("id").get<std::string>());
        }
    }
    if (found.empty()) throw std::runtime_error("nothing to work on");
    return found;
}

void reads(std::uint16_t port, std::uint16_t beast, BareSqlite& sqlite)
{
    heading("reading");
    const std::vector<std::string> ids = sqlite.some_incidents(2'000);
    const auto get = [&](const std::string& suffix, std::size_t times) {
        return measure(port, times, [&](std::size_t i) {
            return Ask{"GET", "/api/v0/incidents/" + ids[i % ids.size()] + suffix};
        });
    };
    const Figures one = get("", 3'000);
    row("an incident", one, beside(beast, 3'000, one.bytes), sqlite.time_of_reading(ids));
    const Figures line = get("/timeline", 2'000);
    row("its timeline", line, beside(beast, 2'000, line.bytes), sqlite.time_of_timeline(ids));
    const Figures numbers = get("/statistics", 2'000);
    row("its statistics", numbers, beside(beast, 2'000, numbers.bytes), sqlite.time_of_timeline(ids));
}

void lists(std::uint16_t port, std::uint16_t beast, BareSqlite& sqlite, const char* who)
{
    heading(who);
    for (const Listed& listed : kLists) {
        const Ask ask{"GET", list_of(filled_in(listed.query))};
        const Figures list = measure(port, 150, [&](std::size_t) { return ask; });
        row(listed.what, list, beside(beast, 150, list.bytes), sqlite.time_of_list(filled_in(listed.query)));
        if (list.p99 > kListBudget) std::printf("%46s above the budget of %.0f ms\n", "^", kListBudget);
    }
}

void statistics(std::uint16_t port, std::uint16_t beast)
{
    heading("statistics");
    for (const char* weeks : {"1", "12", "104"}) {
        const std::string tail = std::string("weeks=") + weeks;
        const Ask of_team{"GET", "/api/v0/statistics?team_id=" + the_team().str() + "&" + tail};
        const Figures team = measure(port, 20, [&](std::size_t) { return of_team; });
        row("of the team, weeks: " + std::string(weeks), team, beside(beast, 20, team.bytes), 0);
        const Ask of_playbook{"GET", "/api/v0/playbooks/" + playbook(1).str() + "/statistics?" + tail};
        const Figures one = measure(port, 20, [&](std::size_t) { return of_playbook; });
        row("of a playbook, weeks: " + std::string(weeks), one, beside(beast, 20, one.bytes), 0);
    }
}

Figures ticks(std::uint16_t port, const std::vector<std::string>& on)
{
    return measure(port, 2'000, [&](std::size_t i) {
        const std::string& incident = on[i % on.size()];
        const std::size_t round = i / on.size();
        const std::string place = std::to_string(round % 3) + "/item/" + std::to_string(round / 3 % 3);
        const char* state = round / 9 % 2 == 0 ? R"({"new_state":"in_progress"})" : R"({"new_state":"closed"})";
        return Ask{"PUT", "/api/v0/incidents/" + incident + "/checklists/" + place + "/state", state};
    });
}

Figures starts(std::uint16_t port)
{
    return measure(port, 500, [](std::size_t i) {
        return Ask{"POST", "/api/v0/incidents",
                   R"({"team_id":")" + the_team().str() + R"(","name":"Started )" + std::to_string(i) +
                       R"(","playbook_id":")" + playbook(0).str() + R"("})"};
    });
}

void print_memory(const char* when, const Served& muster)
{
    std::printf("%-46s %6.1f MB resident (%.1f of its own)\n", when, muster.megabytes("VmRSS"),
                muster.megabytes("RssAnon"));
}

void make(const std::filesystem::path& folder)
{
    const pid_t child = ::fork(); // the servers are forked too, and that is for processes without threads
    if (child == 0) {
        fill(folder, Many());
        std::_Exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error("the folder was not filled");
}

void run(const std::filesystem::path& folder)
{
    const auto megabytes = std::filesystem::file_size(folder / "muster.db") / 1024 / 1024;
    Figures tick;
    Figures start;
    Figures tick_beast;
    Figures start_beast;
    std::vector<std::string> on;
    std::printf("the database has %zu MB\n", static_cast<std::size_t>(megabytes));
    {
        const Served beast(serve_bare_beast);
        const Served muster([&](const auto& ready, int control) { serve_muster(folder, ready, control); });
        stay_on_core(1);
        std::printf("%-46s %6.0f ms (budget 2000)\n", "until it serves", muster.until_ready());
        print_memory("at first", muster);
        {
            BareSqlite sqlite(folder / "muster.db");
            reads(muster.port(), beast.port(), sqlite);
            lists(muster.port(), beast.port(), sqlite, "15 of 100,000 for somebody");
        }
        statistics(muster.port(), beast.port());
        print_memory("after reading", muster);
        on = working(muster.port());
        tick = ticks(muster.port(), on);
        tick_beast = beside(beast.port(), 2'000, tick.bytes);
        start = starts(muster.port());
        start_beast = beside(beast.port(), 500, start.bytes);
        print_memory("after writing", muster);
    }
    // Writers exclude each other: bare SQLite comes when the server has gone.
    BareSqlite sqlite(folder / "muster.db");
    heading("writing, each on disk before its answer");
    row("a tick", tick, tick_beast, sqlite.time_of_ticks(on, 1'000));
    row("a start", start, start_beast, sqlite.time_of_starts(on, 300));
}

} // namespace

int main(int argc, char** argv)
{
    log::set_level(log::Level::Error);
    const test::TempFolder own;
    const std::filesystem::path folder = argc > 1 ? std::filesystem::path(argv[1]) : own.path() / "data";
    if (!std::filesystem::exists(folder / "muster.db")) make(folder);
    run(folder);
}
