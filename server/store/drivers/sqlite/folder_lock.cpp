#include "server/store/drivers/sqlite/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace muster::store::sqlite
{

namespace
{

std::string quoted(const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

Failure unusable(const std::filesystem::path& folder, const std::string& why)
{
    return fail(Fault::Invalid, "data folder " + quoted(folder) + " cannot be used (" + why +
                                    "): give muster's user write access to it, or choose another folder");
}

std::string process_in(int file)
{
    std::array<char, 32> text{};
    const ssize_t size = ::pread(file, text.data(), text.size() - 1, 0);
    return size > 0 ? " (process " + std::string(text.data(), static_cast<std::size_t>(size)) + ")" : std::string();
}

/// For people who wonder whose lock it is; that it could not be written changes nothing about the lock.
void note_process(int file)
{
    const std::string text = std::to_string(::getpid());
    if (::ftruncate(file, 0) != 0) return;
    [[maybe_unused]] const ssize_t written = ::pwrite(file, text.data(), text.size(), 0);
}

} // namespace

Result<> prepare_folder(const std::filesystem::path& folder)
{
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return {};
    if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
    if (error) return unusable(folder, error.message());
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return unusable(folder, std::strerror(errno));
    if (!std::filesystem::is_directory(folder, error)) return unusable(folder, "it is no folder");
    return {};
}

Result<> prepare_file(const std::filesystem::path& file)
{
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0) return unusable(file.parent_path(), std::strerror(errno));
    ::close(made);
    return {};
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "muster.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return unusable(folder, std::strerror(errno));
    FolderLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return unusable(folder, std::strerror(errno));
        return fail(Fault::Unavailable, "data folder " + quoted(folder) + " is in use by another muster" +
                                            process_in(file) + ": stop that one, or choose another folder");
    }
    note_process(file);
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(file_, other.file_);
    return *this;
}

FolderLock::~FolderLock()
{
    if (file_ >= 0) ::close(file_);
}

} // namespace muster::store::sqlite
