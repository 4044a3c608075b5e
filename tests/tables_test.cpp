#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "celah/extract.hpp"
#include "celah/structure.hpp"
#include "sheet.hpp"
#include "structure/column_roles.hpp"

namespace celah {
namespace {

using test::lost_words;
using test::Sheet;
using test::Style;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

const fs::path shared = fs::path(CELAH_SOURCE_DIR).parent_path() / "shared";

// ---------------------------------------------------------------------------------------------------------------------
// A small typesetter for action-plan tables: sets made-up rows in the wanted style and knows what each cell holds.

struct Look {
    bool rows_ruled = true, columns_ruled = true;
    bool middle = false;  ///< texts vertically centred
    bool mixed_sizes = false;
    bool repeat_header = true;
    bool merged = false;      ///< number, area and indicator merged down
    bool split_rows = false;  ///< rows may run over the page end
    bool justified = false;
    int months = 0;  ///< 1 marked with X, 2 with a shade
    double gap = 6;  ///< between rows
};

struct TruthRow {
    Texts cells;  ///< "" for an empty or carried cell
    bool band = false;
    std::vector<int> marks;
};

class TableSetter {
  public:
    TableSetter(const Look& look, unsigned seed) : look_(look), random_(seed) {
        headers_ = {"NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK"};
        widths_ = {30, 110, 160, 200, 120};
        if (look.months > 0) {
            for (int m = 1; m <= 12; ++m) headers_.push_back(std::to_string(m)), widths_.push_back(14);
        } else {
            headers_.insert(headers_.end(), {"TARGET WAKTU", "PENANGGUNG JAWAB"});
            widths_.insert(widths_.end(), {80, 70});
        }
    }

    void run() {
        new_page();
        sheet.line(left, y_, "Rencana aksi pembangunan zona integritas disajikan dalam tabel berikut.");
        y_ += 24;
        header();
        const Texts areas = {"MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA", "PENGUATAN PENGAWASAN"};
        for (std::size_t a = 0; a < areas.size(); ++a) {
            band({"I", "II", "III"}, a, areas[a]);
            for (int n = 1; n <= pick(2, 4); ++n) item(n);
        }
        sheet.line(left, y_ + 30, "Demikian rencana aksi ini disusun untuk dilaksanakan dengan penuh tanggung jawab.");
    }

    Sheet sheet;
    std::vector<TruthRow> truth;

  private:
    static constexpr double left = 40, top = 50, bottom = 540, pad = 3;

    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    std::string sentence(int from, int to) {
        static const Texts words = test::split_words(
            "penyusunan tim kerja pembangunan zona integritas melaksanakan rapat evaluasi dokumen rencana yang telah "
            "ditetapkan "
            "oleh pimpinan unit secara berkala kepada seluruh pegawai laporan survei kepuasan masyarakat standar "
            "pelayanan");
        std::string text;
        for (int i = pick(from, to); i > 0; --i)
            text += (text.empty() ? "" : " ") +
                    words[static_cast<std::size_t>(pick(0, static_cast<int>(words.size()) - 1))];
        text[0] = static_cast<char>(text[0] & ~0x20);
        return text;
    }

    double x(std::size_t column) const {
        double sum = left;
        for (std::size_t c = 0; c < column; ++c) sum += widths_[c];
        return sum;
    }

    Style style(std::size_t column) const {
        Style result{.size = 8};
        if (look_.mixed_sizes && column == 3) result.size = 9.5;
        if (look_.mixed_sizes && column == 4) result.size = 7;
        return result;
    }

    void new_page() {
        sheet.page(842, 595);
        y_ = top;
        sheet.line(left, 25, "Kantor Contoh")
            .line(left, 575, "Rencana Kerja | " + std::to_string(sheet.document().pages.size()));
    }

    void columns_box(double y0, double y1, std::size_t from = 0) {
        if (!look_.columns_ruled) return;
        for (std::size_t c = 0; c <= widths_.size(); ++c)
            if (c == 0 || c >= from) sheet.rule(x(c), y0, x(c), y1);
        if (from > 1) sheet.rule(x(1), y0, x(1), y1);
    }

    void row_line(double y, std::size_t from = 0) {
        if (look_.rows_ruled) sheet.rule(x(from), y, x(widths_.size()), y);
    }

    void header() {
        row_line(y_);
        const double y0 = y_;
        std::size_t lines = 1;
        for (std::size_t c = 0; c < headers_.size(); ++c)
            lines = std::max(lines, test::wrap(headers_[c], widths_[c] - 2 * pad, {.size = 8, .bold = true}).size());
        for (std::size_t c = 0; c < headers_.size(); ++c) {
            double y = y0 + pad;
            for (const std::string& part : test::wrap(headers_[c], widths_[c] - 2 * pad, {.size = 8, .bold = true})) {
                const double width = test::text_width(part, {.size = 8});
                sheet.line(x(c) + (widths_[c] - width) / 2, y, part, {.size = 8, .bold = true});
                y += 10;
            }
        }
        y_ = y0 + static_cast<double>(lines) * 10 + look_.gap;
        columns_box(y0, y_);
        row_line(y_);
    }

    void break_page() {
        new_page();
        if (look_.repeat_header)
            header();
        else
            row_line(y_);
    }

    void band(const Texts& numbers, std::size_t at, const std::string& title) {
        if (y_ + 20 > bottom) break_page();
        sheet.line(x(0) + pad, y_ + pad, numbers[at], {.size = 8, .bold = true});
        sheet.line(x(1) + pad, y_ + pad, title + " DAN BUDAYA KERJA", {.size = 8, .bold = true});
        columns_box(y_, y_ + 10 + look_.gap, widths_.size());
        y_ += 10 + look_.gap;
        row_line(y_);
        truth.push_back({{numbers[at], title + " DAN BUDAYA KERJA"}, true, {}});
    }

    void item(int number) {
        static const Texts proofs = {"SK Tim", "Notula rapat", "Undangan, daftar hadir dan notula",
                                     "Laporan hasil survei kepuasan masyarakat", "LAKIP"};
        static const Texts times = {"Januari 2024", "Triwulan I", "Setiap bulan"};
        const int actions = pick(1, 3);
        for (int k = 0; k < actions; ++k) {
            Texts cells = {std::to_string(number), sentence(2, 5), sentence(4, 14),
                           sentence(3, look_.split_rows ? 60 : 16), proofs[static_cast<std::size_t>(pick(0, 4))]};
            if (k > 0) cells[0] = cells[1] = cells[2] = "";
            std::vector<int> marks;
            if (look_.months == 0)
                cells.insert(cells.end(),
                             {times[static_cast<std::size_t>(pick(0, 2))], "Pokja " + std::to_string(pick(1, 6))});
            else
                for (int m = 0; m < 12; ++m)
                    if (pick(0, 3) == 0) marks.push_back(m);
            row(cells, marks, k + 1 < actions);
        }
    }

    void row(const Texts& cells, const std::vector<int>& marks, bool goes_on) {
        truth.push_back({cells, false, marks});
        std::vector<Texts> lines;
        for (std::size_t c = 0; c < cells.size(); ++c)
            lines.push_back(test::wrap(cells[c], widths_[c] - 2 * pad, style(c)));
        const std::size_t most =
            std::max_element(lines.begin(), lines.end(), [](auto& a, auto& b) { return a.size() < b.size(); })->size();
        std::size_t room = static_cast<std::size_t>(std::max(0.0, (bottom - y_ - look_.gap) / 12));
        if (room < most && !(look_.split_rows && room >= 2)) break_page(), room = 1000;
        part(lines, marks, 0, std::min(room, most), goes_on);
        if (room >= most) return;
        break_page();
        part(lines, {}, room, most, goes_on);
    }

    /// Lines [from, to) of each cell.
    void part(const std::vector<Texts>& lines, const std::vector<int>& marks, std::size_t from, std::size_t to,
              bool goes_on) {
        const double y0 = y_, height = static_cast<double>(to - from) * 12 + look_.gap;
        for (std::size_t c = 0; c < lines.size(); ++c) {
            const std::size_t end = std::min(to, lines[c].size());
            double y =
                y0 + pad + (look_.middle && from < end ? static_cast<double>((to - from) - (end - from)) * 6 : 0);
            for (std::size_t i = from; i < end; ++i, y += 12) cell_line(c, y, lines[c][i], i + 1 < lines[c].size());
        }
        for (const int m : marks) {
            const auto c = static_cast<std::size_t>(5 + m);
            if (look_.months == 1)
                sheet.line(x(c) + 5, y0 + pad, "X", {.size = 8});
            else
                sheet.fill({x(c), y0, x(c + 1), y0 + height}, 0.6F);
        }
        y_ += height;
        columns_box(y0, y_);
        row_line(y_, look_.merged && goes_on ? 3 : 0);
    }

    void cell_line(std::size_t column, double y, const std::string& text, bool stretch) {
        Style used = style(column);
        const auto words = test::split_words(text);
        if (look_.justified && stretch && words.size() > 1) {
            const double rest = widths_[column] - 2 * pad - test::text_width(text, used);
            used.space = test::letter_width(used) + rest / static_cast<double>(words.size() - 1);
        }
        sheet.line(x(column) + pad, y, text, used);
    }

    Look look_;
    std::mt19937 random_;
    Texts headers_;
    std::vector<double> widths_;
    double y_ = top;
};

std::string plain(const std::string& text) {
    std::string result;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)))
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// The texts of a row, carried cells as "".
Texts row_texts(const Structure& structure, const Row& row) {
    Texts texts;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const bool own = row.cells[c] >= 0 && !row.carried[c];
        texts.push_back(own ? plain(structure.blocks[static_cast<std::size_t>(row.cells[c])].text.text) : "");
    }
    return texts;
}

struct Score {
    int right = 0, all = 0, marks_wrong = 0, bands_wrong = 0;
    double share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

/// Exact non-empty cells; rows are compared in order, each with the next row that shares a cell with it.
Score score(const std::vector<TruthRow>& truth, const Structure& structure) {
    std::vector<const Row*> rows;
    for (const Table& table : structure.tables)
        for (const Row& row : table.rows) rows.push_back(&row);
    Score result;
    std::size_t next = 0;
    for (const TruthRow& expected : truth) {
        for (const std::string& cell : expected.cells) result.all += !cell.empty();
        for (std::size_t r = next; r < std::min(rows.size(), next + 4); ++r) {
            const Texts texts = row_texts(structure, *rows[r]);
            int same = 0;
            for (std::size_t c = 0; c < std::min(texts.size(), expected.cells.size()); ++c)
                same += !expected.cells[c].empty() && texts[c] == plain(expected.cells[c]);
            if (same == 0) continue;
            result.right += same;
            std::vector<int> marks;
            for (std::size_t m = 5; m < rows[r]->marks.size(); ++m)
                if (rows[r]->marks[m]) marks.push_back(static_cast<int>(m) - 5);
            result.marks_wrong += marks != expected.marks;
            result.bands_wrong += rows[r]->band != expected.band;
            next = r + 1;
            break;
        }
    }
    return result;
}

struct Variant {
    std::string name;
    Look look;
    double least;
};

std::ostream& operator<<(std::ostream& out, const Variant& variant) {
    return out << variant.name;
}

class TableLooks : public ::testing::TestWithParam<Variant> {};

TEST_P(TableLooks, CellsAreFound) {
    Score sum;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        TableSetter setter(GetParam().look, seed);
        setter.run();
        const Structure result = setter.sheet.structure();
        const Score one = score(setter.truth, result);
        sum.right += one.right;
        sum.all += one.all;
        sum.marks_wrong += one.marks_wrong;
        sum.bands_wrong += one.bands_wrong;
        EXPECT_THAT(lost_words(setter.sheet.document(), normalize(setter.sheet.document()), result), IsEmpty())
            << "seed " << seed;
        ASSERT_FALSE(result.tables.empty());
        EXPECT_EQ(result.tables.front().columns[3].role, ColumnRole::action);
    }
    RecordProperty("exact_cells_permille", static_cast<int>(1000 * sum.share()));
    EXPECT_GE(sum.share(), GetParam().least) << sum.right << " of " << sum.all;
    EXPECT_EQ(sum.marks_wrong, 0);
    EXPECT_LE(sum.bands_wrong, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Made, TableLooks,
    ::testing::Values(
        Variant{"ruled", {}, 0.99}, Variant{"ruled_middle", {.middle = true}, 0.99},
        Variant{"ruled_mixed_sizes", {.mixed_sizes = true}, 0.99},
        Variant{"ruled_header_once", {.repeat_header = false}, 0.99}, Variant{"ruled_merged", {.merged = true}, 0.99},
        Variant{"ruled_split_rows", {.split_rows = true}, 0.97},
        Variant{"ruled_merged_split", {.merged = true, .split_rows = true}, 0.97},
        Variant{"ruled_justified", {.justified = true}, 0.99}, Variant{"months_marked", {.months = 1}, 0.99},
        Variant{"months_shaded", {.months = 2}, 0.99}, Variant{"row_lines", {.columns_ruled = false}, 0.95},
        Variant{"row_lines_middle", {.columns_ruled = false, .middle = true}, 0.95},
        Variant{"column_lines", {.rows_ruled = false}, 0.95},
        Variant{"no_lines", {.rows_ruled = false, .columns_ruled = false}, 0.95},
        Variant{"no_lines_middle", {.rows_ruled = false, .columns_ruled = false, .middle = true}, 0.90},
        Variant{"no_lines_header_once", {.rows_ruled = false, .columns_ruled = false, .repeat_header = false}, 0.90},
        Variant{"no_lines_split_rows", {.rows_ruled = false, .columns_ruled = false, .split_rows = true}, 0.90},
        Variant{"no_lines_justified", {.rows_ruled = false, .columns_ruled = false, .justified = true}, 0.90},
        Variant{"no_lines_mixed_sizes", {.rows_ruled = false, .columns_ruled = false, .mixed_sizes = true}, 0.90},
        Variant{"no_lines_tight", {.rows_ruled = false, .columns_ruled = false, .gap = 4}, 0.90}),
    [](const auto& info) { return info.param.name; });

// ---------------------------------------------------------------------------------------------------------------------

ColumnRole role(const std::string& header) {
    const std::string normal = normalize_text(header);
    const Texts words = test::split_words(normal);
    const std::vector<std::string_view> views(words.begin(), words.end());
    return layout::read_header(views).role;
}

TEST(ColumnRoles, ByHeaderWords) {
    EXPECT_EQ(role("NO"), ColumnRole::number);
    EXPECT_EQ(role("No. Urut"), ColumnRole::number);
    EXPECT_EQ(role("KOMPONEN PENGUNGKIT"), ColumnRole::area);
    EXPECT_EQ(role("Area Perubahan"), ColumnRole::area);
    EXPECT_EQ(role("SUB KOMPONEN"), ColumnRole::indicator);
    EXPECT_EQ(role("Uraian Kegiatan"), ColumnRole::action);
    EXPECT_EQ(role("Rencana Aksi"), ColumnRole::action);
    EXPECT_EQ(role("Program Kerja"), ColumnRole::action);
    EXPECT_EQ(role("Dokumen Pendukung"), ColumnRole::evidence);
    EXPECT_EQ(role("Eviden"), ColumnRole::evidence);
    EXPECT_EQ(role("Target Waktu"), ColumnRole::time);
    EXPECT_EQ(role("Jadwal Kegiatan"), ColumnRole::time);
    EXPECT_EQ(role("Indikator Keberhasilan"), ColumnRole::target);
    EXPECT_EQ(role("Penanggung jawab kegiatan"), ColumnRole::responsible);
    EXPECT_EQ(role("PIC"), ColumnRole::responsible);
    EXPECT_EQ(role("Realisasi"), ColumnRole::realisation);
    EXPECT_EQ(role("Keterangan"), ColumnRole::other);
    EXPECT_EQ(role("INDIKA TOR"), ColumnRole::indicator);
    EXPECT_EQ(role("INDKATOR"), ColumnRole::indicator);
}

TEST(ColumnRoles, Months) {
    const auto month = [](const std::string& text, bool below_time) {
        const Texts words = test::split_words(normalize_text(text));
        return layout::is_month({words.begin(), words.end()}, below_time);
    };
    for (const char* text : {"Jan", "Agustus", "Des", "TW I", "Triwulan 4", "B07", "Nopember"})
        EXPECT_TRUE(month(text, false)) << text;
    for (const char* text : {"3", "12", "IV"}) EXPECT_TRUE(month(text, true)) << text;
    for (const char* text : {"3", "IV", "Bulan", "Target", "Kegiatan"}) EXPECT_FALSE(month(text, false)) << text;
}

/// Four columns and the given rows in boxes of 20 points height.
Sheet boxes(const std::vector<Texts>& rows) {
    Sheet sheet;
    sheet.page();
    const std::vector<double> xs = {50, 90, 250, 400, 550};
    for (std::size_t r = 0; r <= rows.size(); ++r)
        sheet.rule(50, 100 + 20.0 * static_cast<double>(r), 550, 100 + 20.0 * static_cast<double>(r));
    for (const double x : xs) sheet.rule(x, 100, x, 100 + 20.0 * static_cast<double>(rows.size()));
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            sheet.line(xs[c] + 3, 105 + 20.0 * static_cast<double>(r), rows[r][c]);
    return sheet;
}

TEST(Tables, EmptyLeadingCellsAreCarried) {
    Sheet sheet = boxes({{"No", "Indikator", "Rencana Aksi", "Output"},
                         {"1", "Tim kerja", "Rapat", "Notula"},
                         {"", "", "Sosialisasi", "Foto"}});
    const Structure result = sheet.structure();
    ASSERT_THAT(result.tables, SizeIs(1));
    const Table& table = result.tables.front();
    ASSERT_THAT(table.rows, SizeIs(2));
    EXPECT_THAT(table.rows[1].carried, ElementsAre(true, true, false, false));
    EXPECT_EQ(table.rows[1].cells[1], table.rows[0].cells[1]);
    EXPECT_EQ(table.columns[3].header, "Output");
    for (const Block& block : result.blocks) EXPECT_EQ(block.kind, BlockKind::cell);
    EXPECT_EQ(result.blocks.front().row, -1);
}

TEST(Tables, ARowThatCountsTheColumnsIsHeader) {
    Sheet sheet = boxes(
        {{"No", "Kegiatan", "Target", "Realisasi"}, {"(1)", "(2)", "(3)", "(4)"}, {"1", "Rapat", "2 kali", "1 kali"}});
    const Structure result = sheet.structure();
    ASSERT_THAT(result.tables, SizeIs(1));
    EXPECT_THAT(result.tables.front().rows, SizeIs(1));
}

TEST(Tables, BoxesUnderlinesAndFramesAreNone) {
    Sheet sheet;
    sheet.page().rule(40, 40, 555, 40).rule(40, 800, 555, 800).rule(40, 40, 40, 800).rule(555, 40, 555, 800);
    sheet.line(60, 60, "RENCANA KERJA", {.bold = true}).rule(60, 71, 130, 71);
    sheet.rule(60, 100, 300, 100).rule(60, 130, 300, 130).rule(60, 100, 60, 130).rule(300, 100, 300, 130);
    sheet.line(70, 110, "Catatan dalam kotak");
    const Structure result = sheet.structure();
    EXPECT_THAT(result.tables, IsEmpty());
    EXPECT_THAT(result.blocks, SizeIs(2));
}

TEST(Tables, WordsBesideATableAreKept) {
    Sheet sheet = boxes({{"No", "Kegiatan", "Target", "Realisasi"}, {"1", "Rapat", "2 kali", "1 kali"}});
    sheet.line(560, 125, "Lihat").line(60, 300, "Catatan di bawah tabel.");
    EXPECT_THAT(lost_words(sheet.document(), normalize(sheet.document()), sheet.structure()), IsEmpty());
}

TEST(Tables, AnotherHeaderBeginsAnotherTable) {
    Sheet sheet = boxes({{"No", "Indikator", "Rencana Aksi", "Output"}, {"1", "Tim kerja", "Rapat", "Notula"}});
    Sheet other = boxes({{"No", "Kegiatan", "Target", "Realisasi"}, {"1", "Rapat", "2 kali", "1 kali"}});
    sheet.document().pages.push_back(other.document().pages.front());
    EXPECT_THAT(sheet.structure().tables, SizeIs(2));
}

// ---------------------------------------------------------------------------------------------------------------------

Structure read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto document = extract(bytes);
    EXPECT_TRUE(document.has_value()) << path;
    return document ? structure(*document, normalize(*document)) : Structure{};
}

TEST(Samples, TwoRenderingsHaveTheSameCells) {
#ifndef CELAH_POPPLER_CORE
    GTEST_SKIP() << "built without Poppler's core: no drawing order, no ruling lines";
#endif
    const fs::path word = shared / "plans" / "003-word.pdf", justified = shared / "plans" / "003-justified.pdf";
    if (!fs::exists(word) || !fs::exists(justified)) GTEST_SKIP() << "no sample plans beside the source tree";
    const Structure a = read(word), b = read(justified);
    ASSERT_THAT(a.tables, SizeIs(1));
    ASSERT_THAT(b.tables, SizeIs(1));
    const Table& left = a.tables.front();
    const Table& right = b.tables.front();
    ASSERT_EQ(left.rows.size(), right.rows.size());
    for (std::size_t r = 0; r < left.rows.size(); ++r) {
        EXPECT_EQ(row_texts(a, left.rows[r]), row_texts(b, right.rows[r])) << "row " << r;
        EXPECT_EQ(left.rows[r].band, right.rows[r].band) << "row " << r;
        EXPECT_EQ(left.rows[r].carried, right.rows[r].carried) << "row " << r;
    }
}

TEST(Samples, EveryRowOfALongTableIsComplete) {
#ifndef CELAH_POPPLER_CORE
    GTEST_SKIP() << "built without Poppler's core: no drawing order, no ruling lines";
#endif
    const fs::path plan = shared / "plans" / "201-table.pdf";
    if (!fs::exists(plan)) GTEST_SKIP() << "no sample plans beside the source tree";
    const Structure result = read(plan);
    for (const Table& table : result.tables) {
        EXPECT_EQ(table.columns.size(), 4U);
        EXPECT_EQ(table.columns.back().role, ColumnRole::evidence);
        for (const Row& row : table.rows) EXPECT_TRUE(row.band || row.cells[1] >= 0) << "page " << row.page + 1;
    }
}

}  // namespace
}  // namespace celah
