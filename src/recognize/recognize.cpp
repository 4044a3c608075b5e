// Composition of the stage: which pages, the way of one page from the PDF to words, and back into the document.
#include "celah/recognize.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/pictures.hpp"
#include "recognize/draw.hpp"
#include "recognize/image.hpp"
#include "recognize/page_key.hpp"
#include "recognize/quality.hpp"
#include "recognize/reader.hpp"
#include "recognize/ruling.hpp"
#include "recognize/words.hpp"

namespace celah {
namespace {

using namespace recognition;

bool wanted(const Page& page, OcrMode mode) {
    if (mode == OcrMode::off || !(page.width > 0 && page.height > 0)) return false;
    if (mode == OcrMode::force || page.source == PageSource::unreadable) return true;
    constexpr std::size_t hardly_a_word = 40;   // beside an image that fills the page
    const bool picture = detail::is_picture(page);
    const TextQuality quality = quality_of(page.words);
    return (picture && quality.words < hardly_a_word) || is_garbage(quality, picture);
}

// Points.
constexpr double one_line = 15;   // text of this height has no second line
constexpr double around = 8;      // white that Tesseract likes to see around a text
constexpr double border = 2;      // what the lines around a cell may have left

Box padded(const Box& box, double by, const Box& within) {
    return {std::max(box.x0 - by, within.x0), std::max(box.y0 - by, within.y0), std::min(box.x1 + by, within.x1), std::min(box.y1 + by, within.y1)};
}

Box all_of(const UprightImage& image) {
    return {0, 0, static_cast<double>(pixGetWidth(image.gray.get())), static_cast<double>(pixGetHeight(image.gray.get()))};
}

void whiten(const UprightImage& image, const Box& box) {
    const auto x = static_cast<l_int32>(box.x0), y = static_cast<l_int32>(box.y0);
    pixRasterop(image.gray.get(), x, y, static_cast<l_int32>(box.x1) - x, static_cast<l_int32>(box.y1) - y, PIX_SET, nullptr, 0, 0);
}

/// Cell by cell, so that no line runs on into the next column; then what stands outside of them.
std::vector<ReadLine> read_all(Reader& reader, const UprightImage& image, const std::vector<Box>& cells) {
    std::vector<ReadLine> in_cells;
    reader.look_at(image);
    const Image marks = ink(image);
    for (const Box& cell : cells) {
        const auto text = inked(marks.get(), cell, image.dpi);
        if (!text) continue;
        const Layout layout = text->height() > image.to_pixels(one_line) ? Layout::block : Layout::line;
        for (ReadLine& line : reader.read(padded(*text, image.to_pixels(around), cell), layout)) in_cells.push_back(std::move(line));
    }
    for (const Box& cell : cells) whiten(image, padded(cell, image.to_pixels(border), all_of(image)));
    if (!cells.empty()) reader.look_at(image);
    std::vector<ReadLine> out = reader.read(all_of(image), Layout::page);
    std::move(in_cells.begin(), in_cells.end(), std::back_inserter(out));
    return out;
}

std::vector<Rule> rules_of(const std::vector<Box>& lines, const UprightImage& image) {
    std::vector<Rule> out;
    for (const Box& line : lines) out.push_back({{image.to_points(line.x0), image.to_points(line.y0), image.to_points(line.x1), image.to_points(line.y1)}});
    return out;
}

/// Read, and nothing stands there.
Page blank_page(const Drawn& drawn) {
    Page out;
    out.width = drawn.width;
    out.height = drawn.height;
    out.source = PageSource::ocr;
    return out;
}

constexpr float upright = 0.65F;   // pages that stand upright are read with 0.8 and more, others with 0.5 at most

Page read_turned(Reader& reader, const Drawn& drawn, int quarters) {
    UprightImage image = straighten(*drawn.gray, drawn.dpi, quarters);
    even_out(image);
    Page out;
    out.turned = image.turned;
    out.slant = image.slant;
    const bool sideways = quarters % 2 != 0;
    out.width = sideways ? drawn.height : drawn.width;
    out.height = sideways ? drawn.width : drawn.height;
    const Ruling ruling = take_ruling(image);
    out.rules = rules_of(ruling.lines, image);
    out.words = words_of(read_all(reader, image, ruling.cells), image);
    out.source = out.words.empty() ? PageSource::unreadable : PageSource::ocr;
    out.confidence = mean_confidence(out.words);
    return out;
}

}  // namespace

std::vector<PageToRecognize> pages_to_recognize(std::string_view bytes, const Document& document, const OcrSettings& settings, const std::set<int>& known,
                                                const std::function<void()>& page_done) {
    std::vector<PageToRecognize> out;
    std::optional<Drawer> drawer;
    for (const Page& page : document.pages) {
        if (out.size() == most_pages_at_once) break;
        if (known.contains(page.number) || !wanted(page, settings.mode)) continue;
        if (!drawer) {
            auto opened = Drawer::open(bytes);
            if (!opened) return out;
            drawer.emplace(*std::move(opened));
        }
        out.push_back({page.number, page_key(*drawer, page.number, settings)});
        if (page_done) page_done();
    }
    return out;
}

Result<void> prepare_recognition(const OcrSettings& settings) {
    const auto reader = Reader::get(settings.languages);
    if (!reader) return tl::unexpected(reader.error());
    return {};
}

Result<Page> recognize_page(std::string_view bytes, int number, const OcrSettings& settings) {
    const auto reader = Reader::get(settings.languages);
    if (!reader) return tl::unexpected(reader.error());
    const auto drawer = Drawer::open(bytes);
    if (!drawer) return tl::unexpected(drawer.error());
    auto drawn = drawer->draw(number, settings.dpi);
    if (!drawn) return tl::unexpected(drawn.error());
    Page out = is_blank(*drawn->gray, drawn->dpi) ? blank_page(*drawn) : read_turned(**reader, *drawn, 0);
    // Letters on their side or head are read with hardly any confidence: a surer sign than their shapes.
    for (const int quarters : {2, 1, 3}) {
        if (out.confidence >= upright) break;
        Page turned = read_turned(**reader, *drawn, quarters);
        if (turned.confidence > out.confidence) out = std::move(turned);
    }
    out.number = number;
    return out;
}

/// A page that OCR read worse than its text layer keeps that.
void put_recognized(Document& document, std::vector<Page> pages) {
    for (Page& page : pages) {
        const auto old = std::find_if(document.pages.begin(), document.pages.end(), [&](const Page& one) { return one.number == page.number; });
        if (old == document.pages.end()) continue;
        if (page.source != PageSource::ocr) {
            // Wanted, and nobody could: what stands there in place of its words accuses nobody.
            if (old->source == PageSource::text && wanted(*old, OcrMode::automatic)) old->incomplete = true;
            continue;
        }
        if (old->source == PageSource::text && !reads_better(page.words, old->words)) continue;
        page.rotation = old->rotation;
        *old = std::move(page);
    }
}

}  // namespace celah
