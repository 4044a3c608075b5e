#include "celah/recognize.hpp"

#include <algorithm>

namespace celah {

std::vector<PageToRecognize> pages_to_recognize(std::string_view, const Document&, const OcrSettings&) { return {}; }

Result<void> prepare_recognition(const OcrSettings&) { return failure("no-ocr", "This celah reads no scans yet."); }

Result<Page> recognize_page(std::string_view, int, const OcrSettings&) { return failure("no-ocr", "This celah reads no scans yet."); }

/// What could not be read keeps its size and its images.
void put_recognized(Document& document, std::vector<Page> pages) {
    for (Page& page : pages) {
        const auto old = std::find_if(document.pages.begin(), document.pages.end(), [&](const Page& one) { return one.number == page.number; });
        if (old != document.pages.end() && page.source == PageSource::ocr) *old = std::move(page);
    }
}

}  // namespace celah

namespace celah {

std::string write_page(const Page&) { return {}; }

Result<Page> read_page(std::string_view) { return failure("not-a-page", "This celah keeps no pages yet."); }

}  // namespace celah
