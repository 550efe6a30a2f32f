// The browser part of a plugin, as Mattermost lists and serves it.
#include "sandbox/webapp_plugin.hpp"

#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>

using namespace muster;
using namespace muster::test;

namespace
{

void write(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

class UnpackedPlugin
{
public:
    UnpackedPlugin()
    {
        write(folder.path() / "plugin.json",
              R"({"id": "muster", "name": "Muster", "version": "0.1.0", "min_server_version": "5.37.0",
                  "webapp": {"bundle_path": "webapp/dist/main.js"}})");
        write(folder.path() / "webapp/dist/main.js", "a");
        write(folder.path() / "webapp/dist/part.js", "part");
        write(folder.path() / "secret.txt", "secret");
    }

    net::HttpResponse get(const std::string& path, const std::string& method = "GET") const
    {
        net::HttpRequest request;
        request.method = method;
        request.path = path;
        return sandbox::answer_static(folder.path(), request);
    }

    TempFolder folder;
};

} // namespace

TEST_CASE("an unpacked plugin is listed with a bundle named after its content", "[sandbox][plugin]")
{
    const UnpackedPlugin plugin;
    // 64 bits of FNV-1a over "a", from the test vectors of draft-eastlake-fnv.
    const std::string name = "muster_af63dc4c8601ec8c_bundle.js";

    CHECK(sandbox::webapp_plugins_in(plugin.folder.path()) ==
          Json::parse(R"([{"id": "muster", "name": "", "version": "0.1.0", "min_server_version": "5.37.0",
                           "webapp": {"bundle_path": "/static/muster/)" +
                      name + "\"}}]"));
    const net::HttpResponse bundle = plugin.get("/static/plugins/muster/" + name);
    CHECK(bundle.status == 200);
    CHECK(bundle.body == "a");
    CHECK(bundle.headers.get("Content-Type") == "text/javascript; charset=utf-8");
}

TEST_CASE("files beside the bundle are served, others are not", "[sandbox][plugin]")
{
    const UnpackedPlugin plugin;
    CHECK(plugin.get("/static/plugins/muster/part.js").body == "part");
    for (const char* path :
         {"/static/plugins/muster/../../secret.txt", "/static/plugins/muster/%2e%2e/%2e%2e/secret.txt",
          "/static/plugins/muster/", "/static/plugins/other/part.js", "/static/x.js"})
        CHECK(plugin.get(path).status == 404);
    CHECK(plugin.get("/static/plugins/muster/part.js", "POST").status == 404);
}

TEST_CASE("without a whole plugin nothing is listed", "[sandbox][plugin]")
{
    const UnpackedPlugin plugin;
    CHECK(sandbox::webapp_plugins_in(plugin.folder.path() / "nowhere") == Json::array());
    for (const char* manifest : {"", "[", "{}", R"({"id": "muster"})", R"({"id": 1, "webapp": {}})",
                                 R"({"id": "muster", "webapp": {"bundle_path": "missing.js"}})"}) {
        write(plugin.folder.path() / "plugin.json", manifest);
        CHECK(sandbox::webapp_plugins_in(plugin.folder.path()) == Json::array());
    }
}
