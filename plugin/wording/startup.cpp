#include "plugin/wording/startup.hpp"

namespace muster::wording
{

std::string bad_chat_url(std::string_view url)
{
    return "chat.url: " + std::string(url) + " is not an address; it looks like https://chat.example.com";
}

std::string chat_token_refused(std::string_view chat_url)
{
    return "chat.token: " + std::string(chat_url) +
           " does not accept the token; it may have been revoked, or the bot disabled: make a new one for the bot in "
           "the chat "
           "server's integrations";
}

std::string port_taken(int port)
{
    return "http.port: " + std::to_string(port) +
           " is taken by another program; end that one, or choose another port with --http-port";
}

std::string address_unusable(std::string_view address, int port, std::string_view why)
{
    return "http.listen: " + std::string(address) + ":" + std::to_string(port) + " cannot be listened on (" +
           std::string(why) + "); name an address of this machine";
}

std::string seed_unreadable(std::string_view file)
{
    return "seed.file: " + std::string(file) + " cannot be read; name a file that the user running Muster may read";
}

std::string seed_wrong(std::string_view file, std::string_view why)
{
    return "seed.file: " + std::string(file) + " is not a list of playbooks: " + std::string(why);
}

std::string not_connected_yet() { return "not connected yet"; }

std::string token_not_accepted() { return "the chat server does not accept the token"; }

std::string chat_away(std::string_view why) { return "the chat server cannot be reached: " + std::string(why); }

} // namespace muster::wording
