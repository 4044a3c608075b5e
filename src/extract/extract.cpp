// Stage 1: checks the bytes, opens the PDF once, reads its pages and says what was odd about them.
#include "celah/extract.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "extract/pictures.hpp"
#include "extract/words.hpp"

namespace celah {

namespace {

constexpr std::size_t header_window = 1024;
constexpr std::size_t end_window = 1024;

/// Pages in a row that do not exist, after which the page count is taken for a lie.
constexpr int missing_pages_in_a_row = 50;

/// A word or two cut off by the frame they overflow are no news.
constexpr std::ptrdiff_t hidden_words_worth_saying = 3;

struct Seen {
    std::vector<int> hidden, unmapped, odd, actual_text;
    int missing = 0;
};

void report(Document& document, std::string code, std::string message, std::optional<int> page = {}) {
    document.problems.push_back({std::move(code), std::move(message), page});
}

bool any_visible(const Page& page) {
    return std::any_of(page.words.begin(), page.words.end(), [](const Word& word) { return !word.hidden; });
}

/// A page of symbols whose meaning the font keeps to itself is as good as an image.
bool mostly_unmapped(const detail::PageNotes& notes) {
    return notes.unmapped > 20 && notes.unmapped > notes.letters / 2;
}

PageSource source_of(const Page& page, const detail::PageNotes& notes) {
    if (notes.damaged || mostly_unmapped(notes)) return PageSource::unreadable;
    if (any_visible(page)) return PageSource::text;
    const bool blank = page.words.empty() && page.images.empty() && page.fills.empty() && !notes.painted;
    const bool only_hidden = !page.words.empty() && page.images.empty();
    return blank || only_hidden ? PageSource::text : PageSource::unreadable;
}

void note_page(Document& document, Seen& seen, const Page& page, const detail::PageNotes& notes,
               const ExtractLimits& limits) {
    const int number = page.number;
    if (notes.damaged) {
        report(document, "damaged-page", "This page cannot be read and was left out.", number);
    }
    if (notes.too_many_words) {
        report(document, "too-many-words",
               "Only the first " + std::to_string(limits.words_per_page) + " words of this page were read.", number);
    }
    if (notes.too_many_rules) {
        report(document, "too-many-rules",
               "Only the first " + std::to_string(limits.rules_per_page) + " lines and boxes of this page were read.",
               number);
    }
    const auto hidden = std::count_if(page.words.begin(), page.words.end(), [](const Word& w) { return w.hidden; });
    if (hidden >= hidden_words_worth_saying) seen.hidden.push_back(number);
    if (mostly_unmapped(notes)) seen.unmapped.push_back(number);
    if (notes.odd > 0) seen.odd.push_back(number);
    if (notes.actual_text) seen.actual_text.push_back(number);
}

/// One problem for all pages of a kind: a report with the same sentence two thousand times helps nobody.
void report_pages(Document& document, const std::vector<int>& pages, const char* code, const std::string& what) {
    if (pages.empty()) return;
    const std::string more = pages.size() > 1 ? " (first of " + std::to_string(pages.size()) + " such pages)" : "";
    report(document, code, what + more + ".", pages.front());
}

void report_seen(Document& document, const Seen& seen) {
    report_pages(document, seen.hidden, "hidden-text", "Text that a reader cannot see was left out of the assessment");
    report_pages(document, seen.unmapped, "unmapped-text",
                 "The fonts do not say which letters they show, so the page's text cannot be read");
    report_pages(document, seen.odd, "odd-characters", "Control or invalid characters were left out of the text");
    report_pages(document, seen.actual_text, "actual-text",
                 "The PDF gives a replacement text that differs from what the page shows; the shown text was read");
}

void read_pages(Document& document, detail::PageReader& reader, int count, const ExtractLimits& limits) {
    Seen seen;
    for (int number = 1; number <= count; ++number) {
        detail::PageNotes notes;
        Page page = reader.read(number, notes);
        page.source = source_of(page, notes);
        page.incomplete = notes.too_many_words;
        seen.missing = notes.damaged ? seen.missing + 1 : 0;
        note_page(document, seen, page, notes, limits);
        document.pages.push_back(std::move(page));
        if (seen.missing == missing_pages_in_a_row && number < count) {
            report(document, "missing-pages",
                   "The PDF claims " + std::to_string(count) + " pages, but those from this one on are missing.",
                   number - seen.missing + 1);
            break;
        }
    }
    for (const std::size_t i : detail::find_pictures(document.pages))
        if (document.pages[i].source == PageSource::text) document.pages[i].source = PageSource::unreadable;
    report_seen(document, seen);
}

void report_file(Document& document, std::string_view bytes, const detail::PageReader& reader) {
    const std::string_view end = bytes.substr(bytes.size() - std::min(bytes.size(), end_window));
    if (end.find("%%EOF") == std::string_view::npos) {
        report(document, "truncated",
               "The file has no proper end: it may have been cut off, and pages may be missing.");
    } else if (reader.repaired()) {
        report(document, "repaired", "The file is damaged and was repaired as far as possible; text may be missing.");
    }
}

}  // namespace

Box cover(const Box& a, const Box& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Result<Document> extract(std::string_view bytes, const ExtractLimits& limits) {
    if (bytes.empty()) return failure("empty", "The file is empty.");
    if (bytes.substr(0, header_window).find("%PDF") == std::string_view::npos) {
        return failure("not-a-pdf", "This is not a PDF: it has no %PDF header. Export the plan as a PDF.");
    }
    Result<std::unique_ptr<detail::PageReader>> opened = detail::open_pdf(bytes, limits);
    if (!opened) return tl::unexpected<Error>(std::move(opened.error()));
    detail::PageReader& reader = **opened;
    const int count = reader.page_count();
    if (count <= 0) return failure("no-pages", "The PDF has no pages.");

    Document document;
    document.title = reader.title();
    document.producer = reader.producer();
    document.draw_order = reader.draw_order();
    read_pages(document, reader, std::min(count, limits.pages), limits);
    document.pages_left_out = count - static_cast<int>(document.pages.size());
    if (count > limits.pages) {
        report(document, "too-many-pages",
               "The PDF has " + std::to_string(count) + " pages; only the first " + std::to_string(limits.pages) +
                   " were read.");
    }
    report_file(document, bytes, reader);
    return document;
}

void prepare_extraction() { detail::prepare_poppler(); }

}  // namespace celah
