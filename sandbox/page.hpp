// The files of the web page.
#pragma once

#include "server/net/http_message.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace muster::sandbox
{

[[nodiscard]] std::optional<std::string> content_of(const std::filesystem::path& file);

/// One file as an answer with its type; nothing when there is none, or the URL's path would lead out of the folder.
[[nodiscard]] std::optional<net::HttpResponse> file_below(const std::filesystem::path& folder,
                                                          const std::string& url_path);

/// Serves the files below a folder. Everything that is not a file is the page itself, whose own code reads the path.
class PageFiles
{
public:
    explicit PageFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] net::HttpResponse answer(const net::HttpRequest& request) const;

private:
    std::filesystem::path folder_;
};

} // namespace muster::sandbox
