#include "plugin/wording/hosting.hpp"

namespace muster::wording
{

std::string no_sqlite_in_a_cluster()
{
    return "This chat server is a cluster, and Muster keeps its incidents in a file that only one machine may have "
           "open. "
           "Switch the plugin off and run Muster as a process of its own (muster serve) beside the cluster.";
}

std::string no_file_directory()
{
    return "The chat server names no directory for its files. Set \"Data folder\" in Muster's settings to a folder "
           "that "
           "the chat server may write to.";
}

std::string command_refused() { return "The chat server does not take the command /incident: look into its log."; }

std::string no_such_teams(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return "Teams: there is no team " + list + ". Write the names as they stand in the teams' addresses.";
}

} // namespace muster::wording
