// Stage 1, extract: the bytes of a PDF -> pages of words.
//
//     auto document = celah::extract(bytes);
//     if (!document) std::cerr << document.error().message << '\n';
//     else for (const celah::Page& page : document->pages) …
//
// Poppler is known in src/extract only.
#pragma once

#include <string_view>

#include "celah/document.hpp"
#include "celah/result.hpp"

namespace celah {

struct ExtractLimits {
    int pages = 2000;               ///< further pages are left out, with a problem "too-many-pages"
    int words_per_page = 100'000;   ///< further words are left out, with a problem "too-many-words"
    int rules_per_page = 50'000;
};

/// Reads the whole document. `bytes` need only live during the call.
///
/// Errors: "empty" (no bytes), "not-a-pdf" (no %PDF header in the first 1024 bytes), "encrypted" (needs a password),
/// "unsupported-encryption", "damaged" (cannot be opened or has no page tree), "no-pages".
/// Problems: "too-many-pages", "too-many-words", "too-many-rules" (limits reached), "damaged-page", "missing-pages" (the
/// page count is a lie), "truncated", "repaired", "hidden-text", "unmapped-text" (fonts without letters), "odd-characters"
/// (controls and the like, left out), "actual-text" (a replacement text that differs from what is shown).
///
/// A page that cannot be read, has no word at all, or is a picture with hardly a word beside what is stamped on its margins
/// or on every page, is kept with PageSource::unreadable (or, when it is blank: no words, images or fills, with
/// PageSource::text). What a limit cut off is told by Page::incomplete and Document::pages_left_out.
Result<Document> extract(std::string_view bytes, const ExtractLimits& limits = {});

/// Builds Poppler's tables now rather than with the first document, for whoever forks workers that share them. Reads no PDF.
void prepare_extraction();

}  // namespace celah
