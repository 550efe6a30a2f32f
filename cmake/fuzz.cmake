# tests/fuzz/<name>_fuzz.cpp is fuzz_<name>, a libFuzzer program: only clang has that, and only the fuzz preset asks for it.
if(NOT MUSTER_SANITIZE MATCHES "fuzzer-no-link")
  return()
endif()
# clang 14 cannot write down both this check and a coroutine.
target_compile_options(muster_options INTERFACE -fno-sanitize=function)
foreach(name gob yamux netrpc)
  add_executable(fuzz_${name} EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/tests/fuzz/${name}_fuzz.cpp")
  target_link_libraries(fuzz_${name} PRIVATE muster_options)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endforeach()
target_link_libraries(fuzz_gob PRIVATE muster_server_chat_host_structures)
target_link_libraries(fuzz_yamux PRIVATE muster_server_chat_host_yamux)
target_link_libraries(fuzz_netrpc PRIVATE muster_server_chat_host_structures muster_server_chat_host_netrpc)
