// What a reader of pages provides to extract(). Two implementations exist, and exactly one is linked:
// core_words.cpp (Poppler's private headers) or list_words.cpp (Poppler-cpp only).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "celah/document.hpp"
#include "celah/extract.hpp"
#include "celah/result.hpp"

namespace celah::detail {

/// What was noticed while a page was read; extract() turns it into problems.
struct PageNotes {
    bool damaged = false;  ///< there is no such page, or it has no usable size
    bool too_many_words = false;
    bool too_many_rules = false;
    bool actual_text = false;    ///< /ActualText that says other than the glyphs it stands for
    bool painted = false;        ///< anything that leaves a mark besides words: glyphs without text, lines, shadings
    std::uint64_t letters = 0;   ///< code points that made it into words
    std::uint64_t unmapped = 0;  ///< glyphs without Unicode, or with private use code points only
    std::uint64_t odd = 0;       ///< controls, surrogates and noncharacters, left out
};

class PageReader {
  public:
    virtual ~PageReader() = default;

    virtual int page_count() = 0;
    virtual std::string title() = 0;
    virtual std::string producer() = 0;
    virtual bool draw_order() const = 0;
    virtual bool repaired() const = 0;  ///< its table of objects was missing or wrong; may turn out at any page

    /// Never fails: what cannot be read is missing from the page and is said in the notes. `number` counts from 1.
    virtual Page read(int number, PageNotes& notes) = 0;
};

/// Opens the PDF in `bytes`, which must outlive the reader. Errors: "encrypted", "unsupported-encryption", "damaged".
Result<std::unique_ptr<PageReader>> open_pdf(std::string_view bytes, const ExtractLimits& limits);

/// What open_pdf() would otherwise do the first time.
void prepare_poppler();

}  // namespace celah::detail
