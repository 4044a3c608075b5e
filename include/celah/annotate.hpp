// The plan itself, marked: what the report found, shown where the plan says it.
//
//     auto marked = celah::annotate(bytes, report);
//     if (marked) save(*marked);
//
// The submitted bytes stay as they are, signatures included: everything is appended to them (an incremental update of ISO
// 32000, 7.5.6). Only a PDF that cannot be appended to, because it is encrypted or damaged, is written anew; never a signed one.
//
// qpdf is known in src/annotate only. It reads a stranger's PDF: call it in a worker (isolate.hpp).
#pragma once

#include <string>
#include <string_view>

#include "celah/language.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"

namespace celah {

/// Adds to the PDF that `report` was made of
///   - a highlight over each passage that states an item or a target, green, or amber where it does so in part; its note
///     names them,
///   - bookmarks by area and indicator, before those the plan has,
///   - pages in front that list the gaps. Page labels keep the plan's own numbers for its own pages.
///
/// Errors: "encrypted" (needs a password), "unsupported-encryption", "damaged", "no-pages", "signed" (signed, and could only be
/// written anew), "not-assessed" (the report has nothing to show), "other-document" (the report is of another file).
Result<std::string> annotate(std::string_view pdf, const Report& report, Language language = Language::id);

}  // namespace celah
