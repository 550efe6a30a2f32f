// api.yaml, as it was when the program was built (tools/api_contract.py).
#pragma once

#include <span>
#include <string_view>

namespace muster::api
{

class Operations;

/// Its operations as Operations::rows() has them: "operationId METHOD /api/v0/path", sorted.
[[nodiscard]] std::span<const std::string_view> contract_rows();

/// Its text, and the same as an HTML page.
[[nodiscard]] std::string_view contract_yaml();
[[nodiscard]] std::string_view contract_page();

/// GET /api/v0/openapi.yaml and /api/v0/docs, for everybody.
void add_contract(Operations& operations);

} // namespace muster::api
