// The bytes of a document.
#pragma once

#include <string>

#include "celah/result.hpp"

namespace celah::cli {

/// The whole file, or standard input for "-". Errors: "not-found", "is-a-directory", "unreadable", "too-large".
Result<std::string> read_input(const std::string& path);

}  // namespace celah::cli
