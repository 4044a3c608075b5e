// The bytes of a document, and lists of documents.
#pragma once

#include <string>
#include <vector>

#include "celah/result.hpp"

namespace celah::cli {

/// The whole file, or standard input for "-". Errors: "not-found", "is-a-directory", "unreadable", "too-large".
Result<std::string> read_input(const std::string& path);

/// The paths that a file lists, one a line or each ended by a zero byte. Error "usage": it holds zero bytes and should not.
Result<std::vector<std::string>> read_list(const std::string& path, bool zero_ended);

}  // namespace celah::cli
