#include "assess/kind.hpp"

#include <algorithm>

#include "rules/evaluate.hpp"

namespace celah {
namespace {

constexpr std::uint32_t front_pages = 3;     // cover, title page, foreword or letter
constexpr int longest_title = 60;            // words of a title page's line

/// What the document shows of itself, counted once.
struct Signs {
    bool names_zi = false;          // zona integritas, WBK, WBBM anywhere
    bool plan_title = false;        // a title on the front pages says that this is a plan for it
    bool later_plan_title = false;  // one further back does
    bool report_title = false;      // a title says that it reports what was done
    bool other_title = false;       // the first title that says what it is says something else
    bool report_hint = false;       // a sentence of the first page opens like a report's subject: "Hal: Laporan hasil evaluasi"
    bool leading_letter = false;    // that something is a letter or decree, which may stand before a plan
    int legal = 0;                  // words of a regulation's or decree's structure that open a block
    int blanks = 0;                 // "........", "diisi dengan …"
    int areas = 0;                  // areas with a part of their own, or with a part of one of their indicators
    bool planned = false;           // a row of an action plan is for one of the indicators
    int items = 0;                  // items stated
    int planned_rows = 0;           // rows of an action-plan table in an area's part
};

class Reader {
  public:
    explicit Reader(const Evidence& evidence) : evidence_(evidence), words_(*evidence.rules.patterns) {}

    Signs read() {
        for (std::size_t b = 0; b < evidence_.structure.blocks.size(); ++b) block(b);
        close_page();
        count_blanks();
        for (const AreaMatches& area : evidence_.matches.areas)
            for (const IndicatorMatches& indicator : area.indicators)
                for (const RequirementMatches& item : indicator.items) signs_.items += !item.hits.empty();
        const auto& areas = evidence_.matches.areas;
        signs_.areas = static_cast<int>(std::count_if(areas.begin(), areas.end(), titled));
        return signs_;
    }

  private:
    TermId term(const char* name) const { return evidence_.rules.vocabulary(name); }

    /// An area whose name no heading gives is there when one of its indicators has a heading.
    static bool titled(const AreaMatches& area) {
        return !area.headings.empty() || std::any_of(area.indicators.begin(), area.indicators.end(), [](const IndicatorMatches& indicator) { return !indicator.headings.empty(); });
    }

    void block(std::size_t b) {
        const Block& block = evidence_.structure.blocks[b];
        const Place& place = evidence_.matches.places[b];
        if (block.table >= 0) {
            if (place.part != Part::action || place.area < 0) return;
            ++signs_.planned_rows;
            signs_.planned = signs_.planned || place.indicator >= 0;
            return;
        }
        if (block.text.text.empty() || block.leader) return;
        if (block.page != page_) close_page();
        page_ = block.page;
        std::string text = block.text.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        const Sentence sentence(text, words_);
        signs_.names_zi = signs_.names_zi || sentence.has(term("zi_saja"));
        if (legal_opening(sentence)) ++signs_.legal;
        signs_.blanks += sentence.has(term("isian"));
        if (place.area >= 0) return;
        if (block.page == 0 && !page_plan_) signs_.report_hint = signs_.report_hint || any_opens(block.text.text, "jenis_laporan");
        if (looks_like_title(block)) title(sentence);
    }

    bool any_opens(const std::string& text, const char* name) {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const Sentence sentence(std::string_view(text).substr(begin, end - begin), words_);
            if (first_place(sentence, name) == 0) return true;
            begin = end + 1;
        }
        return false;
    }

    bool legal_opening(const Sentence& sentence) const {
        const auto places = sentence.places(term("susunan_peraturan"));
        return !places.empty() && places.front().begin == 0;
    }

    static bool looks_like_title(const Block& block) {
        const bool stands_out = block.kind == BlockKind::heading || block.centered || block.upper || block.bold;
        const auto words = std::count(block.text.text.begin(), block.text.text.end(), ' ') + 1;
        return stands_out && block.style == LabelStyle::none && words <= longest_title;
    }

    /// The first title that says what the document is decides; later ones name its chapters. Titles of one page are read
    /// together for a plan: "RENCANA KERJA" and "ZONA INTEGRITAS" are often lines of their own.
    void title(const Sentence& sentence) {
        const std::size_t plan = first_place(sentence, "jenis_rencana");
        const std::size_t other = before_plan(sentence, plan) ? npos : first_place(sentence, "jenis_lain");
        page_plan_ = page_plan_ || (plan != npos && plan <= other);
        page_zi_ = page_zi_ || sentence.has(term("zi_saja"));
        if (page_ >= front_pages || typed_) return;
        const std::size_t report = first_place(sentence, "jenis_laporan"), head = words_before_kind(sentence);
        typed_ = page_plan_ || other <= head || report <= head;
        signs_.report_title = report <= head;
        signs_.other_title = !page_plan_ && other <= head;
        signs_.leading_letter = signs_.other_title && sentence.has(term("jenis_pengantar"));
    }

    static constexpr std::size_t npos = std::string_view::npos;

    std::size_t first_place(const Sentence& sentence, const char* name) const {
        const auto places = sentence.places(term(name));
        return places.empty() ? npos : places.front().begin;
    }

    /// "Laporan Rencana Aksi …" hands in a plan: a word of another kind right before the plan's, and no report on deeds.
    bool before_plan(const Sentence& sentence, std::size_t plan) const {
        const auto& others = sentence.places(term("jenis_lain"));
        return plan != npos && !others.empty() && others.front().end + 1 == plan && !sentence.has(term("jenis_laporan"));
    }

    /// A title says its kind among its first words ("LAPORAN …"); later on the word is part of a subject.
    static std::size_t words_before_kind(const Sentence& sentence) {
        std::size_t at = 0;
        for (int word = 0; word < 3 && at != npos; ++word) at = sentence.text().find(' ', at + 1);
        return at == npos ? sentence.text().size() : at;
    }

    void close_page() {
        if (page_plan_ && page_zi_) {
            if (page_ < front_pages) signs_.plan_title = true;
            else signs_.later_plan_title = true;
        }
        page_plan_ = page_zi_ = false;
    }

    void count_blanks() {
        for (const Page& page : evidence_.document.pages)
            for (const Word& word : page.words) signs_.blanks += word.text.find(".....") != std::string::npos || word.text.find("____") != std::string::npos || word.text.find("……") != std::string::npos;
        for (const Block& block : evidence_.structure.blocks) signs_.blanks -= block.leader;
    }

    const Evidence& evidence_;
    Words words_;
    Signs signs_;
    std::uint32_t page_ = 0;
    bool page_plan_ = false, page_zi_ = false, typed_ = false;
};

struct Reason {
    const char* id;
    const char* en;
};

constexpr Reason no_zi = {"Dokumen tidak menyebut Zona Integritas, WBK, atau WBBM.", "The document never names Zona Integritas, WBK or WBBM."};
constexpr Reason blank_form = {"Dokumen ini format kosong: isian masih berupa titik-titik atau petunjuk pengisian.",
                               "The document is a blank form: dots and instructions stand where a unit's own words belong."};
constexpr Reason a_report = {"Judulnya laporan atas kegiatan yang sudah dilaksanakan, bukan rencana kerja.", "Its title is that of a report on what was done, not of a plan."};
constexpr Reason another = {"Judul dan susunannya dokumen jenis lain (peraturan, keputusan, laporan, SOP, dan sebagainya), bukan rencana kerja Zona Integritas.",
                            "Its title and structure are those of another kind of document (regulation, decree, report, SOP …), not of a Zona Integritas work plan."};
constexpr Reason no_area = {"Tidak ada bagian dokumen yang termasuk salah satu dari enam area perubahan.", "No part of the document belongs to one of the six areas of change."};
constexpr Reason too_little = {"Hanya sedikit yang menyerupai rencana: tidak ada judul rencana, dan area perubahannya tidak diuraikan.",
                               "Hardly anything resembles a plan: no such title, and the areas of change are not worked out."};
constexpr Reason titled = {"Judulnya rencana kerja Zona Integritas dan ada bagian untuk area perubahan.", "Its title is that of a Zona Integritas work plan, and it has parts for the areas of change."};
constexpr Reason shaped = {"Dokumen menguraikan area perubahan seperti sebuah rencana kerja.", "It works out the areas of change the way a work plan does."};

/// In order of weight; a plan is only refused for a reason that a reader can check.
std::pair<bool, Reason> judge(const Signs& s) {
    const bool plan = s.plan_title && !s.report_title;
    const bool worked_out = (s.planned_rows >= 3 && s.areas >= 2) || (s.areas >= 3 && s.items >= 10);
    if (!s.names_zi && !worked_out) return {false, no_zi};
    if (s.blanks >= 15 && s.blanks > 2 * s.items) return {false, blank_form};
    if (s.areas == 0 && !s.planned) return {false, no_area};
    if (plan) return {true, titled};
    if (s.report_title) return {false, a_report};
    if (s.leading_letter && worked_out && (s.later_plan_title || s.planned_rows >= 3)) return {true, titled};
    if (s.other_title || s.legal >= 8) return {false, another};
    if (s.report_hint) return {false, a_report};
    if (worked_out) return {true, shaped};
    return {false, too_little};
}

}  // namespace

Kind document_kind(const Evidence& evidence, Language language) {
    const auto [is_plan, reason] = judge(Reader(evidence).read());
    const auto& pages = evidence.document.pages;
    const bool unread = std::any_of(pages.begin(), pages.end(), [](const Page& page) { return !read_in_full(page); });
    // What is not on the pages that were read may be on those that were not.
    const bool from_absence = reason.id == no_zi.id || reason.id == no_area.id || reason.id == too_little.id;
    const bool certain = !unread || is_plan || !from_absence;
    return {is_plan || !certain, certain, language == Language::en ? reason.en : reason.id};
}

}  // namespace celah
