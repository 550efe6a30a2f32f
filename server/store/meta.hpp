// Small facts in the database.
#pragma once

#include "plugin/ports/meta_store.hpp"
#include "server/store/database.hpp"

#include <optional>
#include <string>

namespace muster::store
{

class Meta final : public MetaStore
{
public:
    explicit Meta(Database& database) : database_(database) {}

    [[nodiscard]] Async<Result<std::optional<std::string>>> get(std::string key) override;
    [[nodiscard]] Async<Result<>> put(std::string key, std::string value) override;

private:
    Database& database_;
};

} // namespace muster::store
