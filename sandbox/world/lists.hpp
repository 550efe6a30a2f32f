// Rows into values, and lists of ids into the one parameter that json_each() takes apart.
#pragma once

#include "sandbox/world/database.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace muster::sandbox
{

template <class Read> [[nodiscard]] auto first(Query rows, Read read)
{
    using Row = std::invoke_result_t<Read, const Query&>;
    return rows.next() ? std::optional<Row>(read(rows)) : std::nullopt;
}

template <class Read> [[nodiscard]] auto all(Query rows, Read read)
{
    std::vector<std::invoke_result_t<Read, const Query&>> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

/// The texts as a JSON array.
[[nodiscard]] std::string json_list(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> texts_of_json_list(const std::string& json);

} // namespace muster::sandbox
