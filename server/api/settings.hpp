// GET /api/v0/settings: what a client must know of the site.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"
#include "server/api/operations.hpp"
#include "server/net/http_message.hpp"

namespace muster::api
{

class SettingsRoutes
{
public:
    explicit SettingsRoutes(const Chat& chat) : chat_(chat) {}

    /// The object must outlive the router.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> get() const;

    const Chat& chat_;
};

} // namespace muster::api
