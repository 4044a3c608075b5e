// The workbook's rows -> corrections. All that is wrong is told at once, and then nothing is taken over.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "celah/corrections.hpp"
#include "corrections/messages.hpp"
#include "corrections/workbook.hpp"
#include "render/columns.hpp"
#include "render/names.hpp"
#include "render/xlsx_columns.hpp"

namespace celah {
namespace {

namespace columns = render::xlsx;
namespace text = corrections_text;
using workbook::Cell;
using workbook::Sheet;

constexpr std::size_t most_complaints = 20;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n\xC2\xA0");
    if (first == text.npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n\xC2\xA0") - first + 1));
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool is(const std::string& text, const render::Text& word) { return lower(text) == lower(std::string(word.id)) || lower(text) == lower(std::string(word.en)); }

std::string quoted(const std::string& text) { return "\"" + render::shorten(render::inert(text), 60) + "\""; }

bool is_hexadecimal(const std::string& text, std::size_t length) {
    return text.size() == length && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<Status> status_named(const std::string& name) {
    for (const Status status : {Status::present, Status::partial, Status::missing, Status::not_assessed})
        if (name == render::name(status)) return status;
    return std::nullopt;
}

std::optional<std::string> iso(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 2000 || year > 2199) return std::nullopt;
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
    return out.data();
}

/// Spreadsheets store days: since 1899-12-30 (they take 1900 for a leap year), or since 1904-01-01.
std::optional<std::string> date_of_serial(double serial, bool from_1904) {
    if (!(serial >= 1 && serial < 200'000)) return std::nullopt;
    const auto epoch = from_1904 ? std::chrono::sys_days(std::chrono::year(1904) / 1 / 1) : std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
    const std::chrono::year_month_day date{epoch + std::chrono::days(static_cast<int>(std::floor(serial)))};
    return iso(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day())));
}

/// "2025-06-30", as Indonesians write it "30/6/2025", "30-06-2025" or "30.6.2025".
std::optional<std::string> date_of_text(const std::string& text) {
    int a = 0, b = 0, c = 0, end = 0;
    char first = 0, second = 0;
    if (std::sscanf(text.c_str(), "%4d%c%2d%c%4d%n", &a, &first, &b, &second, &c, &end) != 5 || end != static_cast<int>(text.size())) return std::nullopt;
    if (first != second || std::string_view("-/.").find(first) == std::string_view::npos) return std::nullopt;
    return a > 31 ? iso(a, b, c) : iso(c, b, a);
}

class Reader {
  public:
    Reader(const workbook::Workbook& book, Language language) : book_(book), language_(language) {}

    Result<std::vector<Correction>> read() {
        bool any = false;
        for (const Sheet& sheet : book_.sheets) any |= read(sheet);
        if (!any) return failure("bad-workbook", say(text::no_sheet, {columns::key::document, columns::key::verdict, columns::column_correction.in(language_)}));
        if (complaints_ > 0) {
            if (complaints_ > most_complaints) message_ += "\n  " + say(text::and_more, {std::to_string(complaints_ - most_complaints)});
            return failure("bad-corrections", say(text::nothing_taken, {std::to_string(complaints_), message_}));
        }
        return std::move(out_);
    }

  private:
    using Row = std::map<std::uint32_t, const Cell*>;   ///< by column

    std::string say(const render::Text& text, std::initializer_list<std::string_view> values = {}) const { return render::fill(text.in(language_), values); }

    struct Titles {
        std::uint32_t row = 0;
        std::map<std::string_view, std::uint32_t> keys;
        std::map<std::string_view, std::uint32_t> written;   ///< by the Indonesian title
    };

    void complain(const Sheet& sheet, std::uint32_t row, std::uint32_t column, const std::string& what) {
        if (++complaints_ <= most_complaints) message_ += "\n  " + render::inert(workbook::address(sheet, row, column)) + ": " + what;
    }

    /// Whether it is one of celah's.
    bool read(const Sheet& sheet) {
        std::map<std::uint32_t, Row> rows;
        for (const Cell& cell : sheet.cells) rows[cell.row][cell.column] = &cell;
        const auto titles = find_titles(sheet, rows);
        if (!titles) return false;
        for (const auto& [number, row] : rows)
            if (number > titles->row) read(sheet, *titles, number, row);
        return true;
    }

    /// The row in which a title of a hidden column stands; complains when others are missing there.
    std::optional<Titles> find_titles(const Sheet& sheet, const std::map<std::uint32_t, Row>& rows) {
        for (const auto& [number, row] : rows) {
            Titles out;
            out.row = number;
            for (const auto& [column, cell] : row) {
                const std::string title = trimmed(cell->text);
                for (const auto key : columns::key::all)
                    if (title == key) out.keys.emplace(key, column);
                for (const render::Text& one : written_columns)
                    if (is(title, one)) out.written.emplace(one.id, column);
            }
            if (out.keys.empty()) continue;
            check(sheet, out, row.rbegin()->first);
            return out;
        }
        return std::nullopt;
    }

    void check(const Sheet& sheet, Titles& titles, std::uint32_t last) {
        for (const auto key : columns::key::all)
            if (!titles.keys.count(key)) complain(sheet, titles.row, last + 1, say(text::hidden_column_expected, {key}));
        for (const render::Text& one : written_columns)
            if (!titles.written.count(one.id)) complain(sheet, titles.row, last + 1, say(text::column_expected, {one.id, one.en}));
    }

    static const Cell* find(const Row& row, const std::map<std::string_view, std::uint32_t>& titles, std::string_view title) {
        const auto column = titles.find(title);
        if (column == titles.end()) return nullptr;
        const auto cell = row.find(column->second);
        return cell == row.end() || trimmed(cell->second->text).empty() ? nullptr : cell->second;
    }

    void read(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row) {
        const Cell* given = find(row, titles.written, columns::column_correction.id);
        if (given == nullptr) return forgotten(sheet, titles, number, row);
        Correction out;
        const std::size_t before = complaints_;
        verdict(sheet, *given, out);
        keys(sheet, titles, number, row, out);
        if (out.to || complaints_ > before) signature(sheet, titles, number, row, out);
        if (complaints_ > before) return;
        if (!seen_.insert(out.document + '\n' + out.item).second)
            return complain(sheet, number, given->column, say(text::corrected_twice, {out.item}));
        out_.push_back(std::move(out));
    }

    /// A reason without a verdict: somebody meant to correct and did not finish.
    void forgotten(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row) {
        const auto column = titles.written.find(columns::column_correction.id);
        if (column != titles.written.end() && find(row, titles.written, columns::column_correction_reason.id) != nullptr)
            complain(sheet, number, column->second, say(text::reason_alone, {expected_words()}));
    }

    std::string expected_words() const {
        std::string out;
        for (const auto& one : columns::status_words) out += "\"" + say(one.word) + "\", ";
        return say(text::one_of, {out, "\"" + say(columns::withdraw) + "\""});
    }

    void verdict(const Sheet& sheet, const Cell& cell, Correction& out) {
        const std::string given = trimmed(cell.text);
        for (const auto& one : columns::status_words)
            if (is(given, one.word)) out.to = one.status;
        if (!out.to && (cell.kind != Cell::Kind::text || !is(given, columns::withdraw)))
            complain(sheet, cell.row, cell.column, say(text::no_correction, {quoted(given), expected_words()}));
    }

    void keys(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row, Correction& out) {
        const auto key = [&](std::string_view name) {
            const Cell* cell = find(row, titles.keys, name);
            return cell == nullptr ? std::string() : trimmed(cell->text);
        };
        const auto expect = [&](bool right, std::string_view name, const render::Text& what) {
            const auto column = titles.keys.find(name);
            if (!right && column != titles.keys.end()) complain(sheet, number, column->second, say(text::key_changed, {say(what)}));
        };
        out.document = key(columns::key::document);
        expect(is_hexadecimal(out.document, 64), columns::key::document, text::key_document);
        out.plan = key(columns::key::plan);
        expect(out.plan.empty() || is_hexadecimal(out.plan, 16), columns::key::plan, text::key_digits_or_nothing);
        out.item = key(columns::key::item);
        visible_code(sheet, titles, number, row, out.item);
        expect(!out.item.empty() && out.item.size() < 64, columns::key::item, text::key_item);
        out.rule = key(columns::key::rule);
        expect(out.rule.empty() || is_hexadecimal(out.rule, 16), columns::key::rule, text::key_digits_or_nothing);
        out.passage = key(columns::key::passage);
        expect(is_hexadecimal(out.passage, 16), columns::key::passage, text::key_digits);
        const auto from = status_named(key(columns::key::verdict));
        expect(from.has_value(), columns::key::verdict, text::key_verdict);
        out.from = from.value_or(Status::missing);
    }

    /// Who sorts rows without their hidden columns gives every correction the keys of another item.
    void visible_code(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row, const std::string& item) {
        const auto column = titles.written.find(columns::column_id.id);
        if (column == titles.written.end()) return;   // the missing title was told
        const Cell* cell = find(row, titles.written, columns::column_id.id);
        const std::string shown = cell == nullptr ? "" : trimmed(cell->text);
        if (shown != item) complain(sheet, number, column->second, say(text::other_row, {quoted(shown), quoted(item)}));
    }

    std::string needed(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row, const render::Text& title, const render::Text& what) {
        const Cell* cell = find(row, titles.written, title.id);
        const auto column = titles.written.find(title.id);
        if (cell != nullptr && cell->kind != Cell::Kind::error) return trimmed(cell->text);
        if (column != titles.written.end()) complain(sheet, number, column->second, say(cell == nullptr ? text::empty_cell : text::error_cell, {say(what)}));
        return {};
    }

    void signature(const Sheet& sheet, const Titles& titles, std::uint32_t number, const Row& row, Correction& out) {
        out.reason = needed(sheet, titles, number, row, columns::column_correction_reason, text::wants_reason);
        out.by = needed(sheet, titles, number, row, columns::column_corrected_by, text::wants_name);
        const std::string given = needed(sheet, titles, number, row, columns::column_corrected_on, text::wants_date);
        if (given.empty()) return;
        const Cell* cell = find(row, titles.written, columns::column_corrected_on.id);
        const auto date = cell->kind == Cell::Kind::number ? date_of_serial(cell->number, book_.from_1904) : date_of_text(given);
        if (date) out.date = *date;
        else complain(sheet, number, cell->column, say(text::no_date, {quoted(given)}));
    }

    static constexpr std::array<render::Text, 5> written_columns{columns::column_id, columns::column_correction, columns::column_correction_reason, columns::column_corrected_by, columns::column_corrected_on};

    const workbook::Workbook& book_;
    Language language_;
    std::vector<Correction> out_;
    std::set<std::string> seen_;
    std::string message_;
    std::size_t complaints_ = 0;
};

}  // namespace

Result<std::vector<Correction>> read_corrections(std::string_view bytes, Language language, const WorkbookLimits& limits) {
    const auto book = workbook::read(bytes, language, limits);
    if (!book) return tl::unexpected(book.error());
    return Reader(*book, language).read();
}

}  // namespace celah
