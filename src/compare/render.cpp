// A comparison for people and for programs.
#include <cmath>
#include <nlohmann/json.hpp>

#include "celah/compare.hpp"
#include "render/columns.hpp"
#include "render/messages.hpp"

namespace celah {
namespace {

using render::Text;

const char* name(Change::Kind kind) {
    switch (kind) {
        case Change::Kind::item: return "item";
        case Change::Kind::target: return "target";
        case Change::Kind::evidence: return "evidence";
        case Change::Kind::action: return "action";
        case Change::Kind::time_target: break;
    }
    return "time_target";
}

const char* name(Cause cause) {
    switch (cause) {
        case Cause::plan: return "plan";
        case Cause::rules: return "rules";
        case Cause::program: return "program";
        case Cause::both: break;
    }
    return "both";
}

constexpr Text title{"Perbandingan dua laporan", "Two reports compared"};
constexpr Text side{"{}: {}, {}, cakupan {}%", "{}: {}, {}, coverage {}%"};
constexpr Text before{"Semula", "Before"};
constexpr Text after{"Kini", "Now"};
constexpr Text same_document{"Dokumennya sama.", "The document is the same."};
constexpr Text kept{"{} penilaian tidak berubah.", "{} verdicts are unchanged."};
constexpr Text by_plan{"BERUBAH KARENA ISI RENCANA", "CHANGED BECAUSE THE PLAN CHANGED"};
constexpr Text by_rules{"BERUBAH KARENA PERATURAN ATAU ATURANNYA", "CHANGED BECAUSE THE REGULATION OR ITS RULES CHANGED"};
constexpr Text by_both{"RENCANA DAN ATURAN SAMA-SAMA BERUBAH", "BOTH THE PLAN AND THE RULES CHANGED"};
constexpr Text by_program{"BERUBAH KARENA VERSI CELAH", "CHANGED BECAUSE ANOTHER VERSION OF CELAH JUDGED"};
constexpr Text nothing{"Tidak ada penilaian yang berubah.", "No verdict changed."};
constexpr Text is_new{"baru diminta", "newly asked"};
constexpr Text is_gone{"tidak diminta lagi", "no longer asked"};
constexpr Text evidence{"bukti", "evidence"};
constexpr Text action{"rencana aksi", "action"};
constexpr Text time_target{"target waktu", "time target"};

class TextComparison {
  public:
    TextComparison(const Comparison& comparison, Language language) : comparison_(comparison), language_(language) {}

    std::string render() {
        line(say(title));
        line("");
        line("  " + shown(before, comparison_.before));
        line("  " + shown(after, comparison_.after));
        if (comparison_.same_document) line("  " + say(same_document));
        line("  " + render::fill(kept.in(language_), {std::to_string(comparison_.same)}));
        if (comparison_.changes.empty()) line("\n" + say(nothing));
        changes(Cause::plan, by_plan);
        changes(Cause::rules, by_rules);
        changes(Cause::both, by_both);
        changes(Cause::program, by_program);
        return std::move(out_);
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    void line(const std::string& text) { out_ += render::inert_lines(text) + '\n'; }

    std::string shown(const Text& label, const Side& one) const {
        return render::fill(side.in(language_), {say(label), one.path, one.rules, render::decimal(one.coverage_percent, language_)});
    }

    std::string status(const std::string& word) const {
        static const std::pair<const char*, Text> words[] = {{"present", {"ada", "present"}}, {"partial", {"sebagian", "partial"}},
                                                             {"missing", {"tidak ditemukan", "missing"}}, {"not-assessed", {"tidak dapat dinilai", "not assessed"}}};
        for (const auto& [known, text] : words)
            if (word == known) return say(text);
        return word;
    }

    std::string what(const Change& change) const {
        const std::string id = change.id.empty() || change.old_id.empty() || change.id == change.old_id ? change.id + (change.id.empty() ? change.old_id : "")
                                                                                                      : change.old_id + " → " + change.id;
        switch (change.kind) {
            case Change::Kind::evidence: return id + " " + say(evidence) + " (" + change.text + ")";
            case Change::Kind::action: return id + " " + say(action) + " (" + change.text + ")";
            case Change::Kind::time_target: return id + " " + say(time_target) + " (" + change.text + ")";
            default: return id + " " + change.text;
        }
    }

    void changes(Cause cause, const Text& heading) {
        bool first = true;
        for (const Change& change : comparison_.changes) {
            if (change.cause != cause) continue;
            if (first) line("\n" + say(heading));
            first = false;
            const std::string then = change.before.empty() ? say(is_new) : status(change.before);
            const std::string now = change.after.empty() ? say(is_gone) : status(change.after);
            line(std::string(change.worse ? "  - " : change.better ? "  + " : "  * ") + what(change) + ": " + then + " → " + now);
            if (!change.quote.empty()) line("      \"" + render::shorten(change.quote, 200) + "\"");
        }
    }

    const Comparison& comparison_;
    Language language_;
    std::string out_;
};

nlohmann::ordered_json json(const Side& one) {
    return {{"path", one.path}, {"sha256", one.document_sha256}, {"agency", one.agency}, {"rules", one.rules},
            {"coverage_percent", std::round(one.coverage_percent * 100) / 100}};
}

nlohmann::ordered_json nullable(const std::string& text) { return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text); }

}  // namespace

std::string render_text(const Comparison& comparison, Language language) { return TextComparison(comparison, language).render(); }

std::string render_json(const Comparison& comparison, int indent) {
    auto changes = nlohmann::ordered_json::array();
    for (const Change& change : comparison.changes)
        changes.push_back({{"kind", name(change.kind)}, {"id", nullable(change.id)}, {"old_id", nullable(change.old_id)}, {"text", change.text},
                           {"before", nullable(change.before)}, {"after", nullable(change.after)}, {"cause", name(change.cause)},
                           {"worse", change.worse}, {"better", change.better}, {"quote", change.quote}});
    const nlohmann::ordered_json out = {{"schema", "celah.comparison/1"}, {"before", json(comparison.before)}, {"after", json(comparison.after)},
                                        {"same_document", comparison.same_document}, {"same_rules", comparison.same_rules},
                                        {"unchanged", comparison.same}, {"changes", changes}};
    return out.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace celah
