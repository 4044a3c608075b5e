// Stage 1b, recognize: pages whose text layer is absent or worthless -> pages of words, by OCR.
//
// Deciding which pages need it, reading one page and putting what was read into the document are three steps, because the
// reading takes seconds a page: whoever calls may run it elsewhere (round.hpp: in a process of its own), or know the page
// already (PageCache).
//
// Tesseract and Leptonica are known in src/recognize only.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "celah/document.hpp"
#include "celah/result.hpp"

namespace celah {

enum class OcrMode {
    automatic,   ///< pages without text, with hardly a word beside their ink, or with a text layer that is garbage
    off,         ///< none
    force        ///< all
};

struct OcrSettings {
    OcrMode mode = OcrMode::automatic;
    std::string languages = "ind";   ///< Tesseract's names, joined by '+'
    int dpi = 300;
};

/// A page that OCR should read.
struct PageToRecognize {
    int number = 0;     ///< counts from 1
    std::string key;    ///< of what the page shows and the settings: equal keys are read alike; hexadecimal
};

/// In order, without those whose numbers are `known`, and not more than this at once: telling pages apart takes time too.
/// None: all are known. `bytes` is the PDF that `document` was extracted from; `page_done` is called now and then.
inline constexpr std::size_t most_pages_at_once = 200;
std::vector<PageToRecognize> pages_to_recognize(std::string_view bytes, const Document& document, const OcrSettings& settings,
                                                const std::set<int>& known = {}, const std::function<void()>& page_done = {});

/// Loads what OCR needs from the disk; call it before a sandbox forbids that. Error: "no-ocr", naming what is missing.
Result<void> prepare_recognition(const OcrSettings& settings);

/// Reads one page: words with boxes and confidences, ruling lines found in the image. Page::source is `ocr`, or `unreadable`
/// when there is something and nothing could be read; a blank page is read without words. Errors: "no-ocr" (the language's model is missing), "damaged-page", "page-too-large".
Result<Page> recognize_page(std::string_view bytes, int number, const OcrSettings& settings);

/// Puts pages that were read in the place of those of the same number.
void put_recognized(Document& document, std::vector<Page> pages);

/// A page as text, between processes and in the cache; what is read back is equal. Error: "not-a-page".
std::string write_page(const Page& page);
Result<Page> read_page(std::string_view text);

}  // namespace celah
