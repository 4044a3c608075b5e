// Words through Poppler-cpp's public interface, for builds without Poppler's private headers. They come in Poppler's
// reading order, without fonts, lines, boxes, images or any hint of what a reader cannot see.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "extract/glyph_text.hpp"
#include "extract/words.hpp"

namespace celah::detail {

namespace {

constexpr std::size_t longest_metadata = 1000;  ///< UTF-16 units
constexpr double box_height = 1.15;             ///< of a word's box, in ems; the font size itself is not available

std::uint32_t next_code_point(const poppler::ustring& text, std::size_t& at) {
    const std::uint32_t unit = text[at++];
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    if (!high || at >= text.size() || text[at] < 0xDC00 || text[at] > 0xDFFF) return unit;
    return 0x10000 + ((unit - 0xD800) << 10) + (text[at++] - 0xDC00U);
}

std::string word_text(const poppler::ustring& text, PageNotes& notes) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_code_point(text, at);
        const Glyph glyph = classify(code);
        if (glyph == Glyph::odd) ++notes.odd;
        if (glyph == Glyph::unknown) ++notes.unmapped;
        if (glyph == Glyph::letter) ++notes.letters;
        if (glyph == Glyph::letter || glyph == Glyph::unknown) append_utf8(result, code);
    }
    return result;
}

std::string metadata(const poppler::ustring& text) {
    std::string result;
    for (std::size_t at = 0; at < std::min(text.size(), longest_metadata);) {
        const std::uint32_t code = next_code_point(text, at);
        const Glyph glyph = classify(code);
        if (glyph == Glyph::letter) append_utf8(result, code);
        if (glyph == Glyph::space && !result.empty() && result.back() != ' ') result += ' ';
    }
    return result;
}

Word word_of(const poppler::text_box& box, PageNotes& notes) {
    const poppler::rectf area = box.bbox();
    Word word;
    word.text = word_text(box.text(), notes);
    word.box = {area.left(), area.top(), area.right(), area.bottom()};
    const int turns = box.rotation() < 4 ? box.rotation() : box.rotation() / 90;
    word.angle = static_cast<std::int16_t>(turns % 4 * 90);
    const double height = turns % 2 == 0 ? word.box.height() : word.box.width();
    word.size = static_cast<float>(height / box_height);
    return word;
}

bool is_finite(const Box& box) {
    return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

class ListReader final : public PageReader {
  public:
    ListReader(std::unique_ptr<poppler::document> document, const ExtractLimits& limits)
        : document_(std::move(document)), limits_(limits) {}

    int page_count() override { return document_->pages(); }
    std::string title() override { return metadata(document_->get_title()); }
    std::string producer() override { return metadata(document_->get_producer()); }
    bool draw_order() const override { return false; }
    bool repaired() const override { return false; }  // Poppler-cpp does not tell

    Page read(int number, PageNotes& notes) override {
        Page result;
        result.number = number;
        const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
        if (page == nullptr || !measure(*page, result)) {
            notes.damaged = true;
            return result;
        }
        // Not text_list(text_list_include_font): it reads through a null pointer when a font is set within q … Q.
        for (const poppler::text_box& box : page->text_list()) {
            if (result.words.size() >= static_cast<std::size_t>(std::max(limits_.words_per_page, 0))) {
                notes.too_many_words = true;
                break;
            }
            Word word = word_of(box, notes);
            if (!word.text.empty() && is_finite(word.box)) result.words.push_back(std::move(word));
        }
        notes.painted = true;  // whether there are images is not known, so a page without words is not called blank
        return result;
    }

  private:
    static bool measure(const poppler::page& page, Page& result) {
        const poppler::rectf crop = page.page_rect(poppler::crop_box);
        result.width = crop.width();
        result.height = crop.height();
        switch (page.orientation()) {
            case poppler::page::landscape:
                result.rotation = 90;
                break;
            case poppler::page::upside_down:
                result.rotation = 180;
                break;
            case poppler::page::seascape:
                result.rotation = 270;
                break;
            case poppler::page::portrait:
                break;
        }
        if (result.rotation % 180 == 90) std::swap(result.width, result.height);
        return std::isfinite(result.width) && std::isfinite(result.height) && result.width > 0 && result.height > 0;
    }

    std::unique_ptr<poppler::document> document_;
    const ExtractLimits limits_;
};

/// Poppler-cpp does not tell a missing password from an unknown handler; the handler's name is never compressed.
bool handler_is_known(std::string_view bytes) {
    return bytes.find("/Standard") != std::string_view::npos;
}

}  // namespace

void prepare_poppler() {}   // Poppler-cpp keeps its tables only while a document is open

Result<std::unique_ptr<PageReader>> open_pdf(std::string_view bytes, const ExtractLimits& limits) {
    poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
    if (bytes.size() > INT_MAX) return failure("damaged", "The PDF is larger than 2 GiB and cannot be opened.");
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (document == nullptr) {
        return failure("damaged", "The PDF is damaged and cannot be opened. Export the plan again.");
    }
    if (document->is_locked()) {
        if (handler_is_known(bytes)) {
            return failure("encrypted", "The PDF needs a password to be read. Export it without protection.");
        }
        return failure("unsupported-encryption",
                       "The PDF is encrypted in a way this program does not know. Export it without protection.");
    }
    return std::unique_ptr<PageReader>(std::make_unique<ListReader>(std::move(document), limits));
}

}  // namespace celah::detail
