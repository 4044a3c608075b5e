#include "match/place.hpp"

#include <algorithm>

namespace celah {
namespace {

bool looks_like_title(const Block& block, int words) {
    if (words > longest_title) return false;
    return block.kind == BlockKind::heading || block.style != LabelStyle::none || block.bold || block.upper ||
           block.centered || words <= 6;
}

/// Walks the plan from front to back and remembers under which area, indicator and part it is.
class Walk {
  public:
    Walk(const Structure& structure, const RulePack& rules, Sentences& sentences)
        : structure_(structure), rules_(rules), sentences_(sentences), titles_(structure, sentences) {
        for (const Block& block : structure.blocks) out_.places.push_back({block.table < 0 ? Part::background : Part::heading, -1, -1});
        out_.area_headings.resize(rules.areas.size());
        for (const Area& area : rules.areas) out_.indicator_headings.emplace_back(area.indicators.size());
    }

    Placement run() {
        find_area_titles();
        const int blocks = static_cast<int>(structure_.blocks.size());
        for (int b = 0; b < blocks; ++b) {
            const Block& block = block_at(b);
            if (block.table < 0) text_block(b, block);
            else if (block.table != last_table_) table(block.table);
        }
        close_orphan(blocks);
        return std::move(out_);
    }

  private:
    struct State {
        Part part = Part::background;   // of running text
        bool list_began = false;        // a list of targets has had its first point
        bool target_chapter = false;    // the chapter lists the targets of all areas
        int area = -1, indicator = -1, last_indicator = -1;
        int area_level = 0, indicator_level = 0;
        float area_size = 0;
        IndicatorKind kind = IndicatorKind::none;   // in a half of the area for indicators of this kind
        LabelStyle area_style = LabelStyle::none, indicator_style = LabelStyle::none;
    };

    const Block& block_at(int b) const { return structure_.blocks[static_cast<std::size_t>(b)]; }
    TermId term(const char* name) const { return rules_.vocabulary(name); }

    // --- areas ----------------------------------------------------------------------------------------------------

    /// Area titles by block, without those of a list that only enumerates the areas.
    void find_area_titles() {
        area_titles_.resize(structure_.blocks.size());
        for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) {
            const Block& block = block_at(b);
            if (block.table >= 0 || block.leader) continue;
            const Sentence* sentence = titles_.of(b);
            if (!sentence || !looks_like_title(block, sentence->word_count())) continue;
            // "Target area penguatan pengawasan:", "Data dukung manajemen perubahan"
            if (opens_with(*sentence, term("bagian_target")) || opens_with(*sentence, term("bagian_bukti"))) continue;
            const auto title = area_title(*sentence, rules_);
            if (!title || title->cover < least_cover(block, *sentence, *title)) continue;
            if (tells_outcome(*sentence, title->span)) continue;
            // "Pengelolaan Akuntabilitas Kinerja" names an indicator of the area whose name it contains.
            const auto indicator = indicator_title(*sentence, rules_, {.area = title->area});
            if (!indicator || indicator->cover <= title->cover) area_titles_[static_cast<std::size_t>(b)] = title;
        }
        drop_enumerations();
    }

    /// How much of a title the area's name must be: hardly any of a heading that ends with it ("Tabel 1. Rencana Aksi
    /// Area Manajemen Perubahan").
    static double least_cover(const Block& block, const Sentence& sentence, const Title& title) {
        if (block.kind != BlockKind::heading) return names_most;
        return title.span.end == sentence.text().size() ? 0.2 : 0.3;
    }

    /// "Efektivitas manajemen SDM meningkat" is a target; the "peningkatan" of an area's own name is not meant.
    bool tells_outcome(const Sentence& sentence, Span name) const {
        const auto outside = [&](const Span& outcome) { return outcome.end <= name.begin || outcome.begin >= name.end; };
        const auto& changes = sentence.places(term("arah"));
        const auto& outcomes = sentence.places(term("capaian"));
        return std::any_of(changes.begin(), changes.end(), outside) ||
               (!outcomes.empty() && outcomes.front().begin == 0 && outside(outcomes.front()));
    }

    /// Titles one below the other that only list the areas: three points or more of a list, or titles that come again
    /// with something below them. An area that a plan leaves empty is none of these.
    void drop_enumerations() {
        const std::size_t blocks = area_titles_.size();
        std::vector<std::size_t> last(rules_.areas.size(), 0);   // by area: its last title with something below it
        for (std::size_t b = 0; b < blocks; ++b)
            if (area_titles_[b] && (b + 1 == blocks || !area_titles_[b + 1])) last[static_cast<std::size_t>(area_titles_[b]->area)] = b;
        for (std::size_t begin = 0, end = 0; begin < blocks; begin = end) {
            end = begin + 1;
            if (!area_titles_[begin]) continue;
            while (end < blocks && continues_list(end - 1, end)) ++end;
            const auto comes_again = [&](const auto& title) { return last[static_cast<std::size_t>(title->area)] >= end; };
            const auto first = area_titles_.begin() + static_cast<std::ptrdiff_t>(begin), stop = area_titles_.begin() + static_cast<std::ptrdiff_t>(end);
            constexpr std::size_t long_list = 3;
            const bool points = structure_.blocks[begin].kind != BlockKind::heading;
            const bool list = end - begin >= long_list ? points || std::any_of(first, stop, comes_again)
                                                       : end - begin > 1 && std::all_of(first, stop, comes_again);
            if (list) std::for_each(first, stop, [](auto& title) { title.reset(); });
        }
    }

    bool continues_list(std::size_t b, std::size_t next) const {
        const auto& blocks = structure_.blocks;
        return area_titles_[b] && area_titles_[next] && area_titles_[b]->area != area_titles_[next]->area && blocks[b].kind == blocks[next].kind &&
               blocks[b].style == blocks[next].style;
    }

    /// A point of a list inside of the part that the walk is in, with no more than another point below it: it mentions what
    /// it names ("Prioritas: 1) Pengendalian gratifikasi 2) Standar pelayanan").
    bool only_mentions(int b, const Block& block) const {
        if (state_.area < 0 || block.kind != BlockKind::item) return false;
        if (block.level <= (state_.indicator >= 0 ? state_.indicator_level : state_.area_level)) return false;
        return block.style == LabelStyle::bullet || same_list(block, b - 1) || same_list(block, b + 1);
    }

    bool same_list(const Block& block, int other) const {
        if (other < 0 || other >= static_cast<int>(structure_.blocks.size())) return false;
        const Block& beside = block_at(other);
        return beside.kind == BlockKind::item && beside.style == block.style && beside.level == block.level;
    }

    bool heads_items(int b) const {
        const auto next = static_cast<std::size_t>(b) + 1;
        return next < structure_.blocks.size() && structure_.blocks[next].kind == BlockKind::item &&
               block_at(b).kind != BlockKind::item;
    }

    /// A paragraph that begins like a title.
    static bool runs_on(const Block& block, const Sentence& title) {
        return block.kind != BlockKind::heading && title.text().size() < block.text.text.size();
    }

    bool enter_area(int b, const Block& block, const Sentence& sentence) {
        const auto& title = area_titles_[static_cast<std::size_t>(b)];
        if (!title || (title->area != state_.area && only_mentions(b, block))) return false;
        close_orphan(b);
        const bool targets = state_.target_chapter;
        state_ = State{};
        state_.part = targets ? Part::target : Part::body;
        state_.target_chapter = targets;
        const IndicatorKind half = kind_title(sentence, rules_);   // "Reform Manajemen Perubahan"
        state_.kind = half == IndicatorKind::none ? plan_half_ : half;
        state_.area = title->area;
        state_.area_level = block.level;
        state_.area_style = block.style;
        state_.area_size = block.size;
        out_.area_headings[static_cast<std::size_t>(title->area)].push_back(titles_.passage(b, sentence, title->span));
        // "Area pengawasan menuntut keberanian. Pada akhir tahun diharapkan …": running text, not only a name.
        out_.at(b) = {runs_on(block, sentence) ? state_.part : Part::heading, title->area, -1};
        return true;
    }

    // --- running text ---------------------------------------------------------------------------------------------

    void text_block(int b, const Block& block) {
        const Sentence* sentence = titles_.of(b);
        if (!sentence) return;
        if (block.leader) {
            out_.at(b).part = Part::contents;
            return;
        }
        if (target_of_an_area(b) || enter_area(b, block, *sentence) || enter_half(b, block, *sentence) || enter_indicator(b, block, *sentence)) return;
        const Part before = state_.part;
        const bool left = leave(b, block, *sentence);
        if (left || enter_list(b, block, *sentence)) {
            // "Bukti pendukung: SK Tim, notulen rapat" opens the list and is its first point.
            const bool says_more = !left && sentences_.of(b).size() > 1;
            out_.at(b) = {says_more ? state_.part : Part::heading, state_.area, state_.indicator};
            if (says_more) state_.part = before;
            return;
        }
        if (block.kind == BlockKind::paragraph) end_list();
        out_.at(b) = {state_.part, state_.area, state_.indicator};
        if (state_.kind != IndicatorKind::none && state_.area >= 0 && state_.indicator < 0 && orphan_.area < 0 && state_.part == Part::body) await_adoption(b);
        announce_list(b, block);
    }

    /// In a chapter of targets: "3. SDM: pegawai lebih disiplin", a point for each area.
    bool target_of_an_area(int b) {
        const auto& list = sentences_.of(b);
        if (!state_.target_chapter || list.size() < 2) return false;
        const Sentence& lead = list.front().sentence;
        const auto title = area_title(lead, rules_);
        const int area = title && title->cover >= names_all ? title->area : area_by_part_of_name(lead, rules_);
        if (area < 0) return false;
        out_.at(b) = {Part::target, area, -1};
        return true;
    }

    /// "B. REFORM" before an area's heading opens the plan's half for reform; within an area it opens the area's.
    bool enter_half(int b, const Block& block, const Sentence& sentence) {
        const IndicatorKind half = kind_title(sentence, rules_);
        if (half == IndicatorKind::none || !looks_like_title(block, sentence.word_count())) return false;
        const auto next = static_cast<std::size_t>(b) + 1;
        // "Reform. Portal balai disambungkan …": the area's own half, and its text; only a title of its own opens the plan's.
        const bool text = runs_on(block, sentence);
        const bool before_area = !text && next < area_titles_.size() && area_titles_[next];
        if (!before_area && state_.area < 0) return false;
        // "Pemenuhan standar pelayanan" is an indicator's own title.
        if (const auto title = indicator_title(sentence, rules_, {.area = state_.area}); title && title->cover >= names_most) return false;
        close_orphan(b);
        if (before_area) plan_half_ = half;
        state_.kind = half;
        state_.indicator = state_.last_indicator = -1;
        state_.indicator_level = block.level;
        state_.indicator_style = block.style;
        state_.part = Part::body;
        out_.at(b) = {text ? Part::body : Part::heading, before_area ? -1 : state_.area, -1};
        if (text) await_adoption(b);
        return true;
    }

    /// "B. Aspek Reform" is often a few paragraphs without titles, one an indicator.
    void await_adoption(int b) { out_.orphans.push_back({state_.area, b, b + 1, state_.last_indicator, state_.kind, false}); }

    /// Running text after a list of targets is no target.
    void end_list() {
        if (state_.part == Part::target && state_.list_began) state_.part = Part::body;
    }

    /// "… Sasaran yang hendak diraih:" at the end of a paragraph makes the list points that follow targets.
    void announce_list(int b, const Block& block) {
        state_.list_began = state_.part == Part::target && block.kind == BlockKind::item;
        if (state_.area < 0 || block.kind != BlockKind::paragraph || sentences_.of(b).empty()) return;
        if (!heads_items(b)) return;
        if (sentences_.of(b).back().sentence.has(term("bagian_target"))) state_.part = Part::target;
    }

    // --- indicators -----------------------------------------------------------------------------------------------

    bool enter_indicator(int b, const Block& block, const Sentence& sentence) {
        auto title = own_indicator(block, sentence);
        if (!title && !only_mentions(b, block)) title = foreign_indicator(block, sentence);
        if (!title) return false;
        // A list point below the heading that says the same again is a statement, not a title.
        if (title->area == state_.area && title->indicator == state_.indicator && deeper(block)) return false;
        set_indicator(b, block, sentence, *title);
        return true;
    }

    bool deeper(const Block& block) const {
        return block.level > state_.indicator_level ||
               (block.style != state_.indicator_style && block.kind != BlockKind::heading);
    }

    static bool numbered(const Block& block) { return block.style != LabelStyle::none && block.style != LabelStyle::bullet; }

    /// A title of the area that the walk is in.
    std::optional<Title> own_indicator(const Block& block, const Sentence& sentence) const {
        if (state_.area < 0) return std::nullopt;
        if (state_.part == Part::target && (block.kind == BlockKind::item || opens_with(sentence, term("capaian"), 1))) return std::nullopt;
        const auto title = indicator_title(sentence, rules_, {state_.area, state_.kind});
        if (!title || tells_outcome(sentence, title->span)) return std::nullopt;
        if (looks_like_title(block, sentence.word_count()) && title->cover >= names_most) return title;
        // A heading that runs on into its first sentence, in the series of the headings before it.
        const bool sibling = state_.indicator >= 0 && block.style == state_.indicator_style;
        if (numbered(block) && title->span.begin == 0 && (sibling || block.kind == BlockKind::heading)) return title;
        return std::nullopt;
    }

    /// Another area's indicator: its area's heading is missing. Only when the title says nothing else, and not from
    /// within the background (definitions name indicators too).
    std::optional<Title> foreign_indicator(const Block& block, const Sentence& sentence) const {
        if (state_.part == Part::background || state_.part == Part::closing || state_.part == Part::contents) return std::nullopt;
        if (!numbered(block) && block.kind != BlockKind::heading) return std::nullopt;
        const auto title = indicator_title(sentence, rules_, {.kind = state_.kind});
        if (!title || title->area == state_.area || title->cover < names_all) return std::nullopt;
        return looks_like_title(block, sentence.word_count()) ? title : std::nullopt;
    }

    void set_indicator(int b, const Block& block, const Sentence& sentence, const Title& title) {
        close_orphan(b);
        if (title.area != state_.area) state_.area_level = block.level > 0 ? block.level - 1 : 0;
        state_.area = title.area;
        state_.indicator = state_.last_indicator = title.indicator;
        state_.indicator_level = block.level;
        state_.indicator_style = block.style;
        state_.part = Part::body;
        out_.headings(title).push_back(titles_.passage(b, sentence, title.span));
        // "Pelanggaran disiplin. Jumlahnya turun …": a title that runs on into what the unit does.
        const bool runs_on = sentence.text().size() < block.text.text.size();
        const bool only_title = !runs_on && bare_name(sentence, title, rules_);
        out_.at(b) = {only_title ? Part::heading : Part::body, title.area, title.indicator};
    }

    // --- the end of a part ----------------------------------------------------------------------------------------

    bool leave(int b, const Block& block, const Sentence& sentence) {
        const bool chapter = block.style == LabelStyle::chapter;
        if (!chapter && block.kind != BlockKind::heading) return false;
        if (state_.area < 0 || chapter || ends_area(block, sentence)) return leave_area(b, sentence, chapter);
        return leave_indicator(b, block, sentence);
    }

    /// Numbers tell the depth of a heading; without one only its size or its words do, since the depth of unnumbered
    /// headings is a guess.
    bool ends_area(const Block& block, const Sentence& sentence) const {
        if (numbered(block)) return block.level < state_.area_level || (block.level == state_.area_level && block.style == state_.area_style);
        if (block.size > state_.area_size + 0.75F) return true;
        const bool other_part = opens_with(sentence, term("bagian_penutup")) || opens_with(sentence, term("bagian_hasil"));
        return block.level <= state_.area_level && other_part;
    }

    bool leave_area(int b, const Sentence& sentence, bool chapter) {
        if (state_.area >= 0 && !chapter && opens_list(sentence)) return false;
        close_orphan(b);
        const Part before = state_.part;
        state_ = State{};
        if (opens_with(sentence, term("bagian_daftar_isi"))) state_.part = Part::contents;
        else if (opens_with(sentence, term("bagian_penutup"))) state_.part = Part::closing;
        else if (opens_with(sentence, term("bagian_hasil"))) state_.part = Part::background;
        else if (opens_with(sentence, term("bagian_latar"))) state_.part = Part::background;
        else if (opens_with(sentence, term("bagian_rencana"), 3)) state_.part = Part::body;
        else state_.part = chapter ? Part::background : before;
        state_.target_chapter = sentence.has(term("bagian_target"));
        return true;
    }

    /// A heading of the unit's own within the area: what follows waits for adoption.
    bool leave_indicator(int b, const Block& block, const Sentence& sentence) {
        if (opens_list(sentence) || opens_targets(b, sentence)) return false;
        // A short target of a list without bullets looks like a heading.
        if (state_.part == Part::target && opens_with(sentence, term("capaian"), 1)) return false;
        const bool peer = state_.indicator >= 0 ? block.level <= state_.indicator_level : true;
        if (!peer) return false;
        close_orphan(b);
        orphan_ = Orphan{state_.area, b, b, state_.last_indicator, state_.kind};
        state_.indicator = -1;
        state_.indicator_level = block.level;
        state_.indicator_style = block.style;
        state_.part = Part::body;
        return true;
    }

    void close_orphan(int b) {
        if (orphan_.area < 0) return;
        orphan_.last = b;
        out_.orphans.push_back(orphan_);
        orphan_ = Orphan{};
    }

    // --- lists ----------------------------------------------------------------------------------------------------

    /// "Indikator:", "Kriteria penilaian:", but not "Indikator kinerja memenuhi kriteria SMART".
    static bool opens_criteria(const Sentence& sentence) {
        constexpr int longest = 3;
        return sentence.word_count() <= longest &&
               (sentence.text().starts_with("indikator") || sentence.text().starts_with("kriteria"));
    }

    bool opens_list(const Sentence& sentence) const {
        return opens_with(sentence, term("bagian_target")) || opens_with(sentence, term("bagian_bukti")) || opens_criteria(sentence);
    }

    /// Of a line that heads list points it is enough to speak of what is hoped for: "Bila semua berjalan, yang kami harapkan".
    bool opens_targets(int b, const Sentence& sentence) const {
        const TermId targets = term("bagian_target");
        return opens_with(sentence, targets) || (heads_items(b) && !opens_criteria(sentence) && sentence.has(targets));
    }

    /// "Target yang ingin dicapai:", "Bukti pendukung:", "Indikator:" change what the following lines are.
    bool enter_list(int b, const Block& block, const Sentence& sentence) {
        const int words = sentence.word_count();
        if (state_.area < 0 || words > longest_title) return false;
        if (words > 5 && block.kind != BlockKind::heading && !heads_items(b)) return false;
        if (opens_targets(b, sentence)) enter_targets(sentence);
        else if (opens_with(sentence, term("bagian_bukti"))) enter_evidence(sentence);
        else if (opens_criteria(sentence)) state_.part = Part::body;
        else return false;
        if (block.level <= state_.indicator_level && state_.part == Part::target) state_.indicator = -1;
        return true;
    }

    /// "Target Area V:" may stand under the title of two areas.
    void enter_targets(const Sentence& sentence) {
        state_.part = Part::target;
        const auto named = area_title(sentence, rules_, 2);
        if (!named || named->area == state_.area) return;
        state_.area = named->area;
        state_.indicator = state_.last_indicator = -1;
    }

    /// A list of evidence that names an area is the whole area's, wherever it stands.
    void enter_evidence(const Sentence& sentence) {
        state_.part = Part::evidence;
        const auto named = area_title(sentence, rules_, 2);
        if (!named) return;
        state_.area = named->area;
        state_.indicator = -1;
    }

    // --- tables ---------------------------------------------------------------------------------------------------

    void table(int index) {
        last_table_ = index;
        const Table& table = structure_.tables[static_cast<std::size_t>(index)];
        // Within an area's part every table speaks of the area; elsewhere only one that looks like a plan.
        if (state_.area < 0 && !is_action_plan(table)) return;
        Context context{state_.area, state_.indicator, state_.kind};
        if (place_table(table, rules_, sentences_, titles_, context, out_)) return;
        state_.area = context.area;
        state_.indicator = context.indicator;
    }

    /// At least two columns that only an action plan has.
    static bool is_action_plan(const Table& table) {
        const auto known = std::count_if(table.columns.begin(), table.columns.end(), [](const Column& column) {
            return column.role == ColumnRole::action || column.role == ColumnRole::evidence || column.role == ColumnRole::time ||
                   column.role == ColumnRole::indicator || column.role == ColumnRole::area || column.role == ColumnRole::month ||
                   column.role == ColumnRole::target;
        });
        return known >= 2;
    }

    const Structure& structure_;
    const RulePack& rules_;
    Sentences& sentences_;
    Titles titles_;
    Placement out_;
    State state_;
    Orphan orphan_;
    IndicatorKind plan_half_ = IndicatorKind::none;   // which indicators this half of the plan is for
    std::vector<std::optional<Title>> area_titles_;
    int last_table_ = -1;
};

}  // namespace

Placement place(const Structure& structure, const RulePack& rules, Sentences& sentences) {
    Placement out = Walk(structure, rules, sentences).run();
    adopt_orphans(rules, sentences, out);
    return out;
}

}  // namespace celah
