#include "structure/paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace celah::layout {
namespace {

/// Where the lines around a line end on the right and begin on the left: its text column.
struct Measure {
    double left = 0, right = 0;
};

bool same_height(const Line& a, const Line& b) {
    const double overlap = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
    return overlap > 0.5 * std::min(a.box.height(), b.box.height());
}

/// Where the text column to the right of each line of one page begins; the page's width where there is none.
class RightNeighbours {
  public:
    RightNeighbours(const std::vector<const Line*>& lines, std::size_t first, std::size_t last) : lines_(lines) {
        for (std::size_t i = first; i < last; ++i) by_height_.push_back(i), tallest_ = std::max(tallest_, lines[i]->box.height());
        std::sort(by_height_.begin(), by_height_.end(), [&](std::size_t a, std::size_t b) { return top(a) < top(b); });
    }

    void set(double page_width, std::vector<double>& limits) const {
        for (std::size_t at = 0; at < by_height_.size(); ++at) {
            double& limit = limits[by_height_[at]];
            limit = page_width;
            // A page with more lines side by side is no text to be measured.
            const std::size_t begin = at > reach ? at - reach : 0, end = std::min(by_height_.size(), at + reach + 1);
            const Line& line = *lines_[by_height_[at]];
            for (std::size_t j = at; j-- > begin && top(by_height_[j]) > line.box.y0 - tallest_;) narrow(limit, line, *lines_[by_height_[j]]);
            for (std::size_t j = at + 1; j < end && top(by_height_[j]) < line.box.y1; ++j) narrow(limit, line, *lines_[by_height_[j]]);
        }
    }

  private:
    static constexpr std::size_t reach = 200;

    double top(std::size_t i) const { return lines_[i]->box.y0; }

    static void narrow(double& limit, const Line& line, const Line& other) {
        if (other.box.x0 > line.box.x1 + line.size && same_height(line, other)) limit = std::min(limit, other.box.x0);
    }

    const std::vector<const Line*>& lines_;
    std::vector<std::size_t> by_height_;
    double tallest_ = 0;
};

std::vector<double> right_neighbours(const Document& document, const std::vector<const Line*>& lines) {
    std::vector<double> limits(lines.size());
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t last = first;
        while (last < lines.size() && lines[last]->page == lines[first]->page) ++last;
        RightNeighbours(lines, first, last).set(document.pages[lines[first]->page].width, limits);
        first = last;
    }
    return limits;
}

/// A title over the column, in another size or weight, says nothing of the column's width.
bool measures(const Line& other, const Line& line) {
    return std::abs(other.size - line.size) <= 0.75F && (!other.bold || line.bold);
}

/// The column of each line: the extent of the lines near it that share its x range, on pages of the same width, up to
/// the column beside it.
std::vector<Measure> measure_columns(const Document& document, const std::vector<const Line*>& lines) {
    constexpr std::size_t reach = 25;
    const std::vector<double> limits = right_neighbours(document, lines);
    std::vector<Measure> columns(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = *lines[i];
        Measure& column = columns[i];
        column = {line.box.x0, line.box.x1};
        double limit = limits[i];
        const std::size_t begin = i > reach ? i - reach : 0, end = std::min(lines.size(), i + reach + 1);
        for (std::size_t j = begin; j < end; ++j) {
            const Line& other = *lines[j];
            if (other.box.x0 > line.box.x1 || other.box.x1 < line.box.x0 || !measures(other, line)) continue;
            if (std::abs(document.pages[other.page].width - document.pages[line.page].width) > 1) continue;
            column.left = std::min(column.left, other.box.x0);
            column.right = std::max(column.right, other.box.x1);
            if (other.page == line.page && std::abs(other.box.x0 - line.box.x0) < 4 * line.size) limit = std::min(limit, limits[j]);
        }
        if (limit > line.box.x1) column.right = std::min(column.right, limit - line.size);
        column.right = std::max(column.right, line.box.x1);
    }
    return columns;
}

/// The next line's first word would still have fitted: the author ended the line here.
bool ends_early(const Line& line, const Line& next, double right) {
    const double space = 0.35 * line.size;
    return line.box.x1 + space + next.first().box.width() < right - 1.5;
}

/// "Nomor" / "52. …": a number at a line's start that belongs to the sentence.
bool refers_to_number(const Tokens& tokens, const Line& previous) {
    const Unit& last = previous.last();
    const std::string& word = tokens.pages[last.page][last.token + last.tokens - 1].normal;
    return word == "nomor" || word == "no" || word == "pasal" || word == "ayat" || word == "tahun" || word == "huruf" ||
           word == "angka" || word == "poin" || word == "tanggal";
}

bool is_centered(const Line& line, const Measure& column, double page_width) {
    const double left = line.box.x0 - column.left, right = column.right - line.box.x1;
    if (left > 20 && right > 20 && std::abs(left - right) < std::max(8.0, 0.03 * page_width)) return true;
    // Nothing wider near it, as on a cover.
    const bool alone = column.right - column.left < 0.6 * page_width && line.box.x0 > 0.15 * page_width;
    return alone && std::abs(line.box.center_x() - page_width / 2) < 0.03 * page_width;
}

/// A number far to the right of the words before it: the page in a table of contents.
bool ends_in_number(const Refs& units) {
    if (units.size() < 2) return false;
    const Unit& last = *units.back();
    const bool digits = last.text.size() <= 3 &&
                        std::all_of(last.text.begin(), last.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return (digits || roman_value(last.text) > 0) && last.box.x0 - units[units.size() - 2]->box.x1 > 2 * last.size;
}

bool new_font(const Line& a, const Line& b) {
    return std::abs(a.size - b.size) > 0.75F || (a.bold != b.bold && a.letters > 2 && b.letters > 2);
}

/// A sentence that runs to the end of the line above and on in small letters, some of it in bold.
bool emphasis(const Line& above, const Line& line, double right) {
    return std::abs(above.size - line.size) <= 0.75F && !above.last().ends_sentence && starts_lower(line.first().text) &&
           !ends_early(above, line, right);
}

struct Builder {
    const Document& document;
    const Tokens& tokens;
    const std::vector<const Line*>& lines;
    std::vector<Measure> columns;
    std::vector<Draft> drafts;
    double leading = 0;       // of the current block, 0 until it has two lines
    double page_leading = 0;  // the usual one around

    Draft start(std::size_t i, std::optional<Label> label) const;
    void append(Draft& draft, const Line& line) const;
    bool goes_on(const Draft& draft, std::size_t i) const;
    bool indent_breaks(const Draft& draft, const Line& previous, const Line& line) const;
    std::optional<Label> label_at(std::size_t i) const;
    bool title_goes_on(const Draft& draft, std::size_t i) const;
};

std::optional<Label> Builder::label_at(std::size_t i) const {
    const Line& line = *lines[i];
    auto label = parse_label(tokens, line);
    if (!label || i == 0 || lines[i - 1]->page != line.page) return label;
    const Line& previous = *lines[i - 1];
    const bool below = line.box.y0 > previous.box.y0 + 2;
    if (below && refers_to_number(tokens, previous)) return std::nullopt;
    const bool spaced = label->text == "-" || label->text == "–";
    // A dash or a lone "a." at the margin of running text is punctuation of the sentence before.
    if (spaced && below && !previous.last().ends_sentence && !ends_early(previous, line, columns[i - 1].right) &&
        line.box.x0 <= previous.box.x0 + 1 &&
        starts_lower(line.units[std::min<std::size_t>(1, line.units.size() - 1)]->text))
        return std::nullopt;
    return label;
}

Draft Builder::start(std::size_t i, std::optional<Label> label) const {
    const Line& line = *lines[i];
    Draft draft;
    draft.page = line.page;
    draft.box = line.box;
    draft.x = line.box.x0;
    draft.lines = 1;
    draft.centered = is_centered(line, columns[i], document.pages[line.page].width);
    draft.units = line.units;
    if (label) {
        draft.units.erase(draft.units.begin(), draft.units.begin() + static_cast<std::ptrdiff_t>(label->units));
        draft.label = std::move(*label);
    }
    draft.text_x = draft.units.empty() ? line.box.x1 : draft.units.front()->box.x0;
    return draft;
}

void Builder::append(Draft& draft, const Line& line) const {
    if (draft.units.empty() || line.page != draft.page) draft.text_x = std::min(draft.text_x, line.box.x0);
    draft.units.insert(draft.units.end(), line.units.begin(), line.units.end());
    if (line.page == draft.page) draft.box = cover(draft.box, line.box);
    ++draft.lines;
}

/// "BAB IV" / "RENCANA AKSI" / "TAHUN 2024": title lines that follow a number alone, and titles of several lines.
bool Builder::title_goes_on(const Draft& draft, std::size_t i) const {
    const Line& line = *lines[i];
    const Line& previous = *lines[i - 1];
    const double gap = line.box.y0 - previous.box.y1;
    if (gap > 2.2 * line.size || gap < -line.size) return false;
    const bool alone = draft.units.empty();
    const bool centered = is_centered(line, columns[i], document.pages[line.page].width);
    if (alone && draft.label.style == LabelStyle::chapter) return line.upper || line.bold || centered;
    if (alone) return line.box.x0 > draft.x || line.bold;
    const bool same_style = !new_font(previous, line) && previous.upper == line.upper && (line.bold || line.upper);
    if (!same_style || gap > 1.3 * line.size) return false;
    return (line.bold && line.upper) || (centered && (draft.centered || draft.label.style == LabelStyle::chapter));
}

bool Builder::indent_breaks(const Draft& draft, const Line& previous, const Line& line) const {
    const double x = line.box.x0;
    if (draft.lines == 1) {
        if (draft.label.style != LabelStyle::none) return x > draft.text_x + 12;
        return x > previous.box.x0 + 8;
    }
    // From the second line on a paragraph keeps its left edge.
    return x > previous.box.x0 + 8;
}

bool Builder::goes_on(const Draft& draft, std::size_t i) const {
    const Line& line = *lines[i];
    const Line& previous = *lines[i - 1];
    if (previous.page != line.page || previous.first().angle != line.first().angle) return false;
    if (title_goes_on(draft, i)) return true;
    if (draft.units.empty()) return false;
    const double step = line.box.y0 - previous.box.y0;
    // A superscript or a piece drawn on the same height belongs to the line.
    if (std::abs(step) < 0.5 * previous.size && line.box.x0 >= previous.box.x0) return true;
    if (step < 0) {
        // The next text column; a sentence may go on there.
        return !previous.last().ends_sentence && starts_lower(line.first().text) && !new_font(previous, line);
    }
    const double usual = leading > 0 ? leading : (page_leading > 0 ? page_leading : 1.5 * line.size);
    if (step > 1.3 * usual && step > 1.35 * line.size) return false;
    const bool styled = new_font(previous, line) && !emphasis(previous, line, columns[i - 1].right);
    if (styled || ends_in_number(previous.units)) return false;
    // After a full point, text left of an item's text is no part of the item.
    const bool labelled = draft.label.style != LabelStyle::none;
    if (labelled && previous.last().ends_sentence && line.box.x0 < draft.text_x - 4 && !starts_lower(line.first().text))
        return false;
    const Measure& column = columns[i - 1];
    if (!draft.centered && ends_early(previous, line, column.right)) return false;
    return draft.centered || !indent_breaks(draft, previous, line);
}

double usual_leading(const std::vector<const Line*>& lines) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double step = lines[i]->box.y0 - lines[i - 1]->box.y0;
        if (lines[i]->page == lines[i - 1]->page && step > 0.8 * lines[i]->size && step < 2.6 * lines[i]->size)
            steps.push_back(step);
    }
    if (steps.empty()) return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

/// Dot leaders, or a line of dots and a page number.
bool has_leader(const Draft& draft) {
    for (const Unit* unit : draft.units) {
        if (unit->text.find("....") != std::string_view::npos || unit->text.find("……") != std::string_view::npos)
            return true;
    }
    int dots = 0;
    for (const Unit* unit : draft.units) dots += unit->text == "." || unit->text == "…";
    return dots >= 4;
}

/// Lines of a table of contents without leaders: three or more in a row that end in a number far to the right.
void mark_contents(std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size();) {
        std::size_t end = i;
        while (end < drafts.size() &&
               (drafts[end].leader || (drafts[end].lines <= 2 && ends_in_number(drafts[end].units))))
            ++end;
        if (end - i >= 3)
            for (std::size_t j = i; j < end; ++j) drafts[j].leader = true;
        i = std::max(end, i + 1);
    }
}

/// Joins `next`, the first block of a page, to `previous`, the last of the page before, when it goes on with its
/// sentence. Returns whether it did.
bool join_over_page(Draft& previous, const Draft& next, const Document& document) {
    if (previous.units.empty() || next.units.empty() || next.page == previous.page) return false;
    const Unit& last = *previous.units.back();
    const Unit& first = *next.units.front();
    if (next.page != last.page + 1 || next.label.style != LabelStyle::none || previous.leader || next.leader)
        return false;
    if (last.ends_sentence || previous.ends_with_colon || std::abs(previous.size - next.size) > 0.75F ||
        previous.bold != next.bold)
        return false;
    if (previous.centered || next.centered) return false;
    const bool low =
        first.box.y0 < 0.5 * document.pages[next.page].height && last.box.y1 > 0.5 * document.pages[last.page].height;
    const bool lower = starts_lower(first.text) || last.glue;
    // A capital may go on as well ("Provinsi" / "Nusa Biru"), but only from a line that runs to the right edge.
    const bool full =
        previous.lines > 1 && last.box.x1 > previous.box.x1 - 3 * last.size && next.x <= previous.text_x + 12;
    if (!low || !(lower || (full && !next.bold && !next.upper))) return false;
    previous.units.insert(previous.units.end(), next.units.begin(), next.units.end());
    previous.lines += next.lines;
    const Box box = previous.box;
    measure(previous);
    previous.box = box;
    return true;
}

}  // namespace

std::vector<Draft> make_paragraphs(const Document& document, const Tokens& tokens,
                                   const std::vector<const Line*>& lines) {
    Builder builder{document, tokens, lines, measure_columns(document, lines), {}, 0, usual_leading(lines)};
    auto& drafts = builder.drafts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto label = builder.label_at(i);
        if (i > 0 && !label && !drafts.empty() && builder.goes_on(drafts.back(), i)) {
            if (lines[i]->page == lines[i - 1]->page && lines[i]->box.y0 > lines[i - 1]->box.y0 + 2)
                builder.leading = lines[i]->box.y0 - lines[i - 1]->box.y0;
            builder.append(drafts.back(), *lines[i]);
            continue;
        }
        builder.leading = 0;
        drafts.push_back(builder.start(i, std::move(label)));
    }
    for (Draft& draft : drafts) {
        measure(draft);
        draft.leader = has_leader(draft);
    }
    mark_contents(drafts);
    std::vector<Draft> joined;
    joined.reserve(drafts.size());
    for (Draft& draft : drafts)
        if (joined.empty() || !join_over_page(joined.back(), draft, document)) joined.push_back(std::move(draft));
    return joined;
}

}  // namespace celah::layout
