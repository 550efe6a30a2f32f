#include "server/net/host_system.hpp"

#include "base/log.hpp"

#include <nss.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace muster::net
{

namespace
{

/// Debian's, Ubuntu's, Alpine's and distroless images'; Red Hat's; and where others have it.
constexpr const char* kAuthorities[] = {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                                        "/etc/ssl/cert.pem"};

} // namespace

void look_up_names_without_plugins()
{
    static const bool is_known = __nss_configure_lookup("hosts", "files dns") == 0;
    if (!is_known) throw std::logic_error("libc does not know files and dns");
}

void trust_authorities_of_system(boost::asio::ssl::context& context)
{
    boost::system::error_code error;
    context.set_default_verify_paths(error);
    if (error) log::warning("no system certificates", {{"error", error.message()}});
    for (const char* file : kAuthorities) {
        std::error_code not_there;
        if (!std::filesystem::is_regular_file(file, not_there)) continue;
        context.load_verify_file(file, error);
        if (error) log::warning("authorities cannot be read", {{"file", file}, {"error", error.message()}});
        return;
    }
}

} // namespace muster::net
