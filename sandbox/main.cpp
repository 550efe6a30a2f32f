// muster-sandbox: a chat server to try Muster out with. It speaks Mattermost 5.37 and shows its own small web page.
#include "base/text.hpp"
#include "sandbox/app.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

namespace
{

using muster::sandbox::App;
using muster::sandbox::Options;

constexpr int kCannotStart = 2;

int refuse(const std::string& why)
{
    std::cerr << "muster-sandbox: " << why << '\n';
    return kCannotStart;
}

/// Where a build puts what belongs to the executable.
std::filesystem::path beside_executable(const char* name)
{
    std::error_code error;
    const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path(name) : executable.parent_path().parent_path() / name;
}

std::optional<std::string> content_of(const std::string& file)
{
    std::ifstream stream(file);
    if (!stream) return std::nullopt;
    const std::string content(std::istreambuf_iterator<char>(stream), {});
    return std::string(muster::trim(content));
}

/// Says where it listens: in the file when one is named, else on standard output.
bool announce(const std::string& line, const std::string& ready_file)
{
    if (ready_file.empty()) {
        std::cout << line << std::endl;
        return true;
    }
    const std::string draft = ready_file + ".draft"; // renamed when whole, as somebody waits for the file
    {
        std::ofstream stream(draft);
        stream << line << '\n';
        if (!stream.flush()) return false;
    }
    std::error_code error;
    std::filesystem::rename(draft, ready_file, error);
    return !error;
}

int run(const Options& options, const std::string& ready_file)
{
    boost::asio::io_context loop(1);
    auto app = App::make(loop.get_executor(), options);
    if (!app) return refuse(app.error().detail());
    const auto port = (*app)->listen();
    if (!port) return refuse(port.error().detail());
    const std::string address = options.listen + ":" + std::to_string(*port);
    if (!announce("ready http://" + address, ready_file)) return refuse(ready_file + " cannot be written");

    boost::asio::signal_set signals(loop, SIGINT, SIGTERM);
    std::exception_ptr escaped;
    signals.async_wait([&](const boost::system::error_code&, int) {
        boost::asio::co_spawn(loop, (*app)->stop(), [&](std::exception_ptr error) {
            escaped = error;
            loop.stop();
        });
    });
    loop.run();
    if (escaped) std::rethrow_exception(escaped);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    options.data = "sandbox-data";
    options.page = beside_executable("page");
    options.plugin_dir = beside_executable("plugin");
    std::string secret_file;
    std::string ready_file;
    int trigger_life = 3;
    int health_seconds = 30;

    CLI::App command(
        "A chat server to try Muster out with: Mattermost 5.37's REST and WebSocket interface, and a web page.");
    command.add_option("--port", options.port, "where to listen; 0 takes a free one")->capture_default_str();
    command.add_option("--listen", options.listen, "the address to listen on")->capture_default_str();
    command.add_option("--data", options.data, "the folder that keeps the conversation")->capture_default_str();
    command.add_option("--page", options.page, "the folder of the built web page")->capture_default_str();
    command
        .add_option("--plugin-dir", options.plugin_dir, "an unpacked plugin, whose part for browsers the page loads")
        ->capture_default_str();
    command.add_option("--plugin-url", options.plugin_url, "where /plugins/muster goes")->capture_default_str();
    command.add_option("--plugin-secret-file", secret_file, "the file with the secret shared with the plugin");
    command.add_option("--plugin", options.plugin, "the executable of a native plugin, which this server then hosts")
        ->check(CLI::ExistingFile)
        ->excludes("--plugin-secret-file");
    command.add_option("--plugin-id", options.plugin_id, "the hosted plugin's id")->capture_default_str();
    command.add_option("--plugin-settings", options.plugin_settings, "a JSON object with the hosted plugin's settings")
        ->check(CLI::ExistingFile);
    command
        .add_option("--plugin-health-seconds", health_seconds, "how often is looked whether the hosted plugin lives")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    command.add_option("--site-url", options.site_url, "the address that people use, when it is another one");
    command
        .add_option("--trigger-life-seconds", trigger_life, "how long a dialog can be opened after a command or click")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    command.add_flag("--empty", options.empty, "begin with nobody; who registers first becomes the administrator");
    command.add_option("--ready-file", ready_file, "written when it listens, instead of a line on standard output");
    try {
        command.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return command.exit(help);
    } catch (const CLI::ParseError& error) {
        return refuse(std::string(error.what()) + "; see --help");
    }
    options.trigger_life = std::chrono::seconds(trigger_life);
    options.plugin_health = std::chrono::seconds(health_seconds);
    if (!secret_file.empty()) {
        const auto secret = content_of(secret_file);
        if (!secret || secret->empty())
            return refuse(secret_file + " cannot be read or is empty; it holds the plugin's secret");
        options.plugin_secret = *secret;
    }
    try {
        return run(options, ready_file);
    } catch (const std::exception& error) {
        std::cerr << "muster-sandbox: " << error.what() << '\n';
        return 1;
    }
}
