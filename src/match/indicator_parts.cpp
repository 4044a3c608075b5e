#include "match/indicator_parts.hpp"

#include <algorithm>
#include <string>

#include "match/own_words.hpp"
#include "match/telling.hpp"
#include "match/titles.hpp"

namespace celah {
namespace {

class Finder {
  public:
    Finder(const Structure& structure, const RulePack& rules, Sentences& sentences, Matches& matches)
        : structure_(structure), rules_(rules), sentences_(sentences), matches_(matches), own_words_(structure, rules, sentences) {}

    void run() {
        for (int b = 0; b < static_cast<int>(structure_.blocks.size()); ++b) {
            const Place& place = matches_.places[static_cast<std::size_t>(b)];
            if (place.area < 0) continue;
            const Block& block = structure_.blocks[static_cast<std::size_t>(b)];
            if (block.table >= 0) cell(b, block, place);
            else if (place.part == Part::evidence) listed_evidence(b, place);
            else if (place.part == Part::body && place.indicator >= 0) tell(b, place, true);
        }
        schedules();
    }

  private:
    IndicatorMatches& at(const Place& place) {
        return matches_.areas[static_cast<std::size_t>(place.area)].indicators[static_cast<std::size_t>(place.indicator)];
    }
    const Indicator& rule(const Place& place) const {
        return rules_.areas[static_cast<std::size_t>(place.area)].indicators[static_cast<std::size_t>(place.indicator)];
    }
    Passage whole(int b) const {
        return {b, 0, static_cast<std::uint32_t>(structure_.blocks[static_cast<std::size_t>(b)].text.text.size())};
    }
    static Passage passage(int b, const PlacedSentence& s) {
        return {b, s.begin, s.begin + static_cast<std::uint32_t>(s.sentence.text().size())};
    }

    // --- tables ---

    void cell(int b, const Block& block, const Place& place) {
        if (place.indicator < 0) return;
        switch (place.part) {
            case Part::evidence:
                if (is_document(b, block)) at(place).evidence.push_back(whole(b));
                if (!has_dates(structure_.tables[static_cast<std::size_t>(block.table)])) dated_documents(b, place);
                break;
            case Part::time:
                if (has_date(b)) at(place).times.push_back(whole(b));
                break;
            case Part::action:
                if (says_more(b, block, place)) at(place).actions.push_back(whole(b));
                tell(b, place, false);
                break;
            case Part::body:
                tell(b, place, !has_actions(structure_.tables[static_cast<std::size_t>(block.table)]));
                break;
            case Part::target:
                tell(b, place, false);
                break;
            default:
                break;
        }
    }

    /// "Laporan monev triwulanan": where a table has no column for dates, its documents tell when.
    void dated_documents(int b, const Place& place) {
        for (const PlacedSentence& s : sentences_.of(b))
            if (names_document(s.sentence, rules_) && is_dated(s.sentence, rules_)) at(place).times.push_back(passage(b, s));
    }

    static bool has_dates(const Table& table) {
        return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return column.role == ColumnRole::time || column.role == ColumnRole::month; });
    }

    static bool has_actions(const Table& table) {
        return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return column.role == ColumnRole::action; });
    }

    /// In a column called "bukti" or "data dukung" any text is a document; in one called "output" it must name one.
    bool is_document(int b, const Block& block) {
        const auto& columns = structure_.tables[static_cast<std::size_t>(block.table)].columns;
        const bool named = block.column >= 0 && block.column < static_cast<int>(columns.size()) && speaks_of_proof(columns[static_cast<std::size_t>(block.column)].header);
        constexpr std::size_t shortest = 4;   // letters
        const auto& list = sentences_.of(b);
        return std::any_of(list.begin(), list.end(), [&](const PlacedSentence& s) {
            const bool something = named && s.sentence.text().size() >= shortest && !opens_with_denial(s.sentence, rules_);
            return something || names_document(s.sentence, rules_);
        });
    }

    bool speaks_of_proof(const std::string& header) {
        const std::string normal = normalize_text(header);
        return Sentence(normal, sentences_.words()).has(rules_.vocabulary("bagian_bukti"));
    }

    bool has_date(int b) {
        const auto& list = sentences_.of(b);
        return std::any_of(list.begin(), list.end(), [&](const PlacedSentence& s) { return is_date(s.sentence, rules_); });
    }

    /// A step of its own, not the criterion once more: the criterion is the item's text or the row's criterion cell.
    bool says_more(int b, const Block& block, const Place& place) {
        const StemSet said = own_words_.stems(b);
        if (said.empty() || own_words_.restates(said, place.area, place.indicator)) return false;
        const Row& row = structure_.tables[static_cast<std::size_t>(block.table)].rows[static_cast<std::size_t>(block.row)];
        return std::none_of(row.cells.begin(), row.cells.end(), [&](int other) {
            return other >= 0 && other != b && matches_.places[static_cast<std::size_t>(other)].part == Part::body &&
                   OwnWords::covered_by(said, own_words_.stems(other));
        });
    }

    /// Marks in the month columns of a row.
    void schedules() {
        for (const Table& table : structure_.tables)
            for (const Row& row : table.rows) {
                if (std::none_of(row.marks.begin(), row.marks.end(), [](std::uint8_t m) { return m != 0; })) continue;
                const int b = placed_cell(row);
                if (b >= 0) at(matches_.places[static_cast<std::size_t>(b)]).times.push_back(whole(b));
            }
    }

    int placed_cell(const Row& row) const {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c] < 0 || row.carried[c]) continue;
            const Place& place = matches_.places[static_cast<std::size_t>(row.cells[c])];
            if (place.area >= 0 && place.indicator >= 0 && place.part == Part::action) return row.cells[c];
        }
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c] < 0 || row.carried[c]) continue;
            const Place& place = matches_.places[static_cast<std::size_t>(row.cells[c])];
            if (place.area >= 0 && place.indicator >= 0 && place.part != Part::heading) return row.cells[c];
        }
        return -1;
    }

    // --- lists and sentences ---

    /// Within an indicator's section every entry counts, whatever the document is called; in a list of the whole area one that names the indicator.
    void listed_evidence(int b, const Place& place) {
        bool schedule = false;
        for (const PlacedSentence& s : sentences_.of(b)) {
            schedule = reads_schedule(s.sentence, schedule);
            if (place.indicator >= 0 && (schedule ? is_date(s.sentence, rules_) : names_document(s.sentence, rules_) && is_dated(s.sentence, rules_)))
                at(place).times.push_back(passage(b, s));
            if (schedule || !names_proof(s.sentence, rules_)) continue;
            if (place.indicator >= 0) at(place).evidence.push_back(passage(b, s));
            else if (names_document(s.sentence, rules_)) tie_to_indicators(b, place, s);
        }
    }

    void tie_to_indicators(int b, const Place& place, const PlacedSentence& s) {
        const Area& area = rules_.areas[static_cast<std::size_t>(place.area)];
        for (std::size_t i = 0; i < area.indicators.size(); ++i)
            if (s.sentence.has_any(area.indicators[i].subject) || s.sentence.has_any(area.indicators[i].naming))
                at({place.part, place.area, static_cast<int>(i)}).evidence.push_back(passage(b, s));
    }

    /// "Jadwal:" begins the dates of a paragraph, "Data dukung:" ends them. "Jadwal kelas malam" is a document.
    bool reads_schedule(const Sentence& sentence, bool before) const {
        if (opens_with(sentence, rules_.vocabulary("bagian_bukti"))) return false;
        const auto& titles = sentence.places(rules_.vocabulary("bagian_jadwal"));
        return before || (!titles.empty() && titles.front() == Span{0, sentence.text().size()});
    }

    /// What the sentences of a text tell: documents, dates and, when asked for, actions.
    void tell(int b, const Place& place, bool actions) {
        bool proof = false;      // after "Bukti pendukung:" the rest of the paragraph lists documents
        bool schedule = false;
        for (const PlacedSentence& s : sentences_.of(b)) {
            const bool of_proof = s.sentence.has(rules_.vocabulary("bagian_bukti"));
            proof = proof || (of_proof && opens_with(s.sentence, rules_.vocabulary("bagian_bukti")));
            schedule = reads_schedule(s.sentence, schedule);
            const bool document = proof ? names_proof(s.sentence, rules_) : of_proof && names_document(s.sentence, rules_);
            if (document && !schedule) at(place).evidence.push_back(passage(b, s));
            if (is_dated(s.sentence, rules_) || (schedule && is_date(s.sentence, rules_))) at(place).times.push_back(passage(b, s));
            if (actions && !proof && !schedule && concrete(s.sentence, place, structure_.blocks[static_cast<std::size_t>(b)].table >= 0)) at(place).actions.push_back(passage(b, s));
        }
    }

    /// A step of the unit's own: enough words that neither the criteria nor the plan's standing phrases use.
    /// `in_cell`: cells are terse, a row of its own takes fewer words than prose.
    bool concrete(const Sentence& sentence, const Place& place, bool in_cell) {
        if (sentence.has(rules_.vocabulary("batasan")) || opens_with(sentence, rules_.vocabulary("dokumen"))) return false;
        const std::size_t enough_words = in_cell ? 3 : 4;
        constexpr std::size_t enough_with_action = 2;
        const std::size_t own = own_words_.count(sentence, place.area, place.indicator);
        return (own >= enough_words && !is_outcome(sentence, place)) || (own >= enough_with_action && acts(sentence, place));
    }

    /// An outcome in figures ("100% aduan tuntas") is no step, however many words of the unit's own it has.
    bool is_outcome(const Sentence& sentence, const Place& place) const {
        return rule(place).kind == IndicatorKind::reform && sentence.text().find_first_of("0123456789") != std::string_view::npos;
    }

    /// A word of concrete doing that the criteria themselves do not use.
    bool acts(const Sentence& sentence, const Place& place) {
        for (const Span& span : sentence.places(rules_.vocabulary("aksi")))
            for (StemId stem : own_words_.stems(sentence, span))
                if (!own_words_.in_criteria(stem, place.area, place.indicator)) return true;
        return false;
    }

    const Structure& structure_;
    const RulePack& rules_;
    Sentences& sentences_;
    Matches& matches_;
    OwnWords own_words_;
};

}  // namespace

void find_indicator_parts(const Structure& structure, const RulePack& rules, Sentences& sentences, Matches& matches) {
    Finder(structure, rules, sentences, matches).run();
}

}  // namespace celah
