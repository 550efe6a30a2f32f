#include "server/config/command_line.hpp"
#include "server/config/documentation.hpp"
#include "server/config/options.hpp"
#include "server/config/read_config.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace muster;
using namespace muster::config;

namespace
{

/// A directory that goes with the test.
class Folder
{
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("muster-config-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    std::string write(const std::string& name, const std::string& text) const
    {
        std::ofstream(path_ / name) << text;
        return (path_ / name).string();
    }
    std::string path(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

Environment enough() { return {{"MUSTER_CHAT_URL", "https://chat.example.com/"}, {"MUSTER_CHAT_TOKEN", "t0ken"}}; }

Environment enough_and(const std::string& name, const std::string& value)
{
    Environment environment = enough();
    environment[name] = value;
    return environment;
}

using Sentences = std::vector<std::string>;

Invocation run(std::vector<const char*> words, const Environment& environment)
{
    words.insert(words.begin(), "muster");
    return read_command_line(static_cast<int>(words.size()), words.data(), environment);
}

} // namespace

TEST_CASE("an address and a token are enough", "[config]")
{
    const Reading reading = read_config("", enough(), {});

    CHECK(reading.complaints == Sentences{});
    CHECK(reading.config.chat_url == "https://chat.example.com");
    CHECK(reading.config.chat_token.reveal() == "t0ken");
    CHECK(reading.config.http_listen == "127.0.0.1");
    CHECK(reading.config.http_port == 8066);
    CHECK(reading.config.http_public_url == "http://127.0.0.1:8066");
    CHECK(reading.config.data_dir == "data");
    CHECK(reading.config.log_level == log::Level::Info);
    CHECK(reading.config.plugin_secret.empty());
    CHECK(reading.config.chat_teams.empty());
}

TEST_CASE("a missing address and token are told with their cure", "[config]")
{
    const Sentences complaints = read_config("", {}, {}).complaints;

    REQUIRE(complaints.size() == 2);
    CHECK_THAT(complaints[0], Catch::StartsWith("chat.url: is missing; "));
    CHECK_THAT(complaints[1], Catch::StartsWith("chat.token: is missing; ") && Catch::Contains("MUSTER_CHAT_TOKEN"));
}

TEST_CASE("flags win over the environment, the environment over the file, the file over defaults", "[config]")
{
    Folder folder;
    const std::string file = folder.write("muster.toml", "[http]\nport = 1001\nlisten = \"127.0.0.2\"\n"
                                                         "[log]\nlevel = \"debug\"\n");
    Environment environment = enough_and("MUSTER_HTTP_PORT", "1002");
    environment["MUSTER_HTTP_LISTEN"] = "127.0.0.3";

    const Reading reading = read_config(file, environment, {{"http.port", "1003"}});

    CHECK(reading.complaints == Sentences{});
    CHECK(reading.config.http_port == 1003);
    CHECK(reading.config.http_listen == "127.0.0.3");
    CHECK(reading.config.log_level == log::Level::Debug);
    CHECK(reading.config.http_public_url == "http://127.0.0.3:1003");
}

TEST_CASE("the file is read with lists, numbers and texts", "[config]")
{
    Folder folder;
    const std::string token = folder.write("token", "  secret-token\n");
    const std::string file =
        folder.write("muster.toml", "[chat]\nurl = 'http://127.0.0.1:8065'\ntoken_file = '" + token +
                                        "'\nteams = ['sre', 'ops']\ntimeout = 5\n[plugin]\nsecret = '" +
                                        std::string(16, 's') + "'\n");

    const Reading reading = read_config(file, {}, {});

    CHECK(reading.complaints == Sentences{});
    CHECK(reading.config.chat_teams == Sentences{"sre", "ops"});
    CHECK(reading.config.chat_token.reveal() == "secret-token");
    CHECK(reading.config.chat_timeout == std::chrono::seconds(5));
    CHECK(reading.config.plugin_secret.reveal().size() == 16);
}

TEST_CASE("a list in the environment or in a flag has commas", "[config]")
{
    CHECK(read_config("", enough_and("MUSTER_CHAT_TEAMS", "sre, ops ,"), {}).config.chat_teams ==
          Sentences{"sre", "ops"});
    CHECK(read_config("", enough(), {{"chat.teams", "sre"}}).config.chat_teams == Sentences{"sre"});
}

TEST_CASE("a number beyond its limits is told with them", "[config]")
{
    Folder folder;
    const std::string file = folder.write("muster.toml", "[http]\nport = 99999\n");

    CHECK(read_config(file, enough(), {}).complaints == Sentences{"http.port: 99999 is not between 1 and 65535"});
    CHECK(read_config("", enough_and("MUSTER_HTTP_PORT", "0"), {}).complaints ==
          Sentences{"http.port: 0 is not between 1 and 65535 (MUSTER_HTTP_PORT)"});
    CHECK(read_config("", enough(), {{"http.port", "-1"}}).complaints ==
          Sentences{"http.port: -1 is not between 1 and 65535 (--http-port)"});
    CHECK(read_config("", enough(), {{"http.port", "80 80"}}).complaints ==
          Sentences{"http.port: must be a whole number (--http-port)"});
}

TEST_CASE("everything wrong in a file is told at once", "[config]")
{
    Folder folder;
    const std::string file = folder.write("muster.toml", "loud = true\n[http]\nprot = 1\nport = '8066'\n"
                                                         "[chat]\nteams = 'sre'\nurl = 7\n[log]\nlevel = 'loud'\n");

    Sentences complaints = read_config(file, enough(), {}).complaints;
    std::sort(complaints.begin(), complaints.end());

    CHECK(complaints == Sentences{"chat.teams: must be a list of texts", "chat.url: must be a text",
                                  "http.port: must be a whole number",
                                  "http.prot: no such option; did you mean http.port?",
                                  "log.level: loud is not one of debug, info, warning, error", "loud: no such option"});
}

TEST_CASE("a file that is no TOML is told with the place", "[config]")
{
    Folder folder;
    const std::string file = folder.write("muster.toml", "[http]\nport = = 3\n");

    const Sentences complaints = read_config(file, enough(), {}).complaints;

    REQUIRE(complaints.size() == 1);
    CHECK_THAT(complaints[0], Catch::StartsWith(file + ":2:"));
}

TEST_CASE("files that cannot be read are told by the option that names them", "[config]")
{
    Folder folder;
    const std::string none = folder.path("none");
    const std::string empty = folder.write("empty", "\n");
    const Environment url{{"MUSTER_CHAT_URL", "http://c"}};

    CHECK(read_config(none, enough(), {}).complaints ==
          Sentences{"configuration file " + none + " cannot be read: No such file or directory"});
    CHECK(read_config("", url, {{"chat.token_file", none}}).complaints ==
          Sentences{"chat.token_file: " + none + " cannot be read: No such file or directory"});
    CHECK(read_config("", url, {{"chat.token_file", empty}}).complaints ==
          Sentences{"chat.token_file: " + empty + " is empty"});
    CHECK(read_config("", enough(), {{"chat.ca_file", none}, {"seed.file", none}}).complaints.size() == 2);
    CHECK(read_config("", enough(), {{"chat.ca_file", "/"}}).complaints ==
          Sentences{"chat.ca_file: / cannot be read: Is a directory"});
}

TEST_CASE("a secret and its file from one source contradict; from two, the later wins", "[config]")
{
    Folder folder;
    const std::string token = folder.write("token", "from-file");
    const std::string file = folder.write("muster.toml", "[chat]\ntoken_file = '" + token + "'\n");
    const Environment url{{"MUSTER_CHAT_URL", "http://c"}};

    CHECK(read_config("", enough_and("MUSTER_CHAT_TOKEN_FILE", token), {}).complaints ==
          Sentences{"chat.token and chat.token_file are both given: leave one out"});
    CHECK(read_config(file, enough(), {}).config.chat_token.reveal() == "t0ken");
    CHECK(read_config(file, url, {}).config.chat_token.reveal() == "from-file");
    CHECK(read_config("", enough(), {{"chat.token_file", token}}).config.chat_token.reveal() == "from-file");
}

TEST_CASE("an address must be one of a site", "[config]")
{
    const std::string wrong = GENERATE("chat.example.com", "ftp://x", "https://", "http:///x", "http://a b",
                                       "http://user@host", "https://x?y", "https://x#y");

    INFO(wrong);
    CHECK(read_config("", enough_and("MUSTER_CHAT_URL", wrong), {}).complaints ==
          Sentences{"chat.url: must be an address like https://chat.example.com (MUSTER_CHAT_URL)"});
}

TEST_CASE("listening everywhere needs an address for the chat server to call", "[config]")
{
    const Sentences complaints = read_config("", enough_and("MUSTER_HTTP_LISTEN", "0.0.0.0"), {}).complaints;

    REQUIRE(complaints.size() == 1);
    CHECK_THAT(complaints[0], Catch::StartsWith("http.public_url: is missing; "));
    CHECK(read_config("", enough_and("MUSTER_HTTP_LISTEN", "0.0.0.0"), {{"http.public_url", "http://m:1/"}})
              .config.http_public_url == "http://m:1");
    CHECK(read_config("", enough_and("MUSTER_HTTP_LISTEN", "::1"), {}).config.http_public_url == "http://[::1]:8066");
}

TEST_CASE("variables that only a slip of the pen explains are told, others are left alone", "[config]")
{
    CHECK(read_config("", enough_and("MUSTER_CHAT_URLS", "x"), {}).complaints ==
          Sentences{"MUSTER_CHAT_URLS: no such option; did you mean MUSTER_CHAT_URL?"});
    CHECK(read_config("", enough_and("MUSTER_SERVICE_HOST", "10.0.0.7"), {}).complaints == Sentences{});
    CHECK(read_config("", enough_and("MUSTER_HTTP_PORT", ""), {}).config.http_port == 8066);
}

TEST_CASE("a short shared secret is refused", "[config]")
{
    CHECK(read_config("", enough_and("MUSTER_PLUGIN_SECRET", "short"), {}).complaints ==
          Sentences{"plugin.secret: must have at least 16 characters"});
}

TEST_CASE("no sentence and no page shows a secret", "[config]")
{
    Environment environment = enough_and("MUSTER_PLUGIN_SECRET", "hush-hush");
    environment["MUSTER_CHAT_TOKEN_FILE"] = "/nowhere";

    std::string told;
    for (const auto& sentence : read_config("", environment, {}).complaints) told += sentence;
    CHECK_THAT(told, !Catch::Contains("hush-hush") && !Catch::Contains("t0ken"));
}

TEST_CASE("docs/configuration.md is what the table of options says", "[config]")
{
    std::ifstream in(std::string(MUSTER_TESTS_DIR) + "/../docs/configuration.md");
    const std::string committed{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};

    CHECK(committed == documentation());
}

TEST_CASE("every option has a name in the environment and no two share one", "[config]")
{
    Sentences names;
    for (const Option& option : options()) {
        names.push_back(environment_name(option.key));
        CHECK_FALSE(option.description.empty());
    }
    std::sort(names.begin(), names.end());

    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(environment_name("http.public_url") == "MUSTER_HTTP_PUBLIC_URL");
    CHECK(flag_name("http.public_url") == "--http-public-url");
}

TEST_CASE("muster serve takes its flags after the word", "[config][command line]")
{
    const Invocation asked = run({"serve", "--http-port", "9000", "--chat-teams", "sre,ops"}, enough());

    CHECK_FALSE(asked.exit_code);
    CHECK(asked.complaint.empty());
    CHECK(asked.config.http_port == 9000);
    CHECK(asked.config.chat_teams == Sentences{"sre", "ops"});
}

TEST_CASE("muster serve ends with one line when the configuration is wrong", "[config][command line]")
{
    const Invocation asked = run({"serve"}, {});

    CHECK(asked.exit_code == 2);
    CHECK(std::count(asked.complaint.begin(), asked.complaint.end(), '\n') == 1);
    CHECK_THAT(asked.complaint, Catch::StartsWith("muster: chat.url: is missing") &&
                                    Catch::EndsWith("(and 1 more: `muster config check` lists them)\n"));
}

TEST_CASE("muster config check lists every mistake", "[config][command line]")
{
    CHECK(run({"config", "check"}, enough()).exit_code == 0);

    const Invocation wrong = run({"config", "check", "--http-port", "0"}, {});
    CHECK(wrong.exit_code == 2);
    CHECK(std::count(wrong.complaint.begin(), wrong.complaint.end(), '\n') == 3);
}

TEST_CASE("the configuration file is named by a flag or by a variable", "[config][command line]")
{
    Folder folder;
    const std::string file = folder.write("muster.toml", "[http]\nport = 1234\n");
    const Environment with_file = enough_and("MUSTER_CONFIG", file);

    CHECK(run({"serve", "--config", file.c_str()}, enough()).config.http_port == 1234);
    CHECK(run({"serve"}, with_file).config.http_port == 1234);
}

TEST_CASE("the command line helps, tells its version and refuses what it does not know", "[config][command line]")
{
    CHECK(run({"--version"}, {}).output == "muster " MUSTER_VERSION "\n");
    CHECK(run({"--version"}, {}).exit_code == 0);
    CHECK_THAT(run({"serve", "--help"}, {}).output, Catch::Contains("--http-port") && Catch::Contains("8066"));
    CHECK_THAT(run({"serve", "--help"}, {}).output, !Catch::Contains("--chat-token "));
    CHECK(run({"config", "docs"}, {}).output == documentation());
    CHECK(run({"serve", "--loud"}, enough()).exit_code == 2);
    CHECK(run({}, enough()).exit_code == 2);
    CHECK(run({"dance"}, enough()).exit_code == 2);
}
