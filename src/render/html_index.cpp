#include "render/html_index.hpp"

#include <algorithm>
#include <cmath>

#include "render/columns.hpp"
#include "render/page_messages.hpp"
#include "render/report_words.hpp"
#include "render/templates.hpp"

namespace celah::render {
namespace {

constexpr int name_width = 120;
constexpr std::size_t common_shown = 5;

IndexCell cell(const IndicatorResult& one) {
    const auto items = std::count_if(one.items.begin(), one.items.end(), [](const ItemResult& item) { return lacks(item.verdict); });
    return {shown_status(one), static_cast<int>(items) + lacks(one.action) + lacks(one.evidence.verdict) + lacks(one.time_target)};
}

IndexPack pack_of(const Report& report) {
    const RulesInfo& rules = report.rules;
    IndexPack out{inert(rules.id), inert(rules.title), inert(rules.version), inert(rules.digest), {}};
    for (const auto& area : report.areas) {
        IndexPack::Area one{inert(area.id), inert(area.name), {}};
        for (const auto& indicator : area.indicators) one.indicators.push_back({inert(indicator.id), inert(indicator.name)});
        out.areas.push_back(std::move(one));
    }
    return out;
}

const char* css(IndicatorStatus status) { return css_class(status) + 2; }   // short: there are many cells

std::string sign(const IndexCell& cell) {
    if (cell.status == IndicatorStatus::complete) return "✓";
    if (cell.status == IndicatorStatus::missing) return "✗";
    if (cell.status == IndicatorStatus::not_assessed) return "?";
    return std::to_string(cell.lacking);
}

class IndexPage {
  public:
    IndexPage(const std::vector<IndexPack>& packs, const std::vector<IndexRow>& rows, Language language)
        : packs_(packs), rows_(rows), language_(language), page_("index.tpl", language, page_labels, "style.tpl", "index_script.tpl"), top_(page_.dictionary()) {}

    std::string render(const RoundSummary& summary) {
        put(top_, "VERSION", CELAH_VERSION);
        overview(summary);
        common(summary);
        for (const IndexPack& pack : packs_) heat_map(section(top_, "PACK"), pack);
        failures();
        return page_.render();
    }

  private:
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const { return fill(text.in(language_), values); }

    void overview(const RoundSummary& summary) {
        const auto documents = [&](std::initializer_list<std::string_view> outcomes) {
            int sum = 0;
            for (const Tally& tally : summary.outcomes)
                if (std::find(outcomes.begin(), outcomes.end(), tally.name) != outcomes.end()) sum += tally.documents;
            return std::to_string(sum);
        };
        put(top_, "DOCUMENTS", std::to_string(summary.documents));
        put(top_, "COMPLETE", documents({"complete"}));
        put(top_, "GAPS", documents({"gaps"}));
        put(top_, "UNREAD", documents({"not-assessed"}));
        put(top_, "REFUSED", documents({"not-a-plan", "failed"}));
        put(top_, "ROUND_PAGES", say(text::round_pages, {std::to_string(summary.pages), std::to_string(summary.pages_ocr), std::to_string(summary.pages_unreadable)}));
        if (summary.judged == 0) return;
        const auto figure = [&](double value) { return decimal(value, language_); };
        put(section(top_, "ROUND_COVERAGE"), "ROUND_COVERAGE_TEXT",
            say(text::round_coverage, {figure(summary.mean), figure(summary.median), figure(summary.least), figure(summary.most)}));
    }

    void common(const RoundSummary& summary) {
        if (summary.gaps.empty()) return;
        Dictionary& out = section(top_, "COMMON");
        for (std::size_t n = 0; n < std::min(summary.gaps.size(), common_shown); ++n) {
            const CommonGap& gap = summary.gaps[n];
            Dictionary& one = section(out, "COMMON_GAP");
            put(one, "COMMON_TEXT", gap.id + " " + inert(gap.text));
            put(one, "COMMON_COUNT", say(text::common_count, {std::to_string(gap.missing), std::to_string(gap.judged)}) +
                                         (gap.partial > 0 ? say(text::common_partial, {std::to_string(gap.partial)}) : ""));
        }
    }

    void heat_map(Dictionary& out, const IndexPack& pack) {
        put(out, "PACK_ID", pack.id);
        put(out, "PACK_TITLE", pack.title.empty() ? pack.id : pack.title);
        Dictionary& used = section(top_, "RULES_USED");
        put(used, "RULES_USED_ID", pack.id + ", " + say(text::version, {pack.version}));
        put(used, "RULES_USED_DIGEST", pack.digest);
        columns(out, pack);
        std::vector<int> complete;
        int rows = 0;
        for (const IndexRow& row : rows_) {
            if (row.cells.empty() || row.rules != pack.id) continue;
            unit(section(out, "UNIT_ROW"), row, pack);
            complete.resize(row.cells.size());
            for (std::size_t n = 0; n < row.cells.size(); ++n) complete[n] += row.cells[n].status == IndicatorStatus::complete;
            ++rows;
        }
        for (const int count : complete) put(section(out, "SHARE"), "SHARE_PERCENT", std::to_string(std::lround(100.0 * count / rows)));
    }

    static void columns(Dictionary& out, const IndexPack& pack) {
        for (const auto& area : pack.areas) {
            Dictionary& group = section(out, "GROUP");
            put(group, "GROUP_SIZE", std::to_string(area.indicators.size()));
            put(group, "GROUP_NAME", area.name);
            put(group, "GROUP_SHORT", area.indicators.size() > 3 ? shorten(area.id + " " + area.name, static_cast<int>(area.indicators.size()) * 3) : area.id);
            for (const auto& [id, name] : area.indicators) {
                Dictionary& column = section(out, "COLUMN");
                put(column, "COLUMN_ID", id);
                put(column, "COLUMN_NAME", name);
                Dictionary& line = section(out, "NAME");
                put(line, "NAME_ID", id);
                put(line, "NAME_TEXT", name);
            }
        }
    }

    void unit(Dictionary& out, const IndexRow& row, const IndexPack& pack) {
        put(out, "UNIT_LINK", row.link);
        put(out, "UNIT_NAME", row.unit.empty() ? row.path : row.unit);
        const auto year = row.year ? std::to_string(*row.year) : "";
        put(out, "UNIT_ABOUT", row.unit.empty() || year.empty() ? year + (row.unit.empty() ? "" : row.path) : year + " · " + row.path);
        put(out, "UNIT_COVERAGE", decimal(row.coverage_percent, language_));
        std::size_t n = 0;
        for (const auto& area : pack.areas)
            for (const auto& indicator : area.indicators) {
                if (n == row.cells.size()) return;
                Dictionary& one = section(out, "CELL");
                put(one, "C", css(row.cells[n].status));
                put(one, "I", indicator.id);
                put(one, "N", sign(row.cells[n]));
                ++n;
            }
    }

    void failures() {
        Dictionary* out = nullptr;
        for (const IndexRow& row : rows_) {
            if (!row.cells.empty()) continue;
            if (out == nullptr) out = &section(top_, "FAILURES");
            Dictionary& one = section(*out, "FAILURE");
            put(one, "FAILURE_LINK", row.link);
            put(one, "FAILURE_FILE", row.path);
            put(one, "FAILURE_REASON", row.reason);
        }
    }

    const std::vector<IndexPack>& packs_;
    const std::vector<IndexRow>& rows_;
    Language language_;
    HtmlPage page_;
    Dictionary& top_;
};

}  // namespace

void HtmlIndex::add(const Report& report, std::string link) {
    const DocumentInfo& document = report.document;
    IndexRow row{std::move(link), shorten(inert(document.path), name_width), shorten(inert(document.agency.value_or("")), name_width),
                 document.year, report.summary.coverage_percent, inert(report.rules.id), {}, ""};
    for (const auto& area : report.areas)
        for (const auto& indicator : area.indicators) row.cells.push_back(cell(indicator));
    if (row.cells.empty()) {
        row.reason = inert(why_not_assessed(report, language_));
        if (!document.kind_reason.empty()) row.reason += " " + inert(document.kind_reason);
    } else if (std::none_of(packs_.begin(), packs_.end(), [&](const IndexPack& pack) { return pack.id == row.rules; })) {
        packs_.push_back(pack_of(report));
    }
    rows_.push_back(std::move(row));
}

std::string HtmlIndex::render(const RoundSummary& summary) const {
    return IndexPage(packs_, rows_, language_).render(summary);
}

}  // namespace celah::render
