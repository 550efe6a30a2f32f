// The files of the web page.
#pragma once

#include "server/net/http_message.hpp"

#include <filesystem>

namespace muster::sandbox
{

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
