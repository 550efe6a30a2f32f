# Makes the structures of Mattermost's plugin protocol from their schema; they are included as generated/rpc_structures.hpp.
set(rpc_schema "${PROJECT_SOURCE_DIR}/server/chat/host/structures/schema.json")
set(rpc_header "${PROJECT_BINARY_DIR}/generated/rpc_structures.hpp")
set(rpc_source "${PROJECT_BINARY_DIR}/generated/rpc_structures.cpp")
add_custom_command(OUTPUT "${rpc_header}" "${rpc_source}"
  COMMAND "${MUSTER_PYTHON}" "${PROJECT_SOURCE_DIR}/tools/rpc_structures.py" "${rpc_schema}" "${rpc_header}" "${rpc_source}"
  DEPENDS "${rpc_schema}" "${PROJECT_SOURCE_DIR}/tools/rpc_structures.py"
  COMMENT "the plugin protocol's structures as C++" VERBATIM)
add_library(muster_server_chat_host_structures STATIC "${rpc_source}" "${rpc_header}")
target_include_directories(muster_server_chat_host_structures PUBLIC "${PROJECT_BINARY_DIR}")
target_link_libraries(muster_server_chat_host_structures PUBLIC muster_server_chat_host_gob)
muster_room(server/chat/host LINKS muster_server_chat_host_structures muster_server_chat_host_netrpc)
