# Puts server/store/migrations/NNNN_name.sql into the program, as the table that server/store/migrations.hpp declares.
file(GLOB migrations CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/server/store/migrations/*.sql")
list(SORT migrations)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${migrations})

set(MUSTER_MIGRATIONS "")
foreach(file IN LISTS migrations)
  get_filename_component(name "${file}" NAME_WE)
  string(REGEX MATCH "^0*([1-9][0-9]*)_" numbered "${name}")
  file(READ "${file}" statements)
  string(APPEND MUSTER_MIGRATIONS "    {${CMAKE_MATCH_1}, \"${name}\", R\"sql(${statements})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/migrations_table.cpp" @ONLY CONTENT [[
#include "server/store/migrations.hpp"

namespace muster::store
{

namespace
{

const Migration kMigrations[] = {
@MUSTER_MIGRATIONS@};

} // namespace

std::span<const Migration> known_migrations()
{
    return kMigrations;
}

} // namespace muster::store
]])
target_sources(muster_server_store PRIVATE "${PROJECT_BINARY_DIR}/generated/migrations_table.cpp")
