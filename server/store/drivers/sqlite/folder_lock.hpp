// One process a data folder.
#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace muster::store::sqlite
{

/// Makes the folder, for its owner only, if it is missing. faults  Invalid  with cause and cure
[[nodiscard]] Result<> prepare_folder(const std::filesystem::path& folder);

/// Makes the file empty, for its owner only, if it is missing: it will hold keys. faults  Invalid
[[nodiscard]] Result<> prepare_file(const std::filesystem::path& file);

/// Holds the folder until it is destroyed or the process ends, however it ends.
class FolderLock
{
public:
    /// faults   Unavailable  another process has it;  Invalid  the folder cannot be written
    [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    explicit FolderLock(int file) : file_(file) {}

    int file_ = -1;
};

} // namespace muster::store::sqlite
