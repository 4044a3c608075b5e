// Plans written as plain text in a test, drawn on pages, and what celah makes of them.
//
//     const Plan plan(R"(
//     ^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS
//     # A. Manajemen Perubahan
//     # 1. Tim Kerja
//       a. Tim pembangunan Zona Integritas dibentuk.
//     )");
//     EXPECT_TRUE(plan.states("1.a.1"));
//
// A line is a line of the page or, when too long, a paragraph; after a list mark it hangs. Leading spaces indent it,
// "#" makes it bold, "^" bold and centred, an empty line leaves a gap, "---" begins a page, "===" one that is turned.
// "| a | b |" is a row of a ruled table, the first one its header: a cell "^" continues the one above, a row of a single
// cell runs over the whole width.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "celah/assess.hpp"
#include "celah/match.hpp"
#include "sheet.hpp"
#include "truth.hpp"

namespace celah::test {

class PlanText {
  public:
    explicit PlanText(const std::string& text) {
        page(false);
        std::vector<std::string> rows;
        for (const std::string& line : without_margin(text)) {
            if (line.starts_with("|")) {
                rows.push_back(line);
                continue;
            }
            table(rows);
            rows.clear();
            draw(line);
        }
        table(rows);
    }

    Document& document() { return sheet_.document(); }

  private:
    static constexpr double margin = 60, size = 10, cell_size = 8, step = 8;   // step: points an indenting space

    /// The lines, without the white space that all of them share.
    static std::vector<std::string> without_margin(const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream in(text);
        std::size_t shared = std::string::npos;
        for (std::string line; std::getline(in, line);) {
            const std::size_t indent = line.find_first_not_of(' ');
            if (indent == std::string::npos) line.clear();
            else shared = std::min(shared, indent);
            lines.push_back(line);
        }
        for (std::string& line : lines) line.erase(0, shared);
        while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
        return lines;
    }

    void page(bool landscape) {
        width_ = landscape ? 842 : 595;
        height_ = landscape ? 595 : 842;
        sheet_.page(width_, height_);
        y_ = margin;
    }

    void room_for(double height) {
        if (y_ + height > height_ - margin) page(width_ > height_);
    }

    static bool list_mark(const std::string& word) {
        return word.size() <= 4 && (word == "-" || word.ends_with(".") || word.ends_with(")"));
    }

    void draw(std::string line) {
        if (line == "---" || line == "===") return page(line == "===");
        if (line.empty()) {
            y_ += size;
            return;
        }
        Style style{.size = size};
        const bool centered = line.front() == '^';
        if (centered || line.front() == '#') {
            style.bold = true;
            line.erase(0, 2);
        }
        const double indent = step * static_cast<double>(line.find_first_not_of(' '));
        line.erase(0, line.find_first_not_of(' '));
        if (centered) {
            sheet_.centered(y_, line, style);
            y_ += 1.3 * size;
            return;
        }
        const std::size_t space = line.find(' ');
        const bool hangs = space != std::string::npos && list_mark(line.substr(0, space));
        const double left = margin + indent, text = left + (hangs ? 18 : 0);
        if (hangs) {
            room_for(size);
            sheet_.line(left, y_, line.substr(0, space), style);
            line.erase(0, space + 1);
        }
        for (const std::string& part : wrap(line, width_ - margin - text, style)) {
            room_for(size);
            sheet_.line(text, y_, part, style);
            y_ += 1.3 * size;
        }
        y_ += 3;
    }

    // --- tables ---

    static std::vector<std::string> cells(const std::string& row) {
        std::vector<std::string> out;
        for (std::size_t begin = 1, bar = 0; (bar = row.find('|', begin)) != std::string::npos; begin = bar + 1) {
            const auto words = split_words(row.substr(begin, bar - begin));
            out.emplace_back();
            for (const std::string& word : words) out.back() += (out.back().empty() ? "" : " ") + word;
        }
        return out;
    }

    /// Columns of short words ("No", months) are narrow, the others share the rest.
    std::vector<double> edges(const std::vector<std::vector<std::string>>& rows) const {
        const std::size_t count = rows.front().size();
        constexpr double narrow = 26;
        std::vector<bool> is_narrow(count, true);
        for (const auto& row : rows)
            if (row.size() == count)
                for (std::size_t c = 0; c < count; ++c) is_narrow[c] = is_narrow[c] && row[c].size() <= 4;
        const double thin = narrow * static_cast<double>(std::count(is_narrow.begin(), is_narrow.end(), true));
        const double wide = (width_ - 2 * margin - thin) / static_cast<double>(std::count(is_narrow.begin(), is_narrow.end(), false));
        std::vector<double> out{margin};
        for (std::size_t c = 0; c < count; ++c) out.push_back(out.back() + (is_narrow[c] ? narrow : wide));
        return out;
    }

    void table(const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        std::vector<std::vector<std::string>> rows;
        for (const std::string& line : lines) rows.push_back(cells(line));
        const std::vector<double> x = edges(rows);
        y_ += 4;
        for (std::size_t r = 0; r < rows.size(); ++r) row(rows[r], r == 0, x);
        sheet_.rule(x.front(), y_, x.back(), y_);
        y_ += 10;
    }

    void row(const std::vector<std::string>& row, bool header, const std::vector<double>& x) {
        constexpr double pad = 3;
        const Style style{.size = cell_size, .bold = header};
        const bool band = row.size() == 1;
        const auto right = [&](std::size_t c) { return band ? x.back() : x[c + 1]; };
        std::size_t lines = 1;
        std::vector<std::vector<std::string>> wrapped;
        for (std::size_t c = 0; c < row.size(); ++c) {
            wrapped.push_back(row[c] == "^" ? std::vector<std::string>() : wrap(row[c], right(c) - x[c] - 2 * pad, style));
            lines = std::max(lines, wrapped.back().size());
        }
        const double height = 1.25 * cell_size * static_cast<double>(lines) + 2 * pad;
        room_for(height);
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (row[c] != "^") sheet_.rule(x[c], y_, right(c), y_);
            sheet_.rule(x[c], y_, x[c], y_ + height);
            double line = y_ + pad;
            for (const std::string& part : wrapped[c]) {
                sheet_.line(x[c] + pad, line, part, style);
                line += 1.25 * cell_size;
            }
        }
        sheet_.rule(x.back(), y_, x.back(), y_ + height);
        y_ += height;
    }

    Sheet sheet_;
    double width_ = 0, height_ = 0, y_ = 0;
};

/// A plan read up to the stage match, and asked by id.
class Plan {
  public:
    explicit Plan(const std::string& text, const RulePack& rules = shipped_rules())
        : rules_(rules), document_(PlanText(text).document()), tokens_(normalize(document_)),
          structure_(celah::structure(document_, tokens_)), choice_(choose(structure_, {&rules_, 1})), matches_(celah::match(structure_, rules)) {}

    Report report(Language language = Language::id) const { return assess(evidence_of_all(), language); }

    std::string explain(const std::string& id, Language language = Language::id) const { return celah::explain(evidence_of_all(), id, language); }

    /// "own section", "own area" or "unplaced": where the best passage that states an item or target in full stands.
    /// "partial" when none does so in full, "" when nothing speaks of it.
    std::string where(const std::string& id) const {
        const auto& hits = requirement(id).hits;
        if (hits.empty()) return "";
        if (!hits.front().full) return "partial";
        return hits.front().tier == Tier::own_section ? "own section" : hits.front().tier == Tier::own_area ? "own area" : "unplaced";
    }
    bool states(const std::string& id) const { return !where(id).empty() && where(id) != "partial"; }

    /// All items and targets that the plan states, wholly or in part, in the order of the rules.
    std::vector<std::string> stated() const {
        std::vector<std::string> out;
        for (const Area& area : rules_.areas) {
            for (const Requirement& target : area.targets)
                if (!requirement(target.id).hits.empty()) out.push_back(target.id);
            for (const Indicator& indicator : area.indicators)
                for (const Requirement& item : indicator.items)
                    if (!requirement(item.id).hits.empty()) out.push_back(item.id);
        }
        return out;
    }

    // The normalised words of passages, by indicator or area id.
    std::vector<std::string> headings(const std::string& id) const {
        return texts(id.find('.') == std::string::npos ? area(id).headings : indicator(id).headings);
    }
    std::vector<std::string> evidence(const std::string& id) const { return texts(indicator(id).evidence); }
    std::vector<std::string> actions(const std::string& id) const { return texts(indicator(id).actions); }
    std::vector<std::string> times(const std::string& id) const { return texts(indicator(id).times); }

    Document& document() { return document_; }
    std::string outline() const { return print_outline(structure_) + print_tables(structure_); }

  private:
    Evidence evidence_of_all() const { return {document_, tokens_, structure_, matches_, rules_, choice_}; }

    const AreaMatches& area(const std::string& id) const {
        for (std::size_t a = 0; a < rules_.areas.size(); ++a)
            if (rules_.areas[a].id == id) return matches_.areas[a];
        throw std::invalid_argument("no area " + id);
    }

    const IndicatorMatches& indicator(const std::string& id) const {
        for (std::size_t a = 0; a < rules_.areas.size(); ++a)
            for (std::size_t i = 0; i < rules_.areas[a].indicators.size(); ++i)
                if (rules_.areas[a].indicators[i].id == id) return matches_.areas[a].indicators[i];
        throw std::invalid_argument("no indicator " + id);
    }

    const RequirementMatches& requirement(const std::string& id) const {
        for (std::size_t a = 0; a < rules_.areas.size(); ++a) {
            const Area& rule = rules_.areas[a];
            for (std::size_t t = 0; t < rule.targets.size(); ++t)
                if (rule.targets[t].id == id) return matches_.areas[a].targets[t];
            for (std::size_t i = 0; i < rule.indicators.size(); ++i)
                for (std::size_t k = 0; k < rule.indicators[i].items.size(); ++k)
                    if (rule.indicators[i].items[k].id == id) return matches_.areas[a].indicators[i].items[k];
        }
        throw std::invalid_argument("no item or target " + id);
    }

    std::vector<std::string> texts(const std::vector<Passage>& passages) const {
        std::vector<std::string> out;
        for (const Passage& passage : passages)
            out.push_back(structure_.blocks[static_cast<std::size_t>(passage.block)].text.text.substr(passage.begin, passage.end - passage.begin));
        return out;
    }

    const RulePack& rules_;
    Document document_;
    Tokens tokens_;
    Structure structure_;
    Choice choice_;
    Matches matches_;
};

}  // namespace celah::test
