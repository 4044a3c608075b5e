// A document's findings marked in it, by a worker: the program itself never reads a stranger's PDF.
#pragma once

#include <string>

#include "celah/isolate.hpp"
#include "celah/language.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"

namespace celah::cli {

/// Errors: those of annotate() and of workers that do not answer.
Result<std::string> annotate_apart(const HeldDocument& document, const Report& report, Language language);

}  // namespace celah::cli
