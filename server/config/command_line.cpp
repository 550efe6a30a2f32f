#include "server/config/command_line.hpp"

#include "server/config/documentation.hpp"
#include "server/config/options.hpp"
#include "server/config/read_config.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <sstream>
#include <utility>

namespace muster::config
{

namespace
{

constexpr int kWrongUse = 2;

/// What the flags of one subcommand gave.
class Flags
{
public:
    std::string file;
    std::map<std::string, std::string> texts; ///< by key
};

void add_flags(CLI::App& command, Flags& flags)
{
    command.add_option("--config", flags.file, "Configuration file (TOML); also MUSTER_CONFIG")->type_name("FILE");
    for (const Option& option : options()) {
        if (option.type == OptionType::Secret) continue;
        const std::string key(option.key);
        const auto keep = [&flags, key](const std::string& text) { flags.texts[key] = text; };
        std::string about(option.description);
        if (!option.fallback.empty()) about += " [" + std::string(option.fallback) + "]";
        command.add_option_function<std::string>(flag_name(key), keep, about)
            ->type_name(option.type == OptionType::Number ? "NUMBER" : "TEXT");
    }
    command.footer("Each option is also read from the file and from the environment (chat.url, MUSTER_CHAT_URL);\n"
                   "secrets only from there. `muster config docs` prints them all.");
}

Reading read(const Flags& flags, const Environment& environment)
{
    const auto variable = environment.find("MUSTER_CONFIG");
    const std::string& file = flags.file.empty() && variable != environment.end() ? variable->second : flags.file;
    return read_config(file, environment, flags.texts);
}

Invocation answer(std::string output)
{
    Invocation invocation;
    invocation.exit_code = 0;
    invocation.output = std::move(output);
    return invocation;
}

Invocation check(const Reading& reading)
{
    if (reading.complaints.empty()) return answer("The configuration is complete.\n");
    Invocation invocation;
    invocation.exit_code = kWrongUse;
    for (const auto& sentence : reading.complaints) invocation.complaint += sentence + "\n";
    return invocation;
}

/// One line that names the cause; the rest is told by `muster config check`.
Invocation serve(Reading reading)
{
    Invocation invocation;
    if (reading.complaints.empty()) {
        invocation.config = std::move(reading.config);
        return invocation;
    }
    invocation.exit_code = kWrongUse;
    invocation.complaint = "muster: " + reading.complaints.front();
    const std::size_t more = reading.complaints.size() - 1;
    if (more > 0) invocation.complaint += " (and " + std::to_string(more) + " more: `muster config check` lists them)";
    invocation.complaint += "\n";
    return invocation;
}

} // namespace

Invocation read_command_line(int argc, const char* const* argv, const Environment& environment)
{
    CLI::App app("Muster runs incidents in the chat: see README.md.", "muster");
    app.set_version_flag("--version", "muster " MUSTER_VERSION);
    app.require_subcommand(1);
    Flags flags;
    CLI::App* const serve_command = app.add_subcommand("serve", "Join the chat server and serve incidents");
    add_flags(*serve_command, flags);
    CLI::App* const config_command = app.add_subcommand("config", "Check or document the configuration");
    config_command->require_subcommand(1);
    CLI::App* const check_command = config_command->add_subcommand("check", "List what is wrong, if anything");
    add_flags(*check_command, flags);
    CLI::App* const docs_command = config_command->add_subcommand("docs", "Print docs/configuration.md");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream output;
        std::ostringstream complaint;
        const int code = app.exit(error, output, complaint);
        Invocation invocation = answer(output.str());
        invocation.complaint = complaint.str();
        if (code != 0) invocation.exit_code = kWrongUse;
        return invocation;
    }
    if (docs_command->parsed()) return answer(documentation());
    if (check_command->parsed()) return check(read(flags, environment));
    return serve(read(flags, environment));
}

} // namespace muster::config
