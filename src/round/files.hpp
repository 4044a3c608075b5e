// Files that are there whole or not at all, also after a power cut.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "celah/result.hpp"

namespace celah {

/// What unfinished files of write_file() begin with.
inline constexpr std::string_view unfinished_prefix = ".unfinished-";

/// "messages/NAME-HASH.txt": what was said about the document of this report.
std::filesystem::path messages_file(const std::string& report);

Error cannot_write(const std::filesystem::path& path, int reason);

/// Error: "unreadable", naming the file.
Result<std::string> read_file(const std::filesystem::path& path);

/// As write_file(). Without `synced` a power cut may cost the file's content.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes, bool synced);

/// Writes all of it to an open file. Error: as cannot_write().
Result<void> write_to(int file, const std::filesystem::path& path, std::string_view bytes);

}  // namespace celah
