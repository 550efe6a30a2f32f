// Small facts that the process keeps about itself: its signing key, the commands it registered.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>

namespace muster
{

class MetaStore
{
public:
    virtual ~MetaStore() = default;

    [[nodiscard]] virtual Async<Result<std::optional<std::string>>> get(std::string key) = 0;
    [[nodiscard]] virtual Async<Result<>> put(std::string key, std::string value) = 0;
};

} // namespace muster
