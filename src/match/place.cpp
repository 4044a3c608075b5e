#include "match/place.hpp"

#include <algorithm>
#include <map>

#include "match/titles.hpp"

namespace celah {
namespace {

constexpr int longest_title = 16;          // words; longer texts are sentences
constexpr double names_all = 0.7;          // a title that says no more than the name
constexpr double names_most = 0.45;

bool looks_like_title(const Block& block, int words) {
    if (words > longest_title) return false;
    return block.kind == BlockKind::heading || block.style != LabelStyle::none || block.bold || block.upper ||
           block.centered || words <= 6;
}

/// Walks the plan from front to back and remembers under which area, indicator and part it is.
class Walk {
  public:
    Walk(const Structure& structure, const RulePack& rules, Sentences& sentences)
        : structure_(structure), rules_(rules), sentences_(sentences) {
        out_.places.resize(structure.blocks.size());
        out_.area_headings.resize(rules.areas.size());
        for (const Area& area : rules.areas) out_.indicator_headings.emplace_back(area.indicators.size());
    }

    Placement run() {
        find_area_titles();
        for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) {
            const Block& block = structure_.blocks[static_cast<std::size_t>(b)];
            if (block.table < 0) text_block(b, block);
            else if (block.table != last_table_) table(block.table);
        }
        return std::move(out_);
    }

  private:
    struct State {
        Part part = Part::background;   // of body text: background, body, target, evidence, closing, contents
        bool list_began = false;        // a list of targets has had its first point
        int area = -1, indicator = -1;
        int area_level = 0, indicator_level = 0;
        LabelStyle area_style = LabelStyle::none, indicator_style = LabelStyle::none;
    };

    /// A title of several sentences read as one; of the same length, so that places in it are places in the block.
    struct JoinedTitle {
        explicit JoinedTitle(std::string whole) : text(std::move(whole)) {}
        std::string text;
        Sentence sentence;
    };

    const Block& block_at(int b) const { return structure_.blocks[static_cast<std::size_t>(b)]; }

    /// The block's opening: its first sentence, or all of it when it is a short title ("AREA I: MANAJEMEN PERUBAHAN").
    const Sentence* first_sentence(int b) {
        const auto& list = sentences_.of(b);
        if (list.size() < 2 || word_count(block_at(b).text.text) > longest_title) return list.empty() ? nullptr : &list.front().sentence;
        const auto known = titles_.find(b);
        if (known != titles_.end()) return &known->second.sentence;
        JoinedTitle& title = titles_.try_emplace(b, block_at(b).text.text).first->second;
        std::replace(title.text.begin(), title.text.end(), '\n', ' ');
        title.sentence = Sentence(title.text, *rules_.patterns);
        return &title.sentence;
    }

    // --- titles -------------------------------------------------------------------------------------------------

    /// Area titles by block, without those of a list that only enumerates the areas.
    void find_area_titles() {
        area_titles_.resize(structure_.blocks.size());
        for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) {
            const Block& block = block_at(b);
            if (block.table >= 0 || block.leader) continue;
            const Sentence* sentence = first_sentence(b);
            if (!sentence || !looks_like_title(block, word_count(sentence->text()))) continue;
            auto title = area_title(*sentence, rules_);
            if (!title || title->cover < (block.kind == BlockKind::heading ? 0.3 : names_most)) continue;
            // "Pengelolaan Akuntabilitas Kinerja" names an indicator of the area whose name it contains.
            const auto indicator = indicator_title(*sentence, rules_, title->area);
            if (!indicator || indicator->cover <= title->cover) area_titles_[static_cast<std::size_t>(b)] = title;
        }
        drop_enumerations();
    }

    void drop_enumerations() {
        const auto titles = area_titles_;
        for (std::size_t b = 0; b < titles.size(); ++b) {
            const bool before = b > 0 && titles[b - 1] && titles[b] && titles[b - 1]->area != titles[b]->area;
            const bool after = b + 1 < titles.size() && titles[b + 1] && titles[b] && titles[b + 1]->area != titles[b]->area;
            if (before || after) area_titles_[b].reset();
        }
    }

    // --- running text -------------------------------------------------------------------------------------------

    void text_block(int b, const Block& block) {
        const Sentence* sentence = first_sentence(b);
        Place& place = out_.places[static_cast<std::size_t>(b)];
        if (!sentence) return;
        if (block.leader) {
            place.part = Part::contents;
            return;
        }
        if (enter_area(b, block, *sentence) || enter_indicator(b, block, *sentence)) return;
        if (leave(block, *sentence) || enter_list(block, *sentence)) {
            place = {Part::heading, state_.area, state_.indicator};
            return;
        }
        if (block.kind == BlockKind::paragraph) end_list();
        place = {state_.part, state_.area, state_.indicator};
        announce_list(b, block);
    }

    /// Running text after a list of targets is no target.
    void end_list() {
        if (state_.part == Part::target && state_.list_began) state_.part = Part::body;
    }

    /// "… Sasaran yang hendak diraih:" at the end of a paragraph makes the list points that follow targets.
    void announce_list(int b, const Block& block) {
        state_.list_began = state_.part == Part::target && block.kind == BlockKind::item;
        if (state_.area < 0 || block.kind != BlockKind::paragraph || sentences_.of(b).empty()) return;
        const auto next = static_cast<std::size_t>(b) + 1;
        if (next >= structure_.blocks.size() || structure_.blocks[next].kind != BlockKind::item) return;
        if (!sentences_.of(b).back().sentence.has(rules_.vocabulary("bagian_target"))) return;
        state_.part = Part::target;
    }

    bool enter_area(int b, const Block& block, const Sentence& sentence) {
        const auto& title = area_titles_[static_cast<std::size_t>(b)];
        if (!title) return false;
        state_ = State{Part::body, false, title->area, -1, block.level, 0, block.style, LabelStyle::none};
        out_.area_headings[static_cast<std::size_t>(title->area)].push_back(passage(b, sentence, title->span));
        out_.places[static_cast<std::size_t>(b)] = {Part::heading, title->area, -1};
        return true;
    }

    /// A title counts for the current area; another area's indicator only when the title says nothing else, and not
    /// from within the background (definitions name indicators too).
    bool enter_indicator(int b, const Block& block, const Sentence& sentence) {
        const int words = word_count(sentence.text());
        const bool numbered = block.style != LabelStyle::none && block.style != LabelStyle::bullet;
        const bool sibling = numbered && state_.indicator >= 0 && block.style == state_.indicator_style;
        std::optional<Title> title;
        if (state_.area >= 0) title = indicator_title(sentence, rules_, state_.area);
        const bool own = title && ((looks_like_title(block, words) && title->cover >= names_most) ||
                                   (numbered && title->span.begin == 0 && (sibling || block.kind == BlockKind::heading)));
        if (!own) {
            title = indicator_title(sentence, rules_);
            if (!title || title->cover < names_all || !looks_like_title(block, words) || title->area == state_.area) return false;
            if (!numbered && block.kind != BlockKind::heading) return false;
            if (state_.part == Part::background || state_.part == Part::closing) return false;
        }
        if (title->area == state_.area && title->indicator == state_.indicator && deeper(block)) return false;
        set_indicator(b, block, sentence, *title);
        return true;
    }

    /// A list point below the heading that says the same again is a statement, not a title.
    bool deeper(const Block& block) const {
        return block.level > state_.indicator_level || (block.style != state_.indicator_style && block.kind != BlockKind::heading);
    }

    void set_indicator(int b, const Block& block, const Sentence& sentence, const Title& title) {
        if (title.area != state_.area) state_.area_level = block.level > 0 ? block.level - 1 : 0;
        state_.area = title.area;
        state_.indicator = title.indicator;
        state_.indicator_level = block.level;
        state_.indicator_style = block.style;
        state_.part = Part::body;
        headings(title).push_back(passage(b, sentence, title.span));
        const bool only_title = title.cover >= names_all;
        out_.places[static_cast<std::size_t>(b)] = {only_title ? Part::heading : Part::body, title.area, title.indicator};
    }

    std::vector<Passage>& headings(const Title& title) {
        return out_.indicator_headings[static_cast<std::size_t>(title.area)][static_cast<std::size_t>(title.indicator)];
    }

    /// A heading that ends the area's part, or the indicator's.
    bool leave(const Block& block, const Sentence& sentence) {
        const bool chapter = block.style == LabelStyle::chapter;
        if (!chapter && block.kind != BlockKind::heading) return false;
        const bool above_area = state_.area < 0 || chapter || block.level < state_.area_level ||
                                (block.level == state_.area_level && block.style == state_.area_style);
        if (above_area) return leave_area(sentence, chapter);
        if (state_.indicator >= 0 && block.level <= state_.indicator_level && !opens_list(sentence)) {
            state_.indicator = -1;
            state_.part = Part::body;
            return true;
        }
        return false;
    }

    bool leave_area(const Sentence& sentence, bool chapter) {
        if (state_.area >= 0 && !chapter && opens_list(sentence)) return false;
        const Part before = state_.part;
        state_ = State{};
        if (opens_with(sentence, rules_.vocabulary("bagian_daftar_isi"))) state_.part = Part::contents;
        else if (opens_with(sentence, rules_.vocabulary("bagian_penutup"))) state_.part = Part::closing;
        else if (opens_with(sentence, rules_.vocabulary("bagian_hasil"))) state_.part = Part::background;
        else if (opens_with(sentence, rules_.vocabulary("bagian_latar"))) state_.part = Part::background;
        else if (opens_with(sentence, rules_.vocabulary("bagian_rencana"), 3)) state_.part = Part::body;
        else state_.part = chapter ? Part::background : before;
        return true;
    }

    bool opens_list(const Sentence& sentence) const {
        return opens_with(sentence, rules_.vocabulary("bagian_target")) || opens_with(sentence, rules_.vocabulary("bagian_bukti")) ||
               sentence.text().starts_with("indikator") || sentence.text().starts_with("kriteria");
    }

    /// "Target yang ingin dicapai:", "Bukti pendukung:", "Indikator:" change what the following lines are.
    bool enter_list(const Block& block, const Sentence& sentence) {
        if (state_.area < 0 || word_count(sentence.text()) > longest_title) return false;
        const bool short_line = word_count(sentence.text()) <= 5 || block.kind == BlockKind::heading;
        if (!short_line) return false;
        if (opens_with(sentence, rules_.vocabulary("bagian_target"))) state_.part = Part::target;
        else if (opens_with(sentence, rules_.vocabulary("bagian_bukti"))) state_.part = Part::evidence;
        else if (sentence.text().starts_with("indikator") || sentence.text().starts_with("kriteria")) state_.part = Part::body;
        else return false;
        if (block.level <= state_.indicator_level && state_.part == Part::target) state_.indicator = -1;
        return true;
    }

    // --- tables -------------------------------------------------------------------------------------------------

    void table(int index) {
        last_table_ = index;
        const Table& table = structure_.tables[static_cast<std::size_t>(index)];
        for (std::size_t b = 0; b < structure_.blocks.size(); ++b)
            if (structure_.blocks[b].table == index) out_.places[b] = {Part::heading, -1, -1};
        if (!is_action_plan(table)) return;
        const State before = state_;
        bool own_areas = false;
        if (state_.area < 0 || state_.part != Part::body) state_.part = Part::body;
        title_column_ = -1;
        for (const Row& row : table.rows) own_areas |= table_row(table, row);
        if (own_areas) state_ = before;
    }

    /// At least two columns that only an action plan has, or one within an area's part.
    bool is_action_plan(const Table& table) const {
        int known = 0;
        for (const Column& column : table.columns)
            known += column.role == ColumnRole::action || column.role == ColumnRole::evidence || column.role == ColumnRole::time ||
                     column.role == ColumnRole::indicator || column.role == ColumnRole::area || column.role == ColumnRole::month;
        return known >= 2 || (known >= 1 && state_.area >= 0);
    }

    /// Returns whether the row names an area of its own.
    bool table_row(const Table& table, const Row& row) {
        bool names_area = false;
        bool named = false;
        int row_area = state_.area, row_indicator = state_.indicator;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c] < 0 || row.carried[c]) continue;
            if (!row.band && !leads(table, c)) continue;
            const int cell = row.cells[c];
            const Sentence* sentence = first_sentence(cell);
            if (!sentence) continue;
            const auto area = area_title(*sentence, rules_);
            const auto longer = area ? indicator_title(*sentence, rules_, area->area) : std::nullopt;
            if (area && (!longer || longer->cover <= area->cover) && area->cover >= names_most && (row.band || area_column(table, c) || area->cover >= names_all)) {
                if (area->area != row_area) row_indicator = -1;
                row_area = area->area;
                names_area = true;
                out_.area_headings[static_cast<std::size_t>(row_area)].push_back(passage(cell, *sentence, area->span));
                mark(cell, Part::heading, row_area, -1);
                if (row.band) named = true;
                if (row.band) row_indicator = -1;
                continue;
            }
            const auto title = best_indicator(*sentence, row_area, row.band);
            if (title) {
                row_area = title->area;
                row_indicator = title->indicator;
                named = true;
                title_column_ = static_cast<int>(c);
                headings(*title).push_back(passage(cell, *sentence, title->span));
                mark(cell, title->cover >= names_all ? Part::heading : Part::body, row_area, row_indicator);
            } else if (static_cast<int>(c) == title_column_) {
                row_indicator = -1;   // the column that names indicators holds a name of the unit's own
                mark(cell, Part::body, row_area, -1);
            }
        }
        state_.area = row_area;
        state_.indicator = row_indicator;
        if (row.band && named) return names_area;
        const Title voted = row_indicator >= 0 ? Title{row_area, row_indicator, 0, {}} : vote(row, row_area);
        place_cells(table, row, voted.area, voted.indicator);
        return names_area;
    }

    std::optional<Title> best_indicator(const Sentence& sentence, int area, bool band) {
        auto title = area >= 0 ? indicator_title(sentence, rules_, area) : std::nullopt;
        if (title && title->cover >= names_most) return title;
        title = indicator_title(sentence, rules_);
        if (title && title->cover >= names_all && (band || title->area != area)) return title;
        return std::nullopt;
    }

    /// Columns left of the first action, evidence or time column name areas, indicators and criteria.
    static bool leads(const Table& table, std::size_t column) {
        for (std::size_t c = 0; c <= column && c < table.columns.size(); ++c) {
            const ColumnRole role = table.columns[c].role;
            if (role == ColumnRole::evidence || role == ColumnRole::time || role == ColumnRole::month) return false;
            if (role == ColumnRole::action && c > 0 && c <= column) return false;
        }
        return true;
    }

    static bool area_column(const Table& table, std::size_t c) {
        return c < table.columns.size() && table.columns[c].role == ColumnRole::area;
    }

    /// The indicator that alone is spoken of in the row's cells.
    Title vote(const Row& row, int area) {
        Title best{area, -1, 0, {}};
        int best_votes = 0;
        bool tie = false;
        for (std::size_t a = 0; a < rules_.areas.size(); ++a) {
            if (area >= 0 && static_cast<int>(a) != area) continue;
            for (std::size_t i = 0; i < rules_.areas[a].indicators.size(); ++i) {
                const int votes = votes_for(row, rules_.areas[a].indicators[i]);
                if (votes > best_votes) best = {static_cast<int>(a), static_cast<int>(i), 0, {}};
                if (votes >= best_votes && votes > 0) tie = votes == best_votes;
                best_votes = std::max(best_votes, votes);
            }
        }
        return tie ? Title{area, -1, 0, {}} : best;
    }

    int votes_for(const Row& row, const Indicator& indicator) {
        int votes = 0;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c] < 0 || row.carried[c]) continue;
            for (const PlacedSentence& s : sentences_.of(row.cells[c])) {
                if (!s.sentence.has_any(indicator.subject)) continue;
                ++votes;
                for (const Requirement& item : indicator.items) votes += evaluate(item, s.sentence, rules_).strength == Strength::full;
            }
        }
        return votes;
    }

    void place_cells(const Table& table, const Row& row, int area, int indicator) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const int cell = row.cells[c];
            if (cell < 0 || row.carried[c]) continue;
            Place& place = out_.places[static_cast<std::size_t>(cell)];
            if (place.part == Part::heading && place.area >= 0) continue;   // a title found above
            const ColumnRole role = c < table.columns.size() ? table.columns[c].role : ColumnRole::other;
            place = {part_of(role), area, indicator};
        }
    }

    static Part part_of(ColumnRole role) {
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

    void mark(int b, Part part, int area, int indicator) { out_.places[static_cast<std::size_t>(b)] = {part, area, indicator}; }

    Passage passage(int b, const Sentence& sentence, Span span) const {
        const bool joined = titles_.count(b) > 0;
        const auto offset = joined ? 0U : static_cast<std::uint32_t>(sentence.text().data() - block_at(b).text.text.data());
        return {b, offset + static_cast<std::uint32_t>(span.begin), offset + static_cast<std::uint32_t>(span.end)};
    }

    const Structure& structure_;
    const RulePack& rules_;
    Sentences& sentences_;
    Placement out_;
    State state_;
    std::vector<std::optional<Title>> area_titles_;
    std::map<int, JoinedTitle> titles_;
    int last_table_ = -1;
    int title_column_ = -1;
};

}  // namespace

Placement place(const Structure& structure, const RulePack& rules, Sentences& sentences) {
    return Walk(structure, rules, sentences).run();
}

}  // namespace celah
