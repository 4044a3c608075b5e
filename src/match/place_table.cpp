#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "match/place.hpp"
#include "match/telling.hpp"

namespace celah {
namespace {

Part part_of(ColumnRole role) {
    switch (role) {
        case ColumnRole::evidence: return Part::evidence;
        case ColumnRole::time: case ColumnRole::month: return Part::time;
        case ColumnRole::action: return Part::action;
        case ColumnRole::number: return Part::heading;
        case ColumnRole::responsible: case ColumnRole::realisation: return Part::closing;
        case ColumnRole::target: return Part::target;
        default: return Part::body;
    }
}

/// Goes through the rows of one table: titles first, then the place of every cell.
class TablePlacer {
  public:
    TablePlacer(const Table& table, const RulePack& rules, Sentences& sentences, Titles& titles, Context& context, Placement& out)
        : table_(table), rules_(rules), sentences_(sentences), titles_(titles), context_(context), out_(out) {}

    bool run() {
        const Context before = context_;
        const bool of_the_area = context_.indicator >= 0 && speaks_of_others();
        if (of_the_area) context_.indicator = -1;
        bool own_areas = false;
        for (std::size_t r = 0; r < table_.rows.size(); ++r) own_areas |= place_row(r);
        if (of_the_area && context_.area == before.area) context_ = before;   // the section goes on behind it
        return own_areas;
    }

  private:
    struct RowTitles {
        int area = -1, indicator = -1;
        bool names_area = false;   // a cell names an area
        bool named = false;        // a cell names an indicator
    };

    /// Returns whether the row names an area.
    bool place_row(std::size_t r) {
        const Row& row = table_.rows[r];
        RowTitles found{context_.area, context_.indicator, false, false};
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            if (row.cells[c] >= 0 && !row.carried[c] && (row.band || leads(c))) read_title(r, c, found);
        context_.area = found.area;
        context_.indicator = found.indicator;
        if (row.band && (found.named || found.names_area)) return found.names_area;
        if (found.indicator < 0) vote(row, found);
        place_cells(row, found);
        return found.names_area;
    }

    /// A title may be the whole of a short cell or its first line.
    void read_title(std::size_t r, std::size_t c, RowTitles& found) {
        const Row& row = table_.rows[r];
        const int cell = row.cells[c];
        const auto& lines = sentences_.of(cell);
        if (lines.empty()) return;
        if (row.band && (enter_half(cell, lines.front().sentence, found) || enter_targets(cell, lines.front().sentence, found))) return;
        const bool named = read_title(r, c, lines.front().sentence, lines.size() > 1, found) ||
                           (lines.size() > 1 && read_title(r, c, *titles_.of(cell), false, found));
        if (named || static_cast<int>(c) != title_column_ || title_form_ == TitleForm::alone || form_of(row, c) != title_form_) return;
        found.indicator = -1;   // the column that names indicators holds a name of the unit's own
        out_.at(cell) = {Part::body, found.area, -1};
    }

    bool read_title(std::size_t r, std::size_t c, const Sentence& sentence, bool goes_on, RowTitles& found) {
        const Row& row = table_.rows[r];
        const int cell = row.cells[c];
        if (read_area(cell, c, row, sentence, goes_on, found)) return true;
        const auto title = indicator(sentence, found.area, row.band);
        if (!title) return false;
        found.area = title->area;
        found.indicator = title->indicator;
        found.named = true;
        out_.headings(*title).push_back(titles_.passage(cell, sentence, title->span));
        if (says_again(*title, row, c)) {
            out_.at(cell) = {Part::body, found.area, found.indicator};
            return true;
        }
        title_column_ = static_cast<int>(c);
        title_form_ = form_of(row, c);
        const bool title_only = row.band || (!goes_on && (heads_rows(r, c) || bare_name(sentence, *title, rules_)));
        out_.at(cell) = {title_only ? Part::heading : Part::body, found.area, found.indicator};
        return true;
    }

    /// Below a title of its own, a row that says the name once more, with proofs and dates beside it, is a statement.
    bool says_again(const Title& title, const Row& row, std::size_t c) {
        return title.area == context_.area && title.indicator == context_.indicator && title_form_ != TitleForm::beside &&
               form_of(row, c) == TitleForm::beside;
    }

    bool read_area(int cell, std::size_t c, const Row& row, const Sentence& sentence, bool goes_on, RowTitles& found) {
        const auto title = area_title(sentence, rules_);
        if (!title || title->cover < names_most) return false;
        const auto longer = indicator_title(sentence, rules_, {.area = title->area});
        if (longer && longer->cover > title->cover) return false;
        if (!row.band && !area_column(c) && title->cover < names_all) return false;
        if (title->area != found.area || row.band) found.indicator = -1;
        found.area = title->area;
        found.names_area = true;
        out_.area_headings[static_cast<std::size_t>(title->area)].push_back(titles_.passage(cell, sentence, title->span));
        // What an area's cell says after the name are its targets; a band says so ("AREA I … – Target yang ingin dicapai: …").
        const bool targets = goes_on && (!row.band || sentence.has(rules_.vocabulary("bagian_target")));
        out_.at(cell) = {targets ? Part::target : Part::heading, found.area, -1};
        return true;
    }

    std::optional<Title> indicator(const Sentence& sentence, int area, bool band) const {
        auto title = area >= 0 ? indicator_title(sentence, rules_, {area, context_.kind}) : std::nullopt;
        if (title && title->cover >= names_most) return title;
        title = indicator_title(sentence, rules_, {.kind = context_.kind});
        if (title && title->cover >= names_all && (band || title->area != area)) return title;
        return std::nullopt;
    }

    /// "REFORM" across the table.
    bool enter_half(int cell, const Sentence& sentence, RowTitles& found) {
        const IndicatorKind half = kind_title(sentence, rules_);
        if (half == IndicatorKind::none) return false;
        context_.kind = half;
        found.indicator = -1;
        found.named = true;
        out_.at(cell) = {Part::heading, found.area, -1};
        return true;
    }

    /// "Target yang ingin dicapai: (1) …; (2) …" across the table.
    bool enter_targets(int cell, const Sentence& sentence, RowTitles& found) {
        if (found.area < 0 || !opens_with(sentence, rules_.vocabulary("bagian_target"))) return false;
        found.named = true;
        out_.at(cell) = {Part::target, found.area, -1};
        return true;
    }

    /// How a row shows its title. Below one that stands alone (beside a number at most) the column holds the indicator's
    /// criteria; a row that goes on beside its title names the next indicator in the same column.
    enum class TitleForm { band, alone, beside };

    TitleForm form_of(const Row& row, std::size_t title) {
        return row.band ? TitleForm::band : stands_alone(row, title) ? TitleForm::alone : TitleForm::beside;
    }

    bool stands_alone(const Row& row, std::size_t title) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const bool number = c < table_.columns.size() && table_.columns[c].role == ColumnRole::number;
            if (c != title && !number && row.cells[c] >= 0 && !row.carried[c] && !sentences_.of(row.cells[c]).empty()) return false;
        }
        return true;
    }

    /// A cell that is merged down over further rows is their title, whatever its words.
    bool heads_rows(std::size_t r, std::size_t c) const {
        return r + 1 < table_.rows.size() && c < table_.rows[r + 1].carried.size() && table_.rows[r + 1].carried[c] &&
               table_.rows[r + 1].cells[c] == table_.rows[r].cells[c];
    }

    /// Columns left of the first action, evidence or time column name areas, indicators and criteria.
    bool leads(std::size_t column) const {
        for (std::size_t c = 0; c <= column && c < table_.columns.size(); ++c) {
            const ColumnRole role = table_.columns[c].role;
            if (role == ColumnRole::evidence || role == ColumnRole::time || role == ColumnRole::month) return false;
            if (role == ColumnRole::action && c > 0) return false;
        }
        return true;
    }

    bool area_column(std::size_t c) const { return c < table_.columns.size() && table_.columns[c].role == ColumnRole::area; }

    /// At the end of an area's last section there often stands the table of the whole area: most rows speak of other indicators.
    bool speaks_of_others() {
        const int section = std::exchange(context_.indicator, -1);
        std::set<int> others;
        int of_others = 0, rest = 0;
        for (const Row& row : table_.rows) {
            if (row.band) continue;
            RowTitles found{context_.area, -1, false, false};
            vote(row, found);
            const bool other = found.area == context_.area && found.indicator >= 0 && found.indicator != section;
            if (other) others.insert(found.indicator);
            ++(other ? of_others : rest);
        }
        context_.indicator = section;
        return others.size() > 1 && of_others > rest;
    }

    /// Without a title the row belongs to the indicator that alone is spoken of in its cells. When several are, of several
    /// areas, each sentence must tell for itself.
    void vote(const Row& row, RowTitles& found) {
        int best = 0;
        for (std::size_t a = 0; a < rules_.areas.size(); ++a) {
            if (context_.area >= 0 && static_cast<int>(a) != context_.area) continue;
            for (std::size_t i = 0; i < rules_.areas[a].indicators.size(); ++i) {
                const IndicatorKind kind = rules_.areas[a].indicators[i].kind;
                if (context_.kind != IndicatorKind::none && kind != IndicatorKind::none && kind != context_.kind) continue;
                const int votes = votes_for(row, rules_.areas[a].indicators[i]);
                if (votes == best && best > 0) {
                    found.indicator = -1;
                    if (found.area != static_cast<int>(a)) found.area = context_.area;
                }
                if (votes <= best) continue;
                best = votes;
                found.area = static_cast<int>(a);
                found.indicator = static_cast<int>(i);
            }
        }
    }

    int votes_for(const Row& row, const Indicator& indicator) {
        int votes = 0;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c] < 0 || row.carried[c]) continue;
            for (const PlacedSentence& s : sentences_.of(row.cells[c])) {
                // Without a known area the indicator must be named; within one its items may speak for it.
                const bool named = s.sentence.has_any(indicator.subject);
                if (!named && context_.area < 0) continue;
                votes += named;
                for (const Requirement& item : indicator.items) votes += evaluate(item, s.sentence, rules_).strength == Strength::full;
            }
        }
        return votes;
    }

    /// What a column is for, by its header; a column whose header does not tell, by its cells: most of them are dates.
    Part part_of_column(std::size_t c) {
        if (c >= table_.columns.size()) return Part::body;
        const ColumnRole role = table_.columns[c].role;
        if (role != ColumnRole::other && role != ColumnRole::target) return part_of(role);
        return holds_dates(c) ? Part::time : part_of(role);
    }

    bool holds_dates(std::size_t c) {
        const auto [known, fresh] = dates_.try_emplace(c);
        if (!fresh) return known->second;
        int dates = 0, texts = 0;
        for (const Row& row : table_.rows) {
            if (row.band || c >= row.cells.size() || row.cells[c] < 0 || row.carried[c]) continue;
            const auto& list = sentences_.of(row.cells[c]);
            texts += !list.empty();
            dates += !list.empty() && std::all_of(list.begin(), list.end(), [&](const PlacedSentence& s) { return only_a_date(s.sentence, rules_); });
        }
        return known->second = 2 * dates > texts;
    }

    void place_cells(const Row& row, const RowTitles& found) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const int cell = row.cells[c];
            if (cell < 0 || row.carried[c]) continue;
            Place& place = out_.at(cell);
            if (place.area >= 0 && (place.part == Part::heading || place.part == Part::target)) continue;   // a title found above
            place = {part_of_column(c), found.area, found.indicator};
        }
    }

    const Table& table_;
    const RulePack& rules_;
    Sentences& sentences_;
    Titles& titles_;
    Context& context_;
    Placement& out_;
    int title_column_ = -1;
    std::map<std::size_t, bool> dates_;   // by column
    TitleForm title_form_ = TitleForm::beside;
};

}  // namespace

bool place_table(const Table& table, const RulePack& rules, Sentences& sentences, Titles& titles, Context& context, Placement& out) {
    const Context before = context;
    const bool own_areas = TablePlacer(table, rules, sentences, titles, context, out).run();
    if (own_areas) context = before;
    return own_areas;
}

}  // namespace celah
