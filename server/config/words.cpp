#include "server/config/words.hpp"

#include "base/text.hpp"

#include <array>
#include <utility>

namespace muster::config
{

std::vector<std::string> split_list(std::string_view text)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view item = trim(text.substr(0, comma));
        if (!item.empty()) items.emplace_back(item);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return items;
}

std::optional<log::Level> level_named(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, log::Level>, 4> kLevels{{{"debug", log::Level::Debug},
                                                                              {"info", log::Level::Info},
                                                                              {"warning", log::Level::Warning},
                                                                              {"error", log::Level::Error}}};
    for (const auto& [name, level] : kLevels)
        if (name == word) return level;
    return std::nullopt;
}

} // namespace muster::config
