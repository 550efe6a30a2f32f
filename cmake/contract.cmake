# Puts api.yaml into the program, as server/api/contract.hpp declares it.

# Debian's python3-yaml belongs to Debian's python3, which need not be the first one on the path.
function(muster_reads_yaml result candidate)
  execute_process(COMMAND "${candidate}" -c "import yaml" RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
  if(NOT code EQUAL 0)
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()
find_program(MUSTER_PYTHON NAMES python3 PATHS /usr/bin VALIDATOR muster_reads_yaml REQUIRED
  DOC "a Python with PyYAML (Debian: python3-yaml)")

set(contract "${PROJECT_BINARY_DIR}/generated/contract.cpp")
add_custom_command(OUTPUT "${contract}"
  COMMAND "${MUSTER_PYTHON}" "${PROJECT_SOURCE_DIR}/tools/api_contract.py" "${PROJECT_SOURCE_DIR}/api.yaml" "${contract}"
  DEPENDS "${PROJECT_SOURCE_DIR}/api.yaml" "${PROJECT_SOURCE_DIR}/tools/api_contract.py"
  COMMENT "api.yaml as C++" VERBATIM)
target_sources(muster_server_api PRIVATE "${contract}")
