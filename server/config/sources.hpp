// Where settings come from: a file, the environment, flags. Read as they are, with what is wrong about their form.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace muster::config
{

using Environment = std::map<std::string, std::string>;

/// The process's own. The only place where it is read.
[[nodiscard]] Environment process_environment();

/// Later ones win.
enum class Rank { Default, File, Variable, Flag };

class Setting
{
public:
    std::variant<std::string, std::int64_t, std::vector<std::string>> value;
    Rank rank = Rank::Default;
    std::string origin; ///< "MUSTER_HTTP_PORT" or "--http-port"; empty for the file and the default
};

/// Settings by key, and complaints: sentences about what could not be taken.
class Settings
{
public:
    /// Takes it unless it is empty. An empty text is no setting, so that a variable can be left blank.
    void set(const std::string& key, Setting setting);
    [[nodiscard]] const Setting* find(const std::string& key) const;
    void complain(std::string sentence) { complaints_.push_back(std::move(sentence)); }
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }

private:
    std::map<std::string, Setting> settings_;
    std::vector<std::string> complaints_;
};

void read_defaults(Settings& settings);
/// TOML: sections and names as in the table of options.
void read_file(Settings& settings, const std::string& path);
/// Variables that begin with MUSTER_ and are no option are left alone, unless they look like a slip of the pen: a
/// cluster sets some for a service called muster.
void read_environment(Settings& settings, const Environment& environment);
/// Texts by key, as the command line has them.
void read_flags(Settings& settings, const std::map<std::string, std::string>& flags);

/// The text of a small file, without white space at its ends; empty with a reason in `why` when it cannot be read.
[[nodiscard]] std::optional<std::string> read_small_file(const std::string& path, std::string& why);

} // namespace muster::config
