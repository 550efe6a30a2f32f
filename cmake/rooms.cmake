# One static library a room (docs/architecture.md); who links whom is who may include whom, and tools/check_rooms.py checks the includes.

add_library(muster_options INTERFACE)
target_include_directories(muster_options INTERFACE "${PROJECT_SOURCE_DIR}")
# Asio is compiled once, in server/runtime, and Beast in server/net, instead of in every file that sees them.
target_compile_definitions(muster_options INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
  BOOST_ALL_NO_LIB JSON_USE_IMPLICIT_CONVERSIONS=0 MUSTER_VERSION="${PROJECT_VERSION}")
target_compile_options(muster_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Werror
  # Line numbers are enough for a backtrace; full types of coroutine templates double the time of a build.
  -g1
  # Optimising, g++ 12 inlines one side of a coroutine frame's allocation and takes the pair for a mismatch.
  $<$<NOT:$<CONFIG:Debug>>:-Wno-mismatched-new-delete>)
target_link_libraries(muster_options INTERFACE Boost::headers Threads::Threads nlohmann_json::nlohmann_json)
if(MUSTER_SANITIZE)
  target_compile_options(muster_options INTERFACE -fsanitize=${MUSTER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(muster_options INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()

# muster_room(<directory> [LINKS <targets>]): the library muster_<directory with _> of the room's own .cpp files. A room without
# a .cpp file yet is an interface library, so that its neighbours can name it.
function(muster_room dir)
  cmake_parse_arguments(ROOM "RECURSE" "" "LINKS" ${ARGN})
  string(REPLACE "/" "_" name "muster_${dir}")
  if(ROOM_RECURSE)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${dir}/*.cpp")
  else()
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${dir}/*.cpp")
  endif()
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC muster_options ${ROOM_LINKS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE muster_options ${ROOM_LINKS})
  endif()
endfunction()

# Debian has spdlog and fmt as shared libraries only; for a static executable the one file that includes them has them whole.
add_library(muster_spdlog INTERFACE)
if(MUSTER_STATIC)
  target_compile_definitions(muster_spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)
else()
  target_link_libraries(muster_spdlog INTERFACE spdlog::spdlog)
endif()
muster_room(base LINKS muster_spdlog OpenSSL::Crypto)

muster_room(plugin/domain LINKS muster_base)
muster_room(plugin/ports LINKS muster_plugin_domain)
muster_room(plugin/wording LINKS muster_plugin_domain)
muster_room(plugin/wire LINKS muster_plugin_ports)
muster_room(plugin/usecases RECURSE LINKS muster_plugin_ports)
muster_room(plugin/reactions LINKS muster_plugin_wire muster_plugin_wording)
muster_room(plugin/export LINKS muster_plugin_wire muster_plugin_wording "${CMARK_GFM_EXTENSIONS}" "${CMARK_GFM}")
muster_room(plugin/dialogs LINKS muster_plugin_usecases muster_plugin_wording muster_plugin_wire)
muster_room(plugin/commands LINKS muster_plugin_dialogs)

if(MUSTER_SANITIZE MATCHES "thread")
  # Asio's fences: ThreadSanitizer does not see them, g++ says so, and the accesses that they order are atomic themselves.
  target_compile_options(muster_options INTERFACE -Wno-tsan)
endif()
if(MUSTER_SANITIZE MATCHES "undefined" AND TARGET muster_server_net)
  # UBSan triples the time that Beast's templates take; AddressSanitizer stays on there.
  target_compile_options(muster_server_net PRIVATE -fno-sanitize=undefined)
endif()
muster_room(server/runtime LINKS muster_base)
muster_room(server/net LINKS muster_server_runtime OpenSSL::SSL OpenSSL::Crypto)
muster_room(server/config LINKS muster_base)
muster_room(server/http LINKS muster_server_net)
muster_room(server/telemetry LINKS muster_plugin_ports)
muster_room(server/store RECURSE LINKS muster_plugin_ports muster_plugin_wire muster_server_runtime SQLiteCpp SQLite::SQLite3)
include(cmake/migrations.cmake)
muster_room(server/outbox LINKS muster_plugin_reactions muster_server_runtime)
muster_room(server/webhooks LINKS muster_plugin_ports muster_server_net)
muster_room(server/timers LINKS muster_plugin_usecases muster_server_runtime)
muster_room(server/chat LINKS muster_plugin_wire)
muster_room(server/chat/rest RECURSE LINKS muster_server_chat muster_server_net)
muster_room(server/chat/host/gob LINKS muster_base)
muster_room(server/chat/host/yamux LINKS muster_server_runtime)
muster_room(server/chat/host/broker LINKS muster_server_chat_host_yamux)
muster_room(server/chat/host/netrpc LINKS muster_server_chat_host_broker muster_server_chat_host_gob)
muster_room(webapp-bridge/hub LINKS muster_plugin_usecases muster_server_net)
muster_room(server/api LINKS muster_plugin_commands muster_plugin_export muster_server_http muster_webapp-bridge_hub)
include(cmake/contract.cmake)
include(cmake/rpc_structures.cmake)
muster_room(server/chat/hosted LINKS muster_server_chat muster_server_chat_host muster_plugin_wording)
muster_room(server/app LINKS muster_server_api muster_server_store muster_server_outbox muster_server_timers
  muster_server_chat_rest muster_server_chat_hosted muster_server_webhooks muster_server_config
  muster_server_telemetry)
muster_room(sandbox RECURSE LINKS muster_server_http muster_server_chat_host muster_server_runtime SQLiteCpp SQLite::SQLite3 ZLIB::ZLIB)

foreach(pair "muster:server" "muster-sandbox:sandbox")
  string(REPLACE ":" ";" pair "${pair}")
  list(GET pair 0 exe)
  list(GET pair 1 dir)
  if(EXISTS "${PROJECT_SOURCE_DIR}/${dir}/main.cpp")
    add_executable(${exe} "${PROJECT_SOURCE_DIR}/${dir}/main.cpp")
    set_target_properties(${exe} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${MUSTER_BIN_DIR}")
  endif()
endforeach()
if(TARGET muster)
  target_link_libraries(muster PRIVATE muster_server_app)
endif()
if(MUSTER_STATIC)
  # ld would warn of the libraries that libc may load to look up names: server/net/host_system.cpp sees to it that it does not.
  target_link_options(muster PRIVATE -static-pie -Wl,--no-warnings
    -Wl,-z,relro,-z,now,-z,noexecstack,-z,pack-relative-relocs)
endif()
if(TARGET muster-sandbox)
  target_link_libraries(muster-sandbox PRIVATE muster_sandbox)
endif()
