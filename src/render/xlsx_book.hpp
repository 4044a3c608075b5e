// A workbook in the making, over libxlsxwriter: what comes from a plan enters cells through Sheet::text only, as text and inert.
#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "celah/result.hpp"
#include "render/messages.hpp"

namespace celah::render::xlsx {

/// As many as Excel takes of them.
inline constexpr std::size_t most_cell_text = 32'767;   ///< UTF-16 units
inline constexpr std::size_t most_sheet_name = 31;      ///< UTF-16 units

/// What a cell can show of `text`: inert (columns.hpp), cut with a mark where it is longer than a cell may be.
std::string cell_text(std::string_view text, Language language);

/// A name that spreadsheets take for a sheet: at most 31 characters, none of []:*?/\, no ' at its ends, not empty.
std::string sheet_name(std::string_view wanted, const std::set<std::string>& taken);

struct Style {
    std::uint32_t fill = 0, ink = 0;   ///< 0xRRGGBB; 0: none, black
    bool bold = false, italic = false, center = false, wrap = true, border = true;
    double size = 9;
    std::string number = {};           ///< "0.00"

    auto operator<=>(const Style&) const = default;
};

class Book;

class Sheet {
  public:
    void width(lxw_col_t column, double characters, bool hidden = false);
    void text(lxw_row_t row, lxw_col_t column, std::string_view text, const Style& style);
    void number(lxw_row_t row, lxw_col_t column, double value, const Style& style);
    void blank(lxw_row_t row, lxw_col_t column, const Style& style);
    /// `cached`: what shows until something recalculates.
    void formula(lxw_row_t row, lxw_col_t column, const std::string& formula, double cached, const Style& style);
    void formula(lxw_row_t row, lxw_col_t column, const std::string& formula, std::string_view cached, const Style& style);
    /// "2025-06-30" as a date; anything else as text.
    void date(lxw_row_t row, lxw_col_t column, const std::string& iso, Style style);
    void link(lxw_row_t row, lxw_col_t column, const Sheet& target, const Style& style);
    /// Over several columns of one row.
    void band(lxw_row_t row, lxw_col_t first, lxw_col_t last, std::string_view text, const Style& style);
    void choice(lxw_row_t first, lxw_row_t last, lxw_col_t column, const std::vector<std::string>& options);
    void percentage(lxw_row_t first, lxw_row_t last, lxw_col_t column);
    /// A4 landscape, one page wide, the rows 0-based `first` to `last` repeated on each page.
    void print_setup(lxw_row_t first, lxw_row_t last);
    /// The same over two pages, the second of which begins with `column`; column A stands on both.
    void print_setup(lxw_row_t first, lxw_row_t last, lxw_col_t column);

    lxw_worksheet* raw() const { return sheet_; }
    const std::string& name() const { return name_; }
    /// "'Name'!$K$8", and "$K$8" within the sheet.
    std::string cell(lxw_row_t row, lxw_col_t column, bool with_sheet = true) const;

  private:
    friend class Book;
    void page_setup(lxw_row_t first, lxw_row_t last);
    void set_heights();
    Sheet(Book& book, lxw_worksheet* sheet, std::string name) : book_(book), sheet_(sheet), name_(std::move(name)) {}

    Book& book_;
    lxw_worksheet* sheet_;
    std::string name_;
    std::map<lxw_col_t, double> widths_;
    std::map<lxw_row_t, int> lines_;   ///< of the highest cell of a row
};

class Book {
  public:
    /// `date`: "2025-06-30"; empty or another text: none. The same calls give the same bytes.
    Book(const std::string& date, Language language);
    ~Book();

    Sheet& add(std::string_view name);
    lxw_format* format(const Style& style);
    Language language() const { return language_; }
    std::string say(const Text& text) const { return std::string(text.in(language_)); }
    std::string say(const Text& text, std::initializer_list<std::string_view> values) const { return fill(text.in(language_), values); }

    /// The finished file. Error: "unwritable". Nothing can be added afterwards.
    Result<std::string> take();

  private:
    Language language_;
    int memory_ = -1;   ///< libxlsxwriter writes to a path: that of a file in memory
    lxw_workbook* book_ = nullptr;
    std::map<Style, lxw_format*> formats_;
    std::set<std::string> names_;       ///< lower case
    std::vector<std::unique_ptr<Sheet>> sheets_;
};

}  // namespace celah::render::xlsx
