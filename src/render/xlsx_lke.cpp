// The sheet "LKE": the regulation's questions in its order, with answers, scores, celah's columns and corrections.
#include <algorithm>
#include <cmath>

#include "render/columns.hpp"
#include "render/named_evidence.hpp"
#include "render/names.hpp"
#include "render/xlsx_columns.hpp"
#include "render/xlsx_messages.hpp"
#include "render/xlsx_sheets.hpp"

namespace celah::render::xlsx {
namespace {

enum class Id {
    id, question, best, options, points, unit_answer, unit_note, tpi_answer, tpi_note, value, score, percent,
    verdict, page, quote, named, unnamed, schedule, correction, correction_reason, by, date,
    key_document, key_plan, key_item, key_rule, key_passage, key_verdict
};

enum class Group { lke, unit, tpi, celah, correction, keys };

struct Column {
    Id id;
    Text title;
    double width;
    Group group;
};

Text key_title(std::string_view key) { return {key, key}; }

std::vector<Column> columns(bool with_answers) {
    std::vector<Column> all{
        {Id::id, column_id, 11, Group::lke},
        {Id::question, column_question, 44, Group::lke},
        {Id::best, column_best, 28, Group::lke},
        {Id::options, column_options, 10, Group::lke},
        {Id::points, column_points, 8, Group::lke},
        {Id::unit_answer, column_unit_answer, 10, Group::unit},
        {Id::unit_note, column_unit_note, 24, Group::unit},
        {Id::tpi_answer, column_tpi_answer, 10, Group::tpi},
        {Id::tpi_note, column_tpi_note, 24, Group::tpi},
        {Id::value, column_value, 7, Group::tpi},
        {Id::score, column_score, 7, Group::tpi},
        {Id::percent, column_percent, 8, Group::tpi},
        {Id::verdict, column_verdict, 15, Group::celah},
        {Id::page, column_page, 7, Group::celah},
        {Id::quote, column_quote, 40, Group::celah},
        {Id::named, column_named, 34, Group::celah},
        {Id::unnamed, column_unnamed, 36, Group::celah},
        {Id::schedule, column_schedule, 34, Group::celah},
        {Id::correction, column_correction, 12, Group::correction},
        {Id::correction_reason, column_correction_reason, 26, Group::correction},
        {Id::by, column_corrected_by, 15, Group::correction},
        {Id::date, column_corrected_on, 11, Group::correction},
        {Id::key_document, key_title(key::document), 10, Group::keys},
        {Id::key_plan, key_title(key::plan), 10, Group::keys},
        {Id::key_item, key_title(key::item), 10, Group::keys},
        {Id::key_rule, key_title(key::rule), 10, Group::keys},
        {Id::key_passage, key_title(key::passage), 10, Group::keys},
        {Id::key_verdict, key_title(key::verdict), 10, Group::keys}};
    if (!with_answers)
        std::erase_if(all, [](const Column& one) { return one.id == Id::options || one.group == Group::unit || one.group == Group::tpi; });
    return all;
}

struct Row {
    enum class Kind { leverage, half, area, indicator, question, targets, target };
    Kind kind = Kind::question;
    IndicatorKind half = IndicatorKind::none;
    const AreaResult* area = nullptr;
    const IndicatorResult* indicator = nullptr;
    const ItemResult* item = nullptr;
    std::vector<std::size_t> parts = {};   ///< the rows that its score adds up
};

/// As the regulation prints it: pengungkit, pemenuhan with its areas, reform with its areas; the targets last, which have no score.
class Layout {
  public:
    explicit Layout(const Report& report) : report_(report) {
        add({.kind = Row::Kind::leverage});
        const bool parted = has(IndicatorKind::reform);
        for (const IndicatorKind half : {IndicatorKind::none, IndicatorKind::pemenuhan, IndicatorKind::reform})
            if (has(half)) parted ? add_half(half) : add_areas(half, 0);
        for (const AreaResult& area : report.areas) add_targets(area);
    }

    const std::vector<Row>& rows() const { return rows_; }

  private:
    std::size_t add(Row row) {
        rows_.push_back(std::move(row));
        return rows_.size() - 1;
    }

    static bool has(const AreaResult& area, IndicatorKind half) {
        return std::any_of(area.indicators.begin(), area.indicators.end(), [half](const IndicatorResult& one) { return one.kind == half; });
    }

    bool has(IndicatorKind half) const {
        return std::any_of(report_.areas.begin(), report_.areas.end(), [half](const AreaResult& area) { return has(area, half); });
    }

    void add_half(IndicatorKind half) {
        const std::size_t row = add({.kind = Row::Kind::half, .half = half});
        rows_[0].parts.push_back(row);
        add_areas(half, row);
    }

    void add_areas(IndicatorKind half, std::size_t under) {
        for (const AreaResult& area : report_.areas) {
            if (!has(area, half)) continue;
            const std::size_t row = add({.kind = Row::Kind::area, .half = half, .area = &area});
            rows_[under].parts.push_back(row);
            for (const IndicatorResult& indicator : area.indicators) {
                if (indicator.kind != half) continue;
                const std::size_t part = add_indicator(area, indicator);
                rows_[row].parts.push_back(part);
            }
        }
    }

    std::size_t add_indicator(const AreaResult& area, const IndicatorResult& indicator) {
        const std::size_t row = add({.kind = Row::Kind::indicator, .half = indicator.kind, .area = &area, .indicator = &indicator});
        for (const ItemResult& item : indicator.items) {
            const std::size_t part = add({.kind = Row::Kind::question, .half = indicator.kind, .area = &area, .indicator = &indicator, .item = &item});
            rows_[row].parts.push_back(part);
        }
        return row;
    }

    void add_targets(const AreaResult& area) {
        if (area.targets.empty()) return;
        add({.kind = Row::Kind::targets, .area = &area});
        for (const ItemResult& target : area.targets) add({.kind = Row::Kind::target, .area = &area, .item = &target});
    }

    const Report& report_;
    std::vector<Row> rows_;
};

/// Rows above the first one of the layout.
constexpr lxw_row_t group_row = 4, title_row = 5, first_row = 6;

class LkeSheet {
  public:
    LkeSheet(Book& book, Sheet& sheet, const Report& report, const AnswerTable& answers)
        : book_(book), sheet_(sheet), report_(report), answers_(answers), with_answers_(!answers.kinds.empty()), columns_(columns(with_answers_)),
          layout_(report) {}

    LkeCells write() {
        set_up();
        header();
        for (std::size_t i = 0; i < layout_.rows().size(); ++i) row(i);
        drop_downs();
        return cells();
    }

  private:
    bool has(Id id) const {
        return std::any_of(columns_.begin(), columns_.end(), [id](const Column& one) { return one.id == id; });
    }
    lxw_col_t at(Id id) const {
        const auto found = std::find_if(columns_.begin(), columns_.end(), [id](const Column& one) { return one.id == id; });
        return static_cast<lxw_col_t>(found - columns_.begin());
    }
    lxw_row_t row_of(std::size_t index) const { return first_row + static_cast<lxw_row_t>(index); }
    std::string cell(std::size_t index, Id id) const { return sheet_.cell(row_of(index), at(id), false); }
    lxw_row_t last_row() const { return row_of(layout_.rows().size() - 1); }

    void set_up() {
        for (const Column& one : columns_)
            if (one.group != Group::keys) sheet_.width(at(one.id), one.width);
        worksheet_freeze_panes(sheet_.raw(), first_row, at(Id::best));
        // Over the hidden keys too: who sorts the rows must take them along.
        worksheet_autofilter(sheet_.raw(), title_row, 0, last_row(), static_cast<lxw_col_t>(columns_.size() - 1));
        worksheet_set_zoom(sheet_.raw(), 90);
        worksheet_print_area(sheet_.raw(), 0, 0, last_row(), at(Id::date));
        sheet_.print_setup(group_row, title_row, at(Id::verdict));
        for (const Column& one : columns_)
            if (one.group == Group::keys) sheet_.width(at(one.id), one.width, true);
    }

    void header() {
        const auto& document = report_.document;
        const auto unknown = book_.say(render::text::not_found_in_plan);
        title_over_first_page(book_.say(with_answers_ ? lke_title : plan_title, {report_.rules.title.empty() ? report_.rules.id : report_.rules.title}));
        sheet_.text(1, 0, book_.say(unit_line, {document.agency.value_or(unknown), document.year ? std::to_string(*document.year) : unknown, document.path}),
                    {.bold = true, .wrap = false, .border = false, .size = 10});
        sheet_.text(2, 0, book_.say(with_answers_ ? how_answers : how_plan), look::note);
        sheet_.text(3, 0, book_.say(how_correct), look::note);
        worksheet_set_row(sheet_.raw(), title_row, 30, nullptr);
        groups();
        for (const Column& one : columns_) {
            Style style = look::header;
            style.fill = head_color(one.group);
            sheet_.text(title_row, at(one.id), one.title.in(book_.language()), style);
        }
    }

    /// Printed, the sheet is two pages wide: a title that ran on would be cut between them.
    void title_over_first_page(const std::string& title) {
        Style wrapped = look::title;
        wrapped.wrap = true;
        double width = 0;
        for (const Column& one : columns_)
            if (one.group == Group::lke || one.group == Group::unit || one.group == Group::tpi) width += one.width;
        constexpr double of_a_letter = 1.6, line = 19;   // beside the letters that columns are measured in; points
        worksheet_set_row(sheet_.raw(), 0, line * std::ceil(static_cast<double>(title.size()) * of_a_letter / width), nullptr);
        sheet_.band(0, 0, static_cast<lxw_col_t>(at(Id::verdict) - 1), title, wrapped);
    }

    static std::uint32_t head_color(Group group) {
        switch (group) {
            case Group::unit: return 0x7F6000;
            case Group::tpi: return 0x375623;
            case Group::celah: return 0x1F5F8B;
            case Group::correction: return 0x833C0B;
            case Group::lke:
            case Group::keys: break;
        }
        return look::navy;
    }

    void groups() {
        const std::pair<Group, Text> names[] = {{Group::lke, with_answers_ ? group_lke : group_plan},
                                                {Group::unit, group_unit},
                                                {Group::tpi, group_tpi},
                                                {Group::celah, group_celah},
                                                {Group::correction, group_correction}};
        for (const auto& [group, name] : names) {
            const auto is_in = [group = group](const Column& one) { return one.group == group; };
            const auto first = std::find_if(columns_.begin(), columns_.end(), is_in);
            if (first == columns_.end()) continue;
            const auto last = std::find_if_not(first, columns_.end(), is_in) - 1;
            Style style = look::header;
            style.fill = head_color(group);
            sheet_.band(group_row, static_cast<lxw_col_t>(first - columns_.begin()), static_cast<lxw_col_t>(last - columns_.begin()), book_.say(name), style);
        }
    }

    /// The look of the whole row; cells that are written get it too.
    Style row_style(const Row& row) const {
        switch (row.kind) {
            case Row::Kind::leverage: return {.fill = 0xB4C6E7, .bold = true, .size = 10};
            case Row::Kind::half: return {.fill = 0xC9D6EE, .bold = true, .size = 10};
            case Row::Kind::area:
            case Row::Kind::targets: return {.fill = look::band, .bold = true};
            case Row::Kind::indicator: return {.fill = look::light, .bold = true};
            case Row::Kind::question:
            case Row::Kind::target: break;
        }
        return {};
    }

    Style style_of(const Row& row, Group group) const {
        Style out = row_style(row);
        if (row.item == nullptr) return out;
        if (group == Group::unit) out.fill = look::unit;
        if (group == Group::tpi) out.fill = look::tpi;
        if (group == Group::celah) out.fill = look::celah;
        if (group == Group::correction) out.fill = look::fix;
        return out;
    }

    void row(std::size_t index) {
        const Row& one = layout_.rows()[index];
        for (const Column& column : columns_)
            if (column.group != Group::keys) sheet_.blank(row_of(index), at(column.id), style_of(one, column.group));
        title(index, one);
        if (with_answers_) scores(index, one);
        if (one.kind == Row::Kind::indicator) evidence(index, *one.indicator);
        if (one.item != nullptr) {
            verdict(index, one);
            correction(index, one);
            keys(index, *one.item);
        }
    }

    void put(std::size_t index, Id id, std::string_view text, const Style& style) { sheet_.text(row_of(index), at(id), text, style); }

    double weight(const Row& row) const {
        if (row.item != nullptr) return row.item->weight;
        if (row.indicator != nullptr) return row.indicator->weight;
        double sum = 0;
        for (const std::size_t part : row.parts) sum += weight(layout_.rows()[part]);
        return sum;
    }

    void title(std::size_t index, const Row& one) {
        const Style style = row_style(one);
        switch (one.kind) {
            case Row::Kind::leverage: put(index, Id::question, book_.say(leverage), style); break;
            case Row::Kind::half: put(index, Id::question, book_.say(one.half == IndicatorKind::reform ? half_reform : half_pemenuhan), style); break;
            case Row::Kind::area:
                put(index, Id::id, one.area->id, style);
                put(index, Id::question, one.area->name, style);
                break;
            case Row::Kind::indicator:
                put(index, Id::id, one.indicator->id, style);
                put(index, Id::question, one.indicator->name, style);
                break;
            case Row::Kind::targets:
                put(index, Id::id, one.area->id, style);
                put(index, Id::question, book_.say(targets_of) + ": " + one.area->name, style);
                return;
            case Row::Kind::question:
            case Row::Kind::target:
                put(index, Id::id, one.item->id, style);
                put(index, Id::question, one.item->text, style);
                put(index, Id::best, one.item->frequency.empty() || one.item->frequency == one.item->best ? one.item->best : one.item->best + " (" + one.item->frequency + ")", style);
                break;
        }
        if (one.kind == Row::Kind::target) return;
        Style number = style;
        number.number = "0.00";
        sheet_.number(row_of(index), at(Id::points), weight(one), number);
    }

    void scores(std::size_t index, const Row& one) {
        if (one.kind == Row::Kind::targets || one.kind == Row::Kind::target) return;
        Style number = style_of(one, Group::tpi);
        number.number = "0.00";
        if (one.item != nullptr) {
            answer(index, one);
            sheet_.formula(row_of(index), at(Id::score), "=IF(" + cell(index, Id::value) + "=\"\",\"\"," + cell(index, Id::points) + "*" + cell(index, Id::value) + ")", "", number);
            return;
        }
        std::string sum;
        const bool in_one_piece = one.kind == Row::Kind::indicator && !one.parts.empty();
        if (in_one_piece) sum = "SUM(" + cell(one.parts.front(), Id::score) + ":" + cell(one.parts.back(), Id::score) + ")";
        else for (const std::size_t part : one.parts) sum += (sum.empty() ? "" : "+") + cell(part, Id::score);
        sheet_.formula(row_of(index), at(Id::score), "=" + (sum.empty() ? "0" : sum), 0, number);
        number.number = "0.0%";
        sheet_.formula(row_of(index), at(Id::percent), "=IF(" + cell(index, Id::points) + "=0,0," + cell(index, Id::score) + "/" + cell(index, Id::points) + ")", 0, number);
    }

    void answer(std::size_t index, const Row& one) {
        Style centered = row_style(one);
        centered.center = true;
        put(index, Id::options, one.item->answer, centered);
        const AnswerTable::Kind* kind = answers_.find(one.item->answer);
        if (kind == nullptr) return;
        Style style = style_of(one, Group::tpi);
        style.center = true;
        style.number = "0.00";
        const std::string given = cell(index, Id::tpi_answer);
        const std::string value = kind->options.empty() ? "IF(ISNUMBER(" + given + ")," + given + ",\"?\")"
                                                        : "IFERROR(VLOOKUP(TRIM(" + given + ")," + kind->range + ",2,FALSE),\"?\")";
        const std::string known = "=IF(" + given + "=\"\",\"\"," + value + ")";
        sheet_.formula(row_of(index), at(Id::value), known, "", style);
        for (const auto& [id, group] : {std::pair{Id::unit_answer, Group::unit}, {Id::tpi_answer, Group::tpi}}) {
            Style open = style_of(one, group);
            open.center = true;
            open.bold = true;
            if (kind->options.empty()) open.number = "0%";
            sheet_.blank(row_of(index), at(id), open);
        }
    }

    static std::string lines(const std::vector<std::string>& texts) {
        std::string out;
        for (const std::string& text : texts) out.append(out.empty() ? "" : "; ").append(text);
        return out;
    }

    std::string places(const Verdict& verdict) const {
        constexpr std::size_t most = 3;
        constexpr int quote_width = 60;
        std::vector<std::string> out;
        for (std::size_t i = 0; i < std::min(verdict.found.size(), most); ++i)
            out.push_back(book_.say(page_quote, {std::to_string(verdict.found[i].page), shorten(verdict.found[i].quote, quote_width)}));
        if (verdict.found.size() > most) out.push_back(book_.say(more, {std::to_string(verdict.found.size() - most)}));
        return lines(out);
    }

    void evidence(std::size_t index, const IndicatorResult& indicator) {
        Style style = row_style(layout_.rows()[index]);
        style.bold = false;
        const auto or_status = [&](const Verdict& verdict) { return verdict.found.empty() ? verdict_text(verdict, book_.language()) : places(verdict); };
        put(index, Id::named, or_status(indicator.evidence.verdict), style);
        put(index, Id::unnamed, lines(evidence_not_named(indicator.evidence)), style);
        put(index, Id::schedule, or_status(indicator.time_target), style);
    }

    void verdict(std::size_t index, const Row& one) {
        const Verdict& verdict = one.item->verdict;
        const Style plain = style_of(one, Group::celah);
        Style style = verdict_style(verdict.status);
        style.fill = plain.fill;
        put(index, Id::verdict, verdict_text(verdict, book_.language()), style);
        const Location* place = !verdict.found.empty() ? &verdict.found.front() : verdict.nearest ? &*verdict.nearest : nullptr;
        if (place == nullptr) return;
        Style centered = plain;
        centered.center = true;
        centered.number = "0";
        sheet_.number(row_of(index), at(Id::page), place->page, centered);
        put(index, Id::quote, verdict.found.empty() ? book_.say(nearest_quote, {place->quote}) : place->quote, plain);
    }

    /// One that holds is shown as it was given, so that the workbook says what it said when it is read back. One that no longer
    /// holds must be given anew.
    void correction(std::size_t index, const Row& one) {
        const Style style = style_of(one, Group::correction);
        const auto& given = one.item->verdict.correction;
        const bool holds = given && given->stale.empty();
        if (holds) {
            put(index, Id::correction, word(given->to, book_.language()), style);
            put(index, Id::correction_reason, given->reason, style);
            put(index, Id::by, given->by, style);
            sheet_.date(row_of(index), at(Id::date), given->date, style);
        } else {
            Style day = style;
            day.number = "yyyy-mm-dd";
            sheet_.blank(row_of(index), at(Id::date), day);
        }
    }

    void keys(std::size_t index, const ItemResult& item) {
        const Style style{.ink = look::grey, .wrap = false, .border = false, .size = 8};
        put(index, Id::key_document, report_.document.sha256, style);
        put(index, Id::key_plan, plan_fingerprint(report_.document), style);
        put(index, Id::key_item, item.id, style);
        put(index, Id::key_rule, item.rule_digest, style);
        put(index, Id::key_passage, passage_fingerprint(item.verdict), style);
        put(index, Id::key_verdict, name(own_status(item.verdict)), style);
    }

    /// One validation for each run of rows that are answered alike.
    void drop_downs() {
        const auto& rows = layout_.rows();
        std::vector<std::string> corrections;
        for (const StatusWord& one : status_words) corrections.push_back(std::string(one.word.in(book_.language())));
        corrections.push_back(book_.say(withdraw));
        const auto same = [](const Row& a, const Row& b) { return a.kind == b.kind && a.item->answer == b.item->answer; };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].item == nullptr) continue;
            std::size_t last = i;
            while (last + 1 < rows.size() && rows[last + 1].item != nullptr && same(rows[i], rows[last + 1])) ++last;
            sheet_.choice(row_of(i), row_of(last), at(Id::correction), corrections);
            if (with_answers_) answers(i, last, rows[i].item->answer);
            i = last;
        }
    }

    void answers(std::size_t first, std::size_t last, const std::string& name) {
        const AnswerTable::Kind* kind = answers_.find(name);
        if (kind == nullptr) return;
        for (const Id id : {Id::unit_answer, Id::tpi_answer}) {
            if (kind->options.empty()) sheet_.percentage(row_of(first), row_of(last), at(id));
            else sheet_.choice(row_of(first), row_of(last), at(id), kind->options);
        }
    }

    LkeCells cells() const {
        LkeCells out;
        for (const AreaResult& area : report_.areas) out.areas.push_back({.id = area.id});
        if (!with_answers_) return out;
        const auto& rows = layout_.rows();
        out.score = sheet_.cell(row_of(0), at(Id::score));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].area == nullptr) continue;
            AreaCells& area = out.areas[static_cast<std::size_t>(rows[i].area - report_.areas.data())];
            if (rows[i].kind == Row::Kind::area) {
                auto& scores = rows[i].half == IndicatorKind::pemenuhan ? area.pemenuhan : rows[i].half == IndicatorKind::reform ? area.reform : area.other;
                scores.push_back(sheet_.cell(row_of(i), at(Id::score)));
            }
            if (rows[i].kind != Row::Kind::indicator || rows[i].parts.empty()) continue;
            area.questions += static_cast<int>(rows[i].parts.size());
            area.values.push_back(sheet_.cell(row_of(rows[i].parts.front()), at(Id::value)) + ":" + cell(rows[i].parts.back(), Id::value));
        }
        return out;
    }

    Book& book_;
    Sheet& sheet_;
    const Report& report_;
    const AnswerTable& answers_;
    bool with_answers_;
    std::vector<Column> columns_;
    Layout layout_;
};

}  // namespace

LkeCells write_lke(Book& book, Sheet& sheet, const Report& report, const AnswerTable& answers) {
    return LkeSheet(book, sheet, report, answers).write();
}

}  // namespace celah::render::xlsx
