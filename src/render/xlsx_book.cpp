#include "render/xlsx_book.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "render/columns.hpp"
#include "render/xlsx_messages.hpp"

namespace celah::render::xlsx {
namespace {

/// UTF-16 units of the UTF-8 character that begins with `lead`.
std::size_t units(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if ((byte & 0xC0U) == 0x80U) return 0;
    return byte >= 0xF0U ? 2 : 1;
}

std::size_t units(std::string_view text) {
    std::size_t out = 0;
    for (const char c : text) out += units(c);
    return out;
}

/// The longest beginning of valid UTF-8 with at most `most` UTF-16 units.
std::string_view beginning(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        count += units(text[at]);
        if (count > most) return text.substr(0, at);
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" '");
    if (first == text.npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" '") - first + 1));
}

bool read_date(const std::string& iso, lxw_datetime& out) {
    out = {};
    int end = 0;
    return std::sscanf(iso.c_str(), "%4d-%2d-%2d%n", &out.year, &out.month, &out.day, &end) == 3 && end == static_cast<int>(iso.size()) &&
           out.year >= 1900 && out.month >= 1 && out.month <= 12 && out.day >= 1 && out.day <= 31;
}

/// Midnight, UTC. Without a date the file says it was made when the regulation was: it must say some time, and not another one
/// each time.
time_t creation(const std::string& date) {
    lxw_datetime day;
    if (!read_date(date, day)) read_date("2021-12-31", day);
    std::tm time{};
    time.tm_year = day.year - 1900, time.tm_mon = day.month - 1, time.tm_mday = day.day;
    return timegm(&time);
}

/// A column's width counts digits of the font of the file, which is larger than that of the cells.
constexpr double letters_a_unit = 1.25;

/// Reports that were read back carry weights with six decimals: they give the same workbook.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

int lines_in(std::string_view text, double letters) {
    int lines = 1;
    double used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' ') == text.npos ? text.size() : text.find(' ') + 1, text.size());
        const auto width = static_cast<double>(units(text.substr(0, end)));
        if (used > 0 && used + width - 1 > letters) ++lines, used = 0;
        lines += static_cast<int>(width / (letters + 1));
        used += width;
        text.remove_prefix(end);
    }
    return lines;
}

/// libxlsxwriter does not write through it, but takes no const.
char* mutable_text(const std::string& text) { return const_cast<char*>(text.c_str()); }
char* mutable_text(std::string&& text) = delete;   // it would be gone before the library reads it

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Spreadsheets read "_x003D_" as the character of that code; where a plan says so, it means just that.
std::string with_codes_as_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = text.substr(at, 7);
        const bool is_code = code.size() == 7 && code.starts_with("_x") && code[6] == '_' && std::all_of(code.begin() + 2, code.begin() + 6, is_hexadecimal);
        out += is_code ? std::string_view("_x005F_") : text.substr(at, 1);
    }
    return out;
}

}  // namespace

std::string cell_text(std::string_view text, Language language) {
    std::string out = with_codes_as_text(inert(text));
    if (units(out) <= most_cell_text) return out;
    const auto mark = cut.in(language);
    return std::string(beginning(out, most_cell_text - units(mark))).append(mark);
}

std::string sheet_name(std::string_view wanted, const std::set<std::string>& taken) {
    std::string name = inert(wanted);
    for (char& c : name)
        if (std::strchr("[]:*?/\\", c) != nullptr) c = ' ';
    name.erase(std::unique(name.begin(), name.end(), [](char a, char b) { return a == ' ' && b == ' '; }), name.end());
    name = trimmed(beginning(trimmed(name), most_sheet_name));
    if (name.empty() || lower(name) == "history") name = "Unit";   // a name that Excel keeps for itself
    for (int n = 2; taken.count(lower(name)) > 0; ++n) {
        const std::string suffix = " (" + std::to_string(n) + ")";
        const auto stem = name.substr(0, n == 2 ? name.size() : name.rfind(" ("));
        name = trimmed(beginning(stem, most_sheet_name - suffix.size())) + suffix;
    }
    return name;
}

void Sheet::width(lxw_col_t column, double characters, bool hidden) {
    lxw_row_col_options options{};
    options.hidden = hidden;
    worksheet_set_column_opt(sheet_, column, column, characters, nullptr, &options);
    widths_[column] = characters;
}

void Sheet::text(lxw_row_t row, lxw_col_t column, std::string_view text, const Style& style) {
    const std::string shown = cell_text(text, book_.language());
    worksheet_write_string(sheet_, row, column, shown.c_str(), book_.format(style));
    const auto width = widths_.find(column);
    if (!style.wrap || width == widths_.end()) return;
    int& lines = lines_[row];
    lines = std::max(lines, lines_in(shown, width->second * letters_a_unit / (style.bold ? 1.1 : 1)));
}

/// Excel finds the height of wrapped rows by itself, LibreOffice does not; a height that is given holds for both.
void Sheet::set_heights() {
    constexpr double line = 11.8, space = 3, most = 409;
    for (const auto& [row, lines] : lines_)
        if (lines > 1) worksheet_set_row(sheet_, row, std::min(most, lines * line + space), nullptr);
}

void Sheet::number(lxw_row_t row, lxw_col_t column, double value, const Style& style) {
    worksheet_write_number(sheet_, row, column, rounded(value), book_.format(style));
}

void Sheet::blank(lxw_row_t row, lxw_col_t column, const Style& style) { worksheet_write_blank(sheet_, row, column, book_.format(style)); }

void Sheet::formula(lxw_row_t row, lxw_col_t column, const std::string& formula, double cached, const Style& style) {
    worksheet_write_formula_num(sheet_, row, column, formula.c_str(), book_.format(style), rounded(cached));
}

void Sheet::formula(lxw_row_t row, lxw_col_t column, const std::string& formula, std::string_view cached, const Style& style) {
    worksheet_write_formula_str(sheet_, row, column, formula.c_str(), book_.format(style), std::string(cached).c_str());
}

void Sheet::date(lxw_row_t row, lxw_col_t column, const std::string& iso, Style style) {
    lxw_datetime day;
    if (!read_date(iso, day)) return text(row, column, iso, style);
    style.number = "yyyy-mm-dd";
    worksheet_write_datetime(sheet_, row, column, &day, book_.format(style));
}

void Sheet::link(lxw_row_t row, lxw_col_t column, const Sheet& target, const Style& style) {
    std::string quoted;
    for (const char c : target.name()) quoted.append(c == '\'' ? 2 : 1, c);
    worksheet_write_url_opt(sheet_, row, column, ("internal:'" + quoted + "'!A1").c_str(), book_.format(style), target.name().c_str(), nullptr);
}

void Sheet::band(lxw_row_t row, lxw_col_t first, lxw_col_t last, std::string_view content, const Style& style) {
    if (first == last) return text(row, first, content, style);
    worksheet_merge_range(sheet_, row, first, row, last, cell_text(content, book_.language()).c_str(), book_.format(style));
}

void Sheet::choice(lxw_row_t first, lxw_row_t last, lxw_col_t column, const std::vector<std::string>& options) {
    std::vector<char*> list;
    for (const std::string& option : options) list.push_back(mutable_text(option));
    list.push_back(nullptr);
    const std::string title = book_.say(bad_answer_title), message = book_.say(bad_answer);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    rule.error_title = mutable_text(title);
    rule.error_message = mutable_text(message);
    worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
}

void Sheet::percentage(lxw_row_t first, lxw_row_t last, lxw_col_t column) {
    const std::string title = book_.say(bad_answer_title), message = book_.say(bad_percent);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = 0;
    rule.maximum_number = 1;
    rule.error_title = mutable_text(title);
    rule.error_message = mutable_text(message);
    worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
}

void Sheet::page_setup(lxw_row_t first, lxw_row_t last) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet_, a4);
    worksheet_set_landscape(sheet_);
    worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.6);
    worksheet_repeat_rows(sheet_, first, last);
    // "&" would be a code there, and the name may come from a plan.
    std::string name;
    for (const char c : name_) name.append(c == '&' ? 2 : 1, c);
    worksheet_set_footer(sheet_, ("&L&8 " + name + "&R&8 " + book_.say(page_footer)).c_str());
}

void Sheet::print_setup(lxw_row_t first, lxw_row_t last) {
    page_setup(first, last);
    worksheet_fit_to_pages(sheet_, 1, 0);
}

void Sheet::print_setup(lxw_row_t first, lxw_row_t last, lxw_col_t column) {
    page_setup(first, last);
    double left = 0, right = widths_[0];
    for (const auto& [at, width] : widths_) (at < column ? left : right) += width;
    constexpr double page = 126;   // characters on A4 landscape, unscaled
    worksheet_set_print_scale(sheet_, static_cast<std::uint16_t>(std::clamp(100 * page / std::max(left, right), 40.0, 100.0)));
    worksheet_repeat_columns(sheet_, 0, 0);
    lxw_col_t breaks[] = {column, 0};
    worksheet_set_v_pagebreaks(sheet_, breaks);
}

std::string Sheet::cell(lxw_row_t row, lxw_col_t column, bool with_sheet) const {
    char address[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(address, row, column, 1, 1);
    if (!with_sheet) return address;
    std::string quoted = "'";
    for (const char c : name_) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted + "'!" + address;
}

Book::Book(const std::string& date, Language language) : language_(language) {
    memory_ = memfd_create("celah.xlsx", MFD_CLOEXEC);
    book_ = workbook_new(("/proc/self/fd/" + std::to_string(memory_)).c_str());
    if (book_ == nullptr) throw std::bad_alloc();
    lxw_doc_properties properties{};
    static const std::string title = "LKE", author = "celah";
    properties.title = mutable_text(title);
    properties.author = mutable_text(author);
    properties.created = creation(date);
    workbook_set_properties(book_, &properties);
}

Book::~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
    if (memory_ >= 0) ::close(memory_);
}

Sheet& Book::add(std::string_view wanted) {
    const std::string name = sheet_name(wanted, names_);
    names_.insert(lower(name));
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw std::bad_alloc();
    sheets_.push_back(std::unique_ptr<Sheet>(new Sheet(*this, sheet, name)));
    return *sheets_.back();
}

lxw_format* Book::format(const Style& style) {
    lxw_format*& out = formats_[style];
    if (out != nullptr) return out;
    out = workbook_add_format(book_);
    format_set_font_name(out, "Arial");
    format_set_font_size(out, style.size);
    format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
    if (style.wrap) format_set_text_wrap(out);
    if (style.center) format_set_align(out, LXW_ALIGN_CENTER);
    if (style.bold) format_set_bold(out);
    if (style.italic) format_set_italic(out);
    if (style.border) {
        format_set_border(out, LXW_BORDER_THIN);
        format_set_border_color(out, 0xBFBFBF);
    }
    if (style.fill != 0) format_set_bg_color(out, style.fill);
    if (style.ink != 0) format_set_font_color(out, style.ink);
    if (!style.number.empty()) format_set_num_format(out, style.number.c_str());
    return out;
}

Result<std::string> Book::take() {
    for (const auto& sheet : sheets_) sheet->set_heights();
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) return failure("unwritable", std::string("The workbook could not be made: ") + lxw_strerror(error) + ".");
    std::string out(static_cast<std::size_t>(std::max<off_t>(::lseek(memory_, 0, SEEK_END), 0)), '\0');
    for (std::size_t done = 0; done < out.size();) {
        const auto count = ::pread(memory_, out.data() + done, out.size() - done, static_cast<off_t>(done));
        if (count <= 0) return failure("unwritable", std::string("The workbook could not be made: ") + std::strerror(errno) + ".");
        done += static_cast<std::size_t>(count);
    }
    return out;
}

}  // namespace celah::render::xlsx
