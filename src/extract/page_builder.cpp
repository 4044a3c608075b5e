#include "extract/page_builder.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>

#include "extract/glyph_text.hpp"

namespace celah::detail {

namespace {

// In ems. Kerning and justification stay below the first; a real space is never narrower than about 0.2.
constexpr double word_gap = 0.13;
constexpr double backward_gap = -0.6;
constexpr double baseline_shift = 0.2;
constexpr double overprint = 0.06;

constexpr double smallest_visible_size = 1;
constexpr double thin = 3;  ///< points; a filled box up to this is a ruling line
constexpr double shortest_rule = 4;
constexpr float same_color = 0.06F;
constexpr float nearly_white = 0.99F;
constexpr std::size_t longest_word = 1000;  ///< bytes
constexpr std::size_t covers_searched = 1024;
constexpr std::size_t words_searched = 64;
constexpr std::uint32_t replacement = 0xFFFD;

bool similar(const Color& a, const Color& b) {
    return std::fabs(a[0] - b[0]) < same_color && std::fabs(a[1] - b[1]) < same_color &&
           std::fabs(a[2] - b[2]) < same_color;
}

float gray_of(const Color& color) {
    return 0.3F * color[0] + 0.59F * color[1] + 0.11F * color[2];
}

bool close_to(const Box& a, const Box& b, double tolerance) {
    return std::fabs(a.x0 - b.x0) < tolerance && std::fabs(a.y0 - b.y0) < tolerance &&
           std::fabs(a.x1 - b.x1) < tolerance && std::fabs(a.y1 - b.y1) < tolerance;
}

bool is_finite(const Box& box) {
    return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

bool sees(const Box& clip, const Box& box) {
    constexpr double slack = 1;
    const double x = box.center_x();
    const double y = box.center_y();
    return x > clip.x0 - slack && x < clip.x1 + slack && y > clip.y0 - slack && y < clip.y1 + slack;
}

}  // namespace

Box intersect(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

PageBuilder::PageBuilder(Page& page, PageNotes& notes, const ExtractLimits& limits)
    : page_(page), notes_(notes), limits_(limits) {}

void PageBuilder::set_style(const TextStyle& style) {
    style_ = style;
    style_changed_ = true;
}

PageBuilder::Position PageBuilder::position(double x, double y) const {
    return {x * style_.dir_x + y * style_.dir_y, y * style_.dir_x - x * style_.dir_y};
}

bool PageBuilder::repeats_last_glyph(Position at, std::span<const std::uint32_t> code_points) const {
    const double tolerance = overprint * style_.em;
    return code_points.size() == 1 && code_points[0] == last_code_ && std::fabs(at.along - last_start_) < tolerance &&
           std::fabs(at.across - across_) < tolerance;
}

bool PageBuilder::continues_word(Position at, double x, double y) const {
    const double gap = (at.along - end_) / style_.em;
    if (gap > word_gap || gap < backward_gap) return false;
    if (std::fabs(at.across - across_) > baseline_shift * style_.size) return false;
    if (!style_changed_) return true;
    const bool same_direction = style_.dir_x * word_style_.dir_x + style_.dir_y * word_style_.dir_y > 0.999;
    return same_direction && style_.unpainted == word_style_.unpainted && hidden_here(x, y) == word_.hidden;
}

// Text drawn twice with a tiny offset is how some writers make it bold.
void PageBuilder::glyph(double x, double y, double advance, std::span<const std::uint32_t> code_points) {
    const Position at = position(x, y);
    if (open_ && repeats_last_glyph(at, code_points)) {
        word_.bold = true;
        return;
    }
    if (open_ && !continues_word(at, x, y)) end_word();
    // Some writers clip piece by piece: a word may be seen through several windows.
    if (open_ && style_changed_) word_style_.clip = cover(word_style_.clip, style_.clip);
    style_changed_ = false;
    if (code_points.empty()) draw(replacement, at, x, y);
    for (const std::uint32_t code_point : code_points) draw(code_point, at, x, y);
    if (!open_) return;
    start_ = std::min(start_, at.along);
    end_ = std::max(end_, at.along + advance);
    last_start_ = at.along;
    last_code_ = code_points.size() == 1 ? code_points[0] : 0;
}

void PageBuilder::draw(std::uint32_t code_point, Position at, double x, double y) {
    switch (classify(code_point)) {
        case Glyph::space:
            end_word();
            return;
        case Glyph::odd:
            ++notes_.odd;
            return;
        case Glyph::ignored:
            return;
        case Glyph::unknown:
            ++notes_.unmapped;
            notes_.painted = true;
            break;
        case Glyph::letter:
            ++notes_.letters;
            break;
    }
    if (open_ && word_.text.size() >= longest_word) end_word();
    if (!open_) begin_word(at, x, y);
    append_utf8(word_.text, code_point);
    readable_ = readable_ || code_point != replacement;
}

void PageBuilder::begin_word(Position at, double x, double y) {
    open_ = true;
    readable_ = false;
    word_.text.clear();
    word_.size = static_cast<float>(style_.size);
    word_.bold = style_.bold;
    word_.italic = style_.italic;
    word_.angle = style_.angle;
    word_.hidden = hidden_here(x, y);
    word_style_ = style_;
    start_ = end_ = at.along;
    across_ = at.across;
}

Box PageBuilder::word_box() const {
    const TextStyle& style = word_style_;
    const double above = across_ - style.ascent * style.size;
    const double below = across_ + style.descent * style.size;
    const auto corner_x = [&](double along, double across) { return along * style.dir_x - across * style.dir_y; };
    const auto corner_y = [&](double along, double across) { return along * style.dir_y + across * style.dir_x; };
    const auto [x0, x1] =
        std::minmax({corner_x(start_, above), corner_x(end_, above), corner_x(start_, below), corner_x(end_, below)});
    const auto [y0, y1] =
        std::minmax({corner_y(start_, above), corner_y(end_, above), corner_y(start_, below), corner_y(end_, below)});
    return {x0, y0, x1, y1};
}

void PageBuilder::end_word() {
    if (!open_) return;
    open_ = false;
    if (!readable_) return;
    word_.box = word_box();
    if (!is_finite(word_.box) || drawn_before(word_)) return;
    if (page_.words.size() >= static_cast<std::size_t>(std::max(limits_.words_per_page, 0))) {
        notes_.too_many_words = true;
        return;
    }
    if (!sees(word_style_.clip, word_.box)) word_.hidden = true;
    if (word_style_.unpainted) unpainted_.push_back(page_.words.size());
    page_.words.push_back(word_);
}

/// A shadow or a fake bold face: the same word once more, at nearly the same place.
bool PageBuilder::drawn_before(const Word& word) const {
    const std::size_t first = page_.words.size() > words_searched ? page_.words.size() - words_searched : 0;
    return std::any_of(page_.words.begin() + static_cast<std::ptrdiff_t>(first), page_.words.end(),
                       [&word](const Word& other) {
                           return close_to(other.box, word.box, 0.1 * static_cast<double>(word.size)) &&
                                  other.text == word.text && other.hidden == word.hidden;
                       });
}

bool PageBuilder::hidden_here(double x, double y) const {
    if (style_.transparent || !(style_.size >= smallest_visible_size)) return true;
    if (style_.unpainted) return false;  // decided in finish(), when all pictures are known
    if (covers_.empty()) return similar(style_.color, white);
    const double right = 0.25 * style_.size;  // somewhere within the glyph
    return same_color_below(x + right * (style_.dir_x + style_.dir_y), y + right * (style_.dir_y - style_.dir_x),
                            style_.color);
}

bool PageBuilder::same_color_below(double x, double y, const Color& color) const {
    const std::size_t count = std::min(covers_.size(), covers_searched);
    const auto last = covers_.rbegin() + static_cast<std::ptrdiff_t>(count);
    const auto below = std::find_if(covers_.rbegin(), last, [=](const Cover& c) { return c.box.contains(x, y); });
    if (below == last) return similar(color, white);
    return below->known && similar(color, below->color);
}

void PageBuilder::add_cover(const Box& box, const Color& color, bool known) {
    if (covers_.size() < static_cast<std::size_t>(std::max(limits_.rules_per_page, 0))) {
        covers_.push_back({box, color, known});
    }
}

bool PageBuilder::room_for_marks() {
    const std::size_t count = page_.rules.size() + page_.fills.size() + page_.images.size();
    if (count < static_cast<std::size_t>(std::max(limits_.rules_per_page, 0))) return true;
    notes_.too_many_rules = true;
    return false;
}

void PageBuilder::add_rule(const Box& box, const Color& color) {
    if (std::max(box.width(), box.height()) < shortest_rule || !room_for_marks()) return;
    if (same_color_below(box.center_x(), box.center_y(), color)) return;
    page_.rules.push_back({box});
}

void PageBuilder::line(const Box& clip, double x0, double y0, double x1, double y1, double width, const Color& color) {
    constexpr double straight = 0.5;
    const bool flat = std::fabs(y1 - y0) < straight;
    const bool upright = std::fabs(x1 - x0) < straight;
    if (!flat && !upright) return;
    const double half = width / 2;
    const Box box{std::min(x0, x1) - (flat ? 0 : half), std::min(y0, y1) - (flat ? half : 0),
                  std::max(x0, x1) + (flat ? 0 : half), std::max(y0, y1) + (flat ? half : 0)};
    filled(intersect(box, clip), color);
}

void PageBuilder::filled(const Box& box, const Color& color) {
    if (!is_finite(box) || box.x1 < box.x0 || box.y1 < box.y0) return;
    if (std::min(box.width(), box.height()) <= thin) {
        add_rule(box, color);
        return;
    }
    add_cover(box, color, true);
    if (gray_of(color) < nearly_white && !page_sized(box) && room_for_marks()) {
        page_.fills.push_back({box, gray_of(color)});
    }
}

void PageBuilder::image(const Box& box) {
    if (!is_finite(box) || box.x1 < box.x0 || box.y1 < box.y0) return;
    if (std::min(box.width(), box.height()) <= thin) {
        add_rule(box, {0, 0, 0});  // some writers draw borders as images one pixel thin
        return;
    }
    add_cover(box, white, false);
    if (room_for_marks()) page_.images.push_back(box);
}

void PageBuilder::painted(const Box& box) {
    if (is_finite(box)) add_cover(box, white, false);
}

bool PageBuilder::page_sized(const Box& box) const {
    return box.width() >= 0.9 * page_.width && box.height() >= 0.9 * page_.height;
}

bool PageBuilder::over_picture(const Box& box) const {
    return std::any_of(covers_.begin(), covers_.end(), [&box](const Cover& cover) {
        return !cover.known && cover.box.contains(box.center_x(), box.center_y());
    });
}

/// Flattened transparency repeats text through other clips: what is hidden in one pass is seen in another.
void PageBuilder::drop_hidden_copies() {
    constexpr double cell = 2;  // points
    const auto key = [](const Word& word, int right, int down) {
        return std::to_string(std::lround(word.box.x0 / cell) + right) + ' ' +
               std::to_string(std::lround(word.box.y0 / cell) + down) + ' ' + word.text;
    };
    if (std::none_of(page_.words.begin(), page_.words.end(), [](const Word& word) { return word.hidden; })) return;
    std::unordered_set<std::string> visible;
    for (const Word& word : page_.words) {
        if (!word.hidden) visible.insert(key(word, 0, 0));
    }
    std::erase_if(page_.words, [&](const Word& word) {
        if (!word.hidden) return false;
        for (const int right : {-1, 0, 1}) {
            for (const int down : {-1, 0, 1}) {
                if (visible.contains(key(word, right, down))) return true;
            }
        }
        return false;
    });
}

void PageBuilder::finish() {
    end_word();
    for (const std::size_t index : unpainted_) {
        if (!over_picture(page_.words[index].box)) page_.words[index].hidden = true;
    }
    drop_hidden_copies();
}

}  // namespace celah::detail
