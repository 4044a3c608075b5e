// Words in draw order, lines and boxes, through Poppler's core: an output device that keeps what TextOutputDev throws
// away and spends no time on what it would lay out. The only file that includes Poppler's private headers; they have no
// ABI promise, so CMakeLists.txt admits tested versions only.
#include <Annot.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <UTF.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/glyph_text.hpp"
#include "extract/page_builder.hpp"
#include "extract/words.hpp"

namespace celah::detail {

namespace {

constexpr std::size_t longest_metadata = 1000;  ///< code points

std::vector<std::uint32_t> code_points(const GooString& text_string) {
    Unicode* codes = nullptr;
    const int count = TextStringToUCS4(text_string.toStr(), &codes);
    std::vector<std::uint32_t> result(codes, codes + std::max(count, 0));
    gfree(codes);
    return result;
}

std::string metadata(const std::unique_ptr<GooString>& entry) {
    std::string text;
    if (!entry) return text;
    std::vector<std::uint32_t> codes = code_points(*entry);
    codes.resize(std::min(codes.size(), longest_metadata));
    for (const std::uint32_t code : codes) {
        const Glyph glyph = classify(code);
        if (glyph == Glyph::letter) append_utf8(text, code);
        if (glyph == Glyph::space && !text.empty() && text.back() != ' ') text += ' ';
    }
    return text;
}

/// Letters and digits in ASCII, lower case, ligatures taken apart: enough to see whether two texts say the same.
std::string ascii_core(std::span<const std::uint32_t> codes) {
    static constexpr const char* ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    std::string core;
    for (const std::uint32_t code : codes) {
        if (code < 0x80 && std::isalnum(static_cast<int>(code)) != 0) {
            core += static_cast<char>(std::tolower(static_cast<int>(code)));
        } else if (code >= 0xFB00 && code <= 0xFB06) {
            core += ligatures[code - 0xFB00];
        }
    }
    return core;
}

bool contains_any(const std::string& text, std::initializer_list<const char*> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&text](const char* part) { return text.find(part) != std::string::npos; });
}

struct Face {
    bool bold = false, italic = false;
    double ascent = 0.75, descent = 0.25;
    double scale = 1;  ///< from the font size to an em; differs from 1 in Type 3 fonts only
};

/// A Type 3 font has its own units; its box, if it is sane, says how large its letters are.
double type3_scale(const GfxFont& font) {
    const double unit = std::fabs(font.getFontMatrix()[3]);
    const double by_box = unit * (font.getFontBBox()[3] - font.getFontBBox()[1]);
    for (const double scale : {by_box, unit * 1000}) {
        if (scale > 0.2 && scale < 5) return scale;
    }
    return 1;
}

Face face_of(const GfxFont& font) {
    Face face;
    std::string name = font.getName().value_or("");
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    face.bold =
        font.isBold() || font.getWeight() >= GfxFont::W600 || contains_any(name, {"bold", "black", "heavy", "demi"});
    face.italic = font.isItalic() || contains_any(name, {"italic", "oblique"});
    if (font.getAscent() > 0.4 && font.getAscent() < 1.1) face.ascent = font.getAscent();
    if (font.getDescent() < 0 && font.getDescent() > -0.5) face.descent = -font.getDescent();
    if (font.getType() == fontType3) face.scale = type3_scale(font);
    return face;
}

std::int16_t angle_of(double dir_x, double dir_y) {
    constexpr double slack = 0.035;  // two degrees
    if (std::fabs(dir_y) < slack) return dir_x > 0 ? 0 : 180;
    if (std::fabs(dir_x) < slack) return dir_y > 0 ? 90 : 270;
    return -1;
}

Color color_of(const GfxRGB& rgb) {
    return {static_cast<float>(colToDbl(rgb.r)), static_cast<float>(colToDbl(rgb.g)),
            static_cast<float>(colToDbl(rgb.b))};
}

Color fill_color(const GfxState& state) {
    GfxRGB rgb;
    state.getFillRGB(&rgb);
    return color_of(rgb);
}

Color stroke_color(const GfxState& state) {
    GfxRGB rgb;
    state.getStrokeRGB(&rgb);
    return color_of(rgb);
}

Box clip_of(const GfxState& state) {
    Box box;
    state.getClipBBox(&box.x0, &box.y0, &box.x1, &box.y1);
    return box;
}

/// The unit square under the current matrix, which is where an image goes.
Box unit_square(const GfxState& state) {
    const double* m = state.getCTM();
    return {m[4] + std::min(m[0], 0.0) + std::min(m[2], 0.0), m[5] + std::min(m[1], 0.0) + std::min(m[3], 0.0),
            m[4] + std::max(m[0], 0.0) + std::max(m[2], 0.0), m[5] + std::max(m[1], 0.0) + std::max(m[3], 0.0)};
}

void skip(Stream* stream, double bytes) {
    stream->reset();
    while (bytes-- > 0 && stream->getChar() != EOF) {
    }
    stream->close();
}

struct Outline {
    Box box;
    bool rectangle = false;
};

/// Four corners, with or without the way back to the first, along the axes.
Outline outline_of(const GfxState& state, const GfxSubpath& path) {
    Outline outline;
    const int count = path.getNumPoints();
    bool along_axes = count == 4 || count == 5;
    double last_x = 0;
    double last_y = 0;
    for (int i = 0; i < count; ++i) {
        double x = 0;
        double y = 0;
        state.transform(path.getX(i), path.getY(i), &x, &y);
        const Box point{x, y, x, y};
        outline.box = i == 0 ? point : cover(outline.box, point);
        constexpr double straight = 0.1;
        const bool step_along_axis = std::fabs(x - last_x) < straight || std::fabs(y - last_y) < straight;
        if (path.getCurve(i) || (i > 0 && !step_along_axis)) along_axes = false;
        last_x = x;
        last_y = y;
    }
    outline.rectangle = along_axes;
    return outline;
}

/// Remarks that readers of the PDF added do not belong to the plan; form fields and stamps do.
bool is_shown(const Annot& annotation) {
    switch (annotation.getType()) {
        case Annot::typeText:
        case Annot::typeLink:
        case Annot::typePopup:
        case Annot::typeHighlight:
        case Annot::typeUnderline:
        case Annot::typeSquiggly:
        case Annot::typeStrikeOut:
            return false;
        default:
            return true;
    }
}

class WordDevice final : public OutputDev {
  public:
    void begin(PageBuilder* builder, PageNotes* notes) {
        builder_ = builder;
        notes_ = notes;
        font_.reset();
        style_is_old_ = true;
        groups_.clear();
        span_depth_ = 0;
    }

    bool full() const { return builder_->words_full(); }

    /// False if the page was left before its end, or left something open.
    bool left_clean() const { return span_depth_ == 0 && groups_.empty() && !full(); }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    // Claiming to paint patterns and shadings is the way not to get them as thousands of little polygons.
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int /*type*/) override { return true; }
    bool tilingPatternFill(GfxState* state, Gfx* /*gfx*/, Catalog* /*cat*/, GfxTilingPattern* /*pattern*/,
                           const double* /*mat*/, int /*x0*/, int /*y0*/, int /*x1*/, int /*y1*/, double /*x_step*/,
                           double /*y_step*/) override {
        return paint_clip(state);
    }
    bool functionShadedFill(GfxState* state, GfxFunctionShading* /*shading*/) override { return paint_clip(state); }
    bool axialShadedFill(GfxState* state, GfxAxialShading* /*shading*/, double /*min*/, double /*max*/) override {
        return paint_clip(state);
    }
    bool radialShadedFill(GfxState* state, GfxRadialShading* /*shading*/, double /*min*/, double /*max*/) override {
        return paint_clip(state);
    }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* /*shading*/) override {
        return paint_clip(state);
    }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* /*shading*/) override { return paint_clip(state); }

    void restoreState(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateAll(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateCTM(GfxState* /*state*/, double, double, double, double, double, double) override {
        style_is_old_ = true;
    }
    void updateFillColorSpace(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateFillColor(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateStrokeColor(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateFillOpacity(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateFont(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateTextMat(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateRender(GfxState* /*state*/) override { style_is_old_ = true; }
    void updateHorizScaling(GfxState* /*state*/) override { style_is_old_ = true; }
    void clip(GfxState* /*state*/) override { style_is_old_ = true; }
    void eoClip(GfxState* /*state*/) override { style_is_old_ = true; }

    void stroke(GfxState* state) override;
    void fill(GfxState* state) override;
    void eoFill(GfxState* state) override { fill(state); }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode code, int bytes, const Unicode* unicode, int length) override;
    void beginActualText(GfxState* state, const GooString* text) override;
    void endActualText(GfxState* state) override;

    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool inline_image) override;
    void setSoftMaskFromImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                                  bool inline_image, double* base_matrix) override;
    void unsetSoftMaskFromImageMask(GfxState* /*state*/, double* /*base_matrix*/) override {}
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* color_map,
                   bool interpolate, const int* mask_colors, bool inline_image) override;
    void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                         bool) override {
        place_image(state);
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                             GfxImageColorMap*, bool) override {
        place_image(state);
    }

    void beginTransparencyGroup(GfxState* /*state*/, const double* /*bbox*/, GfxColorSpace* /*space*/,
                                bool /*isolated*/, bool /*knockout*/, bool for_soft_mask) override {
        groups_.push_back(for_soft_mask || in_soft_mask());
    }
    void endTransparencyGroup(GfxState* /*state*/) override {
        if (!groups_.empty()) groups_.pop_back();
    }

  private:
    bool paint_clip(GfxState* state) {
        if (!in_soft_mask()) builder_->painted(clip_of(*state));
        return true;
    }
    void place_image(GfxState* state) {
        if (!in_soft_mask()) builder_->image(intersect(unit_square(*state), clip_of(*state)));
    }
    /// What a soft mask draws decides how much of something else is seen; it is not seen itself.
    bool in_soft_mask() const { return !groups_.empty() && groups_.back(); }

    void renew_style(const GfxState& state);
    double advance_of(const GfxState& state, double dx, double dy, CharCode code, int bytes) const;
    std::span<const std::uint32_t> text_of_span(std::span<const std::uint32_t> drawn);

    PageBuilder* builder_ = nullptr;
    PageNotes* notes_ = nullptr;
    std::shared_ptr<GfxFont> font_;
    Face face_;
    TextStyle style_;
    bool style_is_old_ = true;
    std::vector<bool> groups_;  ///< open transparency groups; true within a soft mask

    int span_depth_ = 0;                     ///< open marked content with /ActualText
    std::vector<std::uint32_t> span_text_;   ///< what the outermost of them claims
    std::vector<std::uint32_t> span_drawn_;  ///< what was drawn within it
    bool span_used_ = false;
};

void WordDevice::renew_style(const GfxState& state) {
    style_is_old_ = false;
    if (state.getFont() != font_) {
        font_ = state.getFont();
        face_ = font_ ? face_of(*font_) : Face{};
    }
    double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
    state.getFontTransMat(&m11, &m12, &m21, &m22);
    const double em = std::hypot(m11, m12);
    TextStyle style;
    style.size = state.getTransformedFontSize() * face_.scale;
    style.em = em > 0 ? em * face_.scale : style.size;
    if (em > 0) {
        style.dir_x = m11 / em;
        style.dir_y = m12 / em;
    }
    style.angle = angle_of(style.dir_x, style.dir_y);
    style.ascent = face_.ascent;
    style.descent = face_.descent;
    const int mode = state.getRender() & 3;
    const bool slanted = em > 0 && std::fabs(m11 * m21 + m12 * m22) > 0.1 * em * std::hypot(m21, m22);
    style.bold = face_.bold || mode == 2;
    style.italic = face_.italic || slanted;
    style.unpainted = mode == 3 || state.getRender() == 7;
    style.transparent = (mode == 1 ? state.getStrokeOpacity() : state.getFillOpacity()) < 0.05;
    style.color = mode == 1 ? stroke_color(state) : fill_color(state);
    style.clip = clip_of(state);
    style_ = style;
    builder_->set_style(style);
}

/// The pen's way over the glyph alone: letter and word spacing are part of the gap to the next one.
double WordDevice::advance_of(const GfxState& state, double dx, double dy, CharCode code, int bytes) const {
    const double spacing = state.getCharSpace() + (bytes == 1 && code == ' ' ? state.getWordSpace() : 0);
    if (spacing != 0) {
        double space_x = 0;
        double space_y = 0;
        state.textTransformDelta(spacing * state.getHorizScaling(), 0, &space_x, &space_y);
        dx -= space_x;
        dy -= space_y;
    }
    double width_x = 0;
    double width_y = 0;
    state.transformDelta(dx, dy, &width_x, &width_y);
    return width_x * style_.dir_x + width_y * style_.dir_y;
}

void WordDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double /*origin_x*/,
                          double /*origin_y*/, CharCode code, int bytes, const Unicode* unicode, int length) {
    if (in_soft_mask()) return;
    if (style_is_old_) renew_style(*state);
    static_assert(sizeof(Unicode) == sizeof(std::uint32_t));
    std::span<const std::uint32_t> text;
    if (unicode != nullptr && length > 0) text = {unicode, static_cast<std::size_t>(length)};
    if (span_depth_ > 0) text = text_of_span(text);
    double page_x = 0;
    double page_y = 0;
    state->transform(x, y, &page_x, &page_y);
    builder_->glyph(page_x, page_y, advance_of(*state, dx, dy, code, bytes), text);
}

/// The page shows what the glyphs say, whatever /ActualText claims; it only helps out where a glyph says nothing.
std::span<const std::uint32_t> WordDevice::text_of_span(std::span<const std::uint32_t> drawn) {
    const bool says_something = std::any_of(drawn.begin(), drawn.end(), [](std::uint32_t code) {
        const Glyph glyph = classify(code);
        return glyph == Glyph::letter || glyph == Glyph::space;
    });
    if (says_something) {
        span_drawn_.insert(span_drawn_.end(), drawn.begin(), drawn.end());
        return drawn;
    }
    if (span_used_ || !span_drawn_.empty()) return drawn;
    span_used_ = true;
    return span_text_;
}

void WordDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
    if (span_depth_++ > 0) return;
    span_text_ = code_points(*text);
    span_drawn_.clear();
    span_used_ = false;
}

void WordDevice::endActualText(GfxState* /*state*/) {
    if (span_depth_ == 0 || --span_depth_ > 0 || span_drawn_.empty()) return;
    if (ascii_core(span_drawn_) != ascii_core(span_text_)) notes_->actual_text = true;
}

void WordDevice::stroke(GfxState* state) {
    if (in_soft_mask()) return;
    const Color color = stroke_color(*state);
    const Box clip = clip_of(*state);
    const double width = std::max(state->getTransformedLineWidth(), 0.1);
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const GfxSubpath* sub = path->getSubpath(i);
        double from_x = 0;
        double from_y = 0;
        state->transform(sub->getX(0), sub->getY(0), &from_x, &from_y);
        for (int k = 1; k < sub->getNumPoints(); ++k) {
            double x = 0;
            double y = 0;
            state->transform(sub->getX(k), sub->getY(k), &x, &y);
            const bool straight = !sub->getCurve(k) && !sub->getCurve(k - 1);
            if (straight) builder_->line(clip, from_x, from_y, x, y, width, color);
            from_x = x;
            from_y = y;
        }
    }
}

void WordDevice::fill(GfxState* state) {
    if (in_soft_mask() || state->getFillOpacity() < 0.05) return;
    const bool opaque = state->getFillOpacity() > 0.9 && state->getBlendMode() == gfxBlendNormal;
    const Color color = fill_color(*state);
    const Box clip = clip_of(*state);
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const Outline outline = outline_of(*state, *path->getSubpath(i));
        const Box box = intersect(outline.box, clip);
        if (outline.rectangle) builder_->filled(box, color);
        if (!outline.rectangle || !opaque) builder_->painted(box);
    }
}

void WordDevice::drawImageMask(GfxState* state, Object* /*ref*/, Stream* stream, int width, int height, bool /*invert*/,
                               bool /*interpolate*/, bool inline_image) {
    place_image(state);
    if (inline_image) skip(stream, std::floor((width + 7.0) / 8) * height);
}

void WordDevice::setSoftMaskFromImageMask(GfxState* /*state*/, Object* /*ref*/, Stream* stream, int width, int height,
                                          bool /*invert*/, bool inline_image, double* /*base_matrix*/) {
    if (inline_image) skip(stream, std::floor((width + 7.0) / 8) * height);
}

void WordDevice::drawImage(GfxState* state, Object* /*ref*/, Stream* stream, int width, int height,
                           GfxImageColorMap* color_map, bool /*interpolate*/, const int* /*mask_colors*/,
                           bool inline_image) {
    place_image(state);
    if (!inline_image) return;
    const double bits = static_cast<double>(color_map->getNumPixelComps()) * color_map->getBits();
    skip(stream, std::floor((width * bits + 7) / 8) * height);
}

class CoreReader final : public PageReader {
  public:
    CoreReader(std::unique_ptr<PDFDoc> document, std::shared_ptr<const bool> repaired, const ExtractLimits& limits)
        : document_(std::move(document)), repaired_(std::move(repaired)), limits_(limits) {}

    int page_count() override { return document_->getNumPages(); }
    std::string title() override { return metadata(document_->getDocInfoTitle()); }
    std::string producer() override { return metadata(document_->getDocInfoProducer()); }
    bool draw_order() const override { return true; }
    bool repaired() const override { return *repaired_; }

    celah::Page read(int number, PageNotes& notes) override {
        celah::Page result;
        result.number = number;
        ::Page* page = document_->getPage(number);
        if (page == nullptr || !page->isOk() || !measure(*page, result)) {
            notes.damaged = true;
            return result;
        }
        PageBuilder builder(result, notes, limits_);
        device_.begin(&builder, &notes);
        draw(*page);
        builder.finish();
        return result;
    }

  private:
    /// What an interpreter is made for. Word processors often give all pages the same resources; an interpreter that
    /// serves them all spares building their fonts anew for each page, a fifth of the time.
    struct Setting {
        bool shareable = false;
        Ref resources = Ref::INVALID();
        int rotation = 0;
        std::array<double, 8> boxes{};
        bool operator==(const Setting&) const = default;
    };

    static bool measure(::Page& page, celah::Page& result) {
        result.rotation = ((page.getRotate() % 360) + 360) % 360;
        result.width = page.getCropWidth();
        result.height = page.getCropHeight();
        if (result.rotation % 180 == 90) std::swap(result.width, result.height);
        return std::isfinite(result.width) && std::isfinite(result.height) && result.width > 0 && result.height > 0;
    }

    Setting setting_of(::Page& page) const {
        Setting setting;
        const Object dict = document_->getXRef()->fetch(page.getRef());
        if (dict.isDict() && dict.dictLookupNF("Resources").isRef()) {
            setting.resources = dict.dictLookupNF("Resources").getRef();
            // A page that forgets to end an invisible layer would hide the next page's text.
            setting.shareable = document_->getOptContentConfig() == nullptr;
        }
        setting.rotation = page.getRotate();
        const PDFRectangle& media = *page.getMediaBox();
        const PDFRectangle& crop = *page.getCropBox();
        setting.boxes = {media.x1, media.y1, media.x2, media.y2, crop.x1, crop.y1, crop.x2, crop.y2};
        return setting;
    }

    void draw(::Page& page) {
        const Setting setting = setting_of(page);
        if (!interpreter_ || !setting.shareable || setting != setting_) interpreter_ = begin(page);
        setting_ = setting;
        interpreter_->pushStateGuard();
        page.display(interpreter_.get());
        interpreter_->popStateGuard();
        for (Annot* annotation : page.getAnnots()->getAnnots()) {
            if (is_shown(*annotation)) annotation->draw(interpreter_.get(), false);
        }
        if (!device_.left_clean()) interpreter_.reset();
    }

    std::unique_ptr<Gfx> begin(::Page& page) {
        interpreter_.reset();  // first: it still tells the device about its end
        const auto enough = [](void* device) { return static_cast<WordDevice*>(device)->full(); };
        constexpr double points = 72;
        return std::unique_ptr<Gfx>(
            page.createGfx(&device_, points, points, 0, false, true, -1, -1, -1, -1, false, enough, &device_));
    }

    std::unique_ptr<PDFDoc> document_;
    std::shared_ptr<const bool> repaired_;
    const ExtractLimits limits_;
    WordDevice device_;
    std::unique_ptr<Gfx> interpreter_;
    Setting setting_;
};

/// Poppler reports a wrong password and a handler it does not know with the same code.
bool handler_is_known(PDFDoc& document) {
    XRef* xref = document.getXRef();
    if (xref == nullptr || !xref->getTrailerDict()->isDict()) return true;
    const Object encrypt = xref->getTrailerDict()->dictLookup("Encrypt");
    if (!encrypt.isDict()) return true;
    const Object version = encrypt.dictLookup("V");
    const bool known_version = !version.isInt() || (version.getInt() >= 1 && version.getInt() <= 5);
    return encrypt.dictLookup("Filter").isName("Standard") && known_version;
}

}  // namespace

void prepare_poppler() {
    // Kept for the life of the process: building Poppler's tables takes longer than reading a page. Without a callback
    // and with errQuiet, Poppler does not even format its messages, of which a hostile file can cause millions.
    static const GlobalParamsIniter poppler(nullptr);
    globalParams->setErrQuiet(true);
}

Result<std::unique_ptr<PageReader>> open_pdf(std::string_view bytes, const ExtractLimits& limits) {
    prepare_poppler();
    auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
    const auto repaired = std::make_shared<bool>(false);
    auto document = std::make_unique<PDFDoc>(stream, std::optional<GooString>{}, std::optional<GooString>{}, nullptr,
                                             [repaired] { *repaired = true; });  // owns the stream
    if (!document->isOk()) {
        if (document->getErrorCode() != errEncrypted) {
            return failure("damaged", "The PDF is damaged and cannot be opened. Export the plan again.");
        }
        if (!handler_is_known(*document)) {
            return failure("unsupported-encryption",
                           "The PDF is encrypted in a way this program does not know. Export it without protection.");
        }
        return failure("encrypted", "The PDF needs a password to be read. Export it without protection.");
    }
    return std::unique_ptr<PageReader>(std::make_unique<CoreReader>(std::move(document), repaired, limits));
}

}  // namespace celah::detail
