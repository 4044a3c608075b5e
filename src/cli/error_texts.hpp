#pragma once

#include <string>

#include "celah/language.hpp"
#include "celah/result.hpp"

namespace celah::cli {

/// The error's sentence in this language; in English where there is no other.
std::string error_text(const Error& error, Language language);

}  // namespace celah::cli
