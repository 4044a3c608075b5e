#include "celah/structure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "celah/extract.hpp"
#include "sheet.hpp"
#include "structure/labels.hpp"

namespace celah {
namespace {

using test::lost_words;
using test::Sheet;
using test::wrap;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

const fs::path shared = fs::path(CELAH_SOURCE_DIR).parent_path() / "shared";

const std::string long_text =
    "Tim kerja dibentuk untuk melaksanakan pembangunan zona integritas di lingkungan kantor dan memantau semua "
    "kegiatan yang telah direncanakan oleh pimpinan bersama seluruh pegawai setiap bulan.";

/// "h1 [BAB I] pendahuluan": kind, level, label, text of each block.
std::vector<std::string> lines_of(const Structure& structure) {
    std::vector<std::string> lines;
    for (const Block& block : structure.blocks) {
        const char kind = "htic"[static_cast<int>(block.kind)];
        std::string line = kind + std::to_string(block.level) + ' ';
        if (!block.label.empty()) line += '[' + block.label + "] ";
        line += block.text.text.substr(0, 24);
        lines.push_back(line);
    }
    return lines;
}

std::string furniture_text(const Structure& structure, const Tokens& tokens) {
    std::string text;
    for (const TokenRef& ref : structure.furniture) text += tokens.pages[ref.page][ref.token].normal + ' ';
    return text;
}

void expect_nothing_lost(Sheet& sheet, const Structure& result) {
    EXPECT_THAT(lost_words(sheet.document(), normalize(sheet.document()), result), IsEmpty());
}

struct LabelCase {
    std::string line;
    LabelStyle style;
    std::string label;
    int value;
};

TEST(Labels, AreToldByForm) {
    const std::vector<LabelCase> cases = {
        {"BAB IV RENCANA", LabelStyle::chapter, "BAB IV", 4},
        {"Bab 2", LabelStyle::chapter, "Bab 2", 2},
        {"A. Dasar", LabelStyle::upper_letter, "A.", 1},
        {"IV. Penguatan", LabelStyle::upper_roman, "IV.", 4},
        {"12. Tim", LabelStyle::decimal, "12.", 12},
        {"1.2. Dasar", LabelStyle::dotted, "1.2.", 2},
        {"1.2 Dasar", LabelStyle::dotted, "1.2", 2},
        {"1.2.3 Dasar", LabelStyle::dotted, "1.2.3", 3},
        {"c. Notula", LabelStyle::lower_letter, "c.", 3},
        {"iii. Notula", LabelStyle::lower_roman, "iii.", 3},
        {"3) Notula", LabelStyle::decimal_paren, "3)", 3},
        {"b) Notula", LabelStyle::letter_paren, "b)", 2},
        {"(2) Notula", LabelStyle::decimal_parens, "(2)", 2},
        {"(c) Notula", LabelStyle::letter_parens, "(c)", 3},
        {"- Notula", LabelStyle::bullet, "-", 0},
        {"• Notula", LabelStyle::bullet, "•", 0},
        {"1.Tim kerja", LabelStyle::decimal, "1.", 1},
        {"-Menyusun SOP", LabelStyle::bullet, "-", 0},
    };
    for (const LabelCase& expected : cases) {
        Sheet sheet;
        sheet.page().line(72, 100, expected.line);
        const Tokens tokens = normalize(sheet.document());
        const layout::PageUnits page = layout::make_units(sheet.document(), tokens, 0);
        const auto label = layout::parse_label(tokens, layout::make_lines(page, layout::Place::body).front());
        ASSERT_TRUE(label.has_value()) << expected.line;
        EXPECT_EQ(label->style, expected.style) << expected.line;
        EXPECT_EQ(label->text, expected.label) << expected.line;
        EXPECT_EQ(label->value, expected.value) << expected.line;
    }
}

TEST(Labels, OtherBeginningsAreNone) {
    for (const std::string line : {"1.500 orang hadir", "2 (dua) orang", "Bab II Pembentukan dinas", "S.H. hadir",
                                   "1.2.2019 tanggal", "Tahun 2019.", "-nya", "a.n. Kepala", "dll. hadir"}) {
        Sheet sheet;
        sheet.page().line(72, 100, line);
        const Tokens tokens = normalize(sheet.document());
        const layout::PageUnits page = layout::make_units(sheet.document(), tokens, 0);
        EXPECT_FALSE(layout::parse_label(tokens, layout::make_lines(page, layout::Place::body).front())) << line;
    }
}

TEST(Outline, NestsByLabelStyle) {
    Sheet sheet;
    sheet.page().centered(60, "BAB I", {.bold = true}).centered(76, "RENCANA AKSI", {.bold = true});
    double y = 110;
    sheet.line(72, y, "A. Manajemen Perubahan", {.bold = true});
    y += 20;
    sheet.item(90, y, 400, "1.", "Tim Kerja");
    sheet.paragraph(108, y, 380, long_text);
    sheet.item(108, y, 380, "a.", "menyusun surat keputusan tim kerja;");
    sheet.item(108, y, 380, "b.", "memilih anggota melalui prosedur yang jelas.");
    sheet.item(90, y, 400, "2.", "Rencana Pembangunan");
    sheet.item(108, y, 380, "a.", "menyusun dokumen rencana kerja;");
    y += 10;
    sheet.line(72, y, "B. Penataan Tatalaksana", {.bold = true});
    const Structure result = sheet.structure();
    EXPECT_THAT(lines_of(result),
                ElementsAre("h1 [BAB I] rencana aksi", "h2 [A.] manajemen perubahan", "h3 [1.] tim kerja",
                            "t4 tim kerja dibentuk untuk", "i4 [a.] menyusun surat keputusan",
                            "i4 [b.] memilih anggota melalui ", "h3 [2.] rencana pembangunan",
                            "i4 [a.] menyusun dokumen rencana", "h2 [B.] penataan tatalaksana"));
    ASSERT_EQ(result.sections.size(), 5U);
    EXPECT_EQ(result.sections[2].parent, 1);
    EXPECT_EQ(result.blocks[5].section, 2);
    EXPECT_EQ(result.sections[1].first, 1U);
    EXPECT_EQ(result.sections[1].last, 8U);
    expect_nothing_lost(sheet, result);
}

TEST(Outline, ReusedLabelStyleNestsUnderLetter) {
    Sheet sheet;
    sheet.page();
    double y = 60;
    for (const std::string number : {"1.", "2."}) {
        sheet.line(72, y, number + " Penataan Sistem", {.bold = true});
        y += 18;
        sheet.line(72, y, "Indikator:");
        y += 18;
        for (const std::string letter : {"a.", "b."}) {
            sheet.item(90, y, 400, letter, "Pola Mutasi");
            sheet.item(90, y, 400, "1.", "kebijakan pola mutasi telah ditetapkan;");
            sheet.item(90, y, 400, "2.", "kebijakan pola mutasi telah diterapkan.");
        }
    }
    const std::vector<std::string> block = {"h2 indikator",
                                            "h3 [a.] pola mutasi",
                                            "i4 [1.] kebijakan pola mutasi te",
                                            "i4 [2.] kebijakan pola mutasi te",
                                            "h3 [b.] pola mutasi",
                                            "i4 [1.] kebijakan pola mutasi te",
                                            "i4 [2.] kebijakan pola mutasi te"};
    std::vector<std::string> expected = {"h1 [1.] penataan sistem"};
    expected.insert(expected.end(), block.begin(), block.end());
    expected.push_back("h1 [2.] penataan sistem");
    expected.insert(expected.end(), block.begin(), block.end());
    EXPECT_EQ(lines_of(sheet.structure()), expected);
}

TEST(Outline, LetterIAfterHIsALetter) {
    Sheet sheet;
    sheet.page();
    double y = 60;
    for (const std::string label : {"g.", "h.", "i.", "j."}) sheet.item(72, y, 400, label, "laporan hasil kegiatan;");
    const Structure letters = sheet.structure();
    EXPECT_EQ(letters.blocks[2].style, LabelStyle::lower_letter);
    Sheet other;
    other.page();
    y = 60;
    for (const std::string label : {"i.", "ii.", "iii.", "iv.", "v."})
        other.item(72, y, 400, label, "laporan hasil kegiatan;");
    const Structure numerals = other.structure();
    for (const Block& block : numerals.blocks) EXPECT_EQ(block.style, LabelStyle::lower_roman) << block.label;
}

TEST(Paragraphs, EndAtShortLinesAndIndents) {
    Sheet sheet;
    sheet.page();
    double y = 60;
    sheet.paragraph(72, y, 450, long_text, 30)
        .paragraph(72, y, 450, long_text, 30)
        .paragraph(72, y, 450, "Penutup singkat.", 30);
    const Structure result = sheet.structure();
    EXPECT_EQ(result.blocks.size(), 3U);
    for (const Block& block : result.blocks) EXPECT_EQ(block.kind, BlockKind::paragraph);
}

TEST(Paragraphs, RunOverThePageEnd) {
    Sheet sheet;
    sheet.page();
    double y = 760;
    sheet.paragraph(72, y, 450,
                    "Tim kerja dibentuk untuk melaksanakan pembangunan zona integritas di lingkungan kantor dan akan "
                    "memantau semua");
    sheet.page();
    y = 60;
    sheet.paragraph(72, y, 450, "kegiatan yang telah direncanakan oleh pimpinan.")
        .paragraph(72, y, 450, "Bab berikut memuat jadwal.");
    const Structure result = sheet.structure();
    ASSERT_EQ(result.blocks.size(), 2U);
    EXPECT_THAT(result.blocks[0].text.text, HasSubstr("memantau semua kegiatan"));
    EXPECT_EQ(result.blocks[0].page, 0U);
    EXPECT_GT(result.blocks[0].box.y0, 700);
    expect_nothing_lost(sheet, result);
}

TEST(Paragraphs, TwoTextColumns) {
    Sheet sheet;
    sheet.page();
    double left = 60, right = 60;
    sheet.paragraph(50, left, 230, long_text).paragraph(50, left, 230, long_text);
    sheet.paragraph(320, right, 230, "Pelayanan publik dilaksanakan " + long_text);
    const Structure result = sheet.structure();
    ASSERT_EQ(result.blocks.size(), 3U);
    EXPECT_THAT(result.blocks[2].text.text, HasSubstr("pelayanan publik dilaksanakan tim kerja dibentuk"));
}

TEST(Paragraphs, ListNumbersDrawnAfterTheText) {
    Sheet sheet;
    sheet.page();
    sheet.line(90, 60, "menyusun surat keputusan tim;")
        .line(90, 73, "memilih anggota tim;")
        .line(90, 86, "membuat notula.");
    sheet.line(72, 60, "a.").line(72, 73, "b.").line(72, 86, "c.");
    const Structure result = sheet.structure();
    EXPECT_THAT(lines_of(result), ElementsAre("i1 [a.] menyusun surat keputusan", "i1 [b.] memilih anggota tim",
                                              "i1 [c.] membuat notula"));
    expect_nothing_lost(sheet, result);
}

TEST(Paragraphs, NumberAfterNomorIsNoLabel) {
    Sheet sheet;
    sheet.page();
    sheet.line(72, 60, "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi di Jakarta Nomor");
    sheet.line(72, 73, "52. Tahun 2014 tentang pembangunan zona integritas menuju wilayah bebas dari korupsi dan");
    sheet.line(72, 86, "wilayah birokrasi bersih.");
    EXPECT_EQ(sheet.structure().blocks.size(), 1U);
}

TEST(Contents, LeaderLinesAreMarked) {
    Sheet sheet;
    sheet.page();
    sheet.line(72, 60, "BAB I PENDAHULUAN ................ 1").line(72, 80, "A. Latar Belakang ................ 2");
    for (const Block& block : sheet.structure().blocks) EXPECT_TRUE(block.leader) << block.text.text;
    Sheet plain;
    plain.page();
    for (int i = 0; i < 4; ++i)
        plain.line(72, 60 + 20 * i, "Latar Belakang").line(500, 60 + 20 * i, std::to_string(i + 1));
    for (const Block& block : plain.structure().blocks) EXPECT_TRUE(block.leader) << block.text.text;
}

Sheet document_with_furniture(int pages) {
    Sheet sheet;
    for (int i = 1; i <= pages; ++i) {
        sheet.page(i % 2 ? 595 : 842, i % 2 ? 842 : 595);
        const double height = sheet.document().pages.back().height;
        sheet.line(72, 30, "Kantor Pelayanan Contoh");
        double y = 80;
        sheet.paragraph(72, y, 400,
                        "Halaman ke-" + std::string(static_cast<std::size_t>(i), 'x') + " memuat uraian. " + long_text);
        sheet.line(200, 300, "www.contoh.go.id");
        sheet.paragraph(72, y, 400, long_text);
        sheet.line(150, 250, "KONSEP", {.size = 60, .angle = -1});
        sheet.line(72, height - 40, "Rencana Kerja | " + std::to_string(i));
        sheet.line(72, height - 60, "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat BSrE",
                   {.size = 7});
    }
    return sheet;
}

TEST(Furniture, RunningHeadsNumbersSignaturesAndWatermarks) {
    Sheet sheet = document_with_furniture(5);
    const Structure result = sheet.structure();
    const std::string left_out = furniture_text(result, normalize(sheet.document()));
    for (const std::string word : {"kantor", "rencana", "konsep", "ditandatangani", "contoh"})
        EXPECT_THAT(left_out, HasSubstr(word));
    for (const Block& block : result.blocks) {
        EXPECT_THAT(block.text.text, Not(HasSubstr("konsep")));
        EXPECT_THAT(block.text.text, Not(HasSubstr("go id")));
        EXPECT_THAT(block.text.text, Not(HasSubstr("rencana kerja")));
    }
    expect_nothing_lost(sheet, result);
}

TEST(Furniture, ChaptersAndListPointsAtThePageTopStay) {
    Sheet sheet;
    for (int i = 1; i <= 4; ++i) {
        sheet.page().centered(60, "BAB " + std::to_string(i), {.bold = true});
        sheet.line(72, 90, std::to_string(i) + ") Dinas Penanaman Modal telah menyusun standar pelayanan");
    }
    EXPECT_THAT(sheet.structure().furniture, IsEmpty());
}

/// Numbered titles at the top of a page each look like page numbers that count.
TEST(Furniture, NumberedTitlesAtThePageTopStay) {
    for (const std::string title : {"POKJA", "Area Perubahan"}) {
        Sheet sheet;
        for (int i = 1; i <= 6; ++i) {
            double y = 90;
            sheet.page().line(72, 72, title + ' ' + std::to_string(i), {.bold = true});
            sheet.paragraph(72, y, 400, "Bagian ke-" + std::string(static_cast<std::size_t>(i), 'x') + " rencana. " + long_text);
        }
        const std::string left_out = furniture_text(sheet.structure(), normalize(sheet.document()));
        EXPECT_THAT(left_out, Not(AnyOf(HasSubstr("pokja"), HasSubstr("perubahan")))) << title;
    }
}

TEST(Furniture, SmallNumberedHeadsAreRunning) {
    Sheet sheet;
    for (int i = 1; i <= 6; ++i) {
        double y = 90;
        sheet.page().line(400, 40, "Rencana Kerja " + std::to_string(i), {.size = 8});
        sheet.paragraph(72, y, 400, "Bagian ke-" + std::string(static_cast<std::size_t>(i), 'x') + " uraian. " + long_text);
    }
    EXPECT_THAT(furniture_text(sheet.structure(), normalize(sheet.document())), HasSubstr("rencana kerja 6"));
}

TEST(Furniture, NumbersCountWithThePages) {
    Sheet sheet;
    const std::vector<std::string> odd = {"7", "3", "9", "1", "4"};
    for (int i = 1; i <= 5; ++i) {
        double y = 90;
        sheet.page().line(72, 40, "Tahun 2024 halaman " + std::to_string(i) + " dari 5");
        sheet.paragraph(72, y, 400, "Bagian ke-" + std::string(static_cast<std::size_t>(i), 'x') + " rencana. " + long_text);
        sheet.line(72, 780, "sebanyak " + odd[static_cast<std::size_t>(i - 1)] + " orang");
    }
    const std::string left_out = furniture_text(sheet.structure(), normalize(sheet.document()));
    EXPECT_THAT(left_out, HasSubstr("tahun 2024 halaman 1 dari 5"));
    EXPECT_THAT(left_out, Not(HasSubstr("sebanyak")));
}

TEST(Furniture, WordsThatHeadThePagesTextStay) {
    Sheet sheet;
    for (int i = 1; i <= 8; ++i) {
        double y = 90;
        sheet.page().line(72, 30, "Kantor Pelayanan Contoh");
        if (i % 2 == 0) sheet.line(72, 76, "Data dukung:");
        else sheet.line(72, 76, "Bukti dukung");
        sheet.paragraph(72, y, 400, "Surat ke-" + std::string(static_cast<std::size_t>(i), 'x') + " rencana. " + long_text);
    }
    const std::string left_out = furniture_text(sheet.structure(), normalize(sheet.document()));
    EXPECT_THAT(left_out, HasSubstr("kantor"));
    EXPECT_THAT(left_out, Not(HasSubstr("dukung")));
}

/// Work must not grow with the square of what a file holds: at these sizes that would be minutes.
TEST(Hostile, ManyEqualLinesOnManyPages) {
    Sheet sheet;
    for (int i = 0; i < 1500; ++i) {
        sheet.page();
        for (int line = 0; line < 100; ++line) sheet.line(72, 40 + 7 * line, "Tim kerja", {.size = 5});
    }
    EXPECT_FALSE(sheet.structure().furniture.empty());
}

TEST(Hostile, ManyTablesOnAPage) {
    Sheet sheet;
    sheet.page(595, 200000);
    constexpr int tables = 6000;
    for (int i = 0; i < tables; ++i) {
        const double y = 20 + 30 * i;
        sheet.line(20, y, "NO").line(60, y, "KEGIATAN").line(250, y, "WAKTU").line(400, y, "BUKTI");
        sheet.line(20, y + 14, "1").line(60, y + 14, "rapat tim").line(250, y + 14, "maret").line(400, y + 14, "foto");
    }
    EXPECT_EQ(sheet.structure().tables.size(), static_cast<std::size_t>(tables));
}

TEST(Hostile, ManyLinesOnAPage) {
    Sheet sheet;
    sheet.page(595, 1000000);
    for (int i = 0; i < 60000; ++i) sheet.line(20, 20 + 12 * i, "kata lain");
    EXPECT_EQ(sheet.structure().furniture.size(), 0U);
}

/// The column to the right of a line is found wherever its lines are drawn.
TEST(Paragraphs, ColumnsDrawnApartAreSeenFromEachOther) {
    Sheet sheet;
    sheet.page();
    double left = 60, right = 60;
    sheet.paragraph(320, right, 230, long_text).paragraph(320, right, 230, long_text);
    sheet.paragraph(50, left, 230, "Pelayanan publik dilaksanakan " + long_text);
    EXPECT_EQ(sheet.structure().blocks.size(), 3U);
}

TEST(Paragraphs, BoldLinesWithinASentenceDoNotEndIt) {
    Sheet sheet;
    sheet.page();
    const std::vector<std::string> lines = wrap(long_text, 400, {});
    for (std::size_t i = 0; i < lines.size(); ++i) sheet.line(72, 60 + 13 * static_cast<double>(i), lines[i], {.bold = i == 1});
    ASSERT_GE(lines.size(), 3U);
    EXPECT_EQ(sheet.structure().blocks.size(), 1U);
}

TEST(Structure, EmptyAndOddInputsAreTaken) {
    EXPECT_TRUE(structure({}, {}).blocks.empty());
    Sheet sheet;
    sheet.page();
    EXPECT_TRUE(sheet.structure().blocks.empty());
    sheet.line(72, 60, "-").line(72, 80, "1.").line(72, 100, "(").line(72, 120, "BAB");
    expect_nothing_lost(sheet, sheet.structure());
}

std::vector<fs::path> sample_files() {
    std::vector<fs::path> files;
    for (const char* folder : {"plans", "not-a-plan"})
        if (fs::exists(shared / folder))
            for (const auto& entry : fs::directory_iterator(shared / folder))
                if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The blocks' outline as text that does not depend on page breaks and hyphens.
std::vector<std::string> outline_of(const Structure& structure) {
    std::vector<std::string> lines;
    for (const Block& block : structure.blocks)
        if (block.kind == BlockKind::heading) lines.push_back(block.label + ' ' + block.text.text);
    return lines;
}

TEST(Samples, NoWordIsLost) {
    const auto files = sample_files();
    if (files.empty()) GTEST_SKIP() << "no sample plans beside the source tree";
    for (const fs::path& file : files) {
        const auto document = extract(bytes_of(file));
        if (!document) continue;
        const Tokens tokens = normalize(*document);
        const Structure result = structure(*document, tokens);
        EXPECT_THAT(lost_words(*document, tokens, result), IsEmpty()) << file;
        for (const Section& section : result.sections) EXPECT_LT(section.first, section.last) << file;
    }
}

TEST(Samples, TwoRenderingsHaveOneOutline) {
#ifndef CELAH_POPPLER_CORE
    GTEST_SKIP() << "built without Poppler's core: no drawing order, no ruling lines";
#endif
    if (!fs::exists(shared / "plans")) GTEST_SKIP() << "no sample plans beside the source tree";
    for (const std::string plan : {"000", "002", "003"}) {
        const auto word = extract(bytes_of(shared / "plans" / (plan + "-word.pdf")));
        const auto justified = extract(bytes_of(shared / "plans" / (plan + "-justified.pdf")));
        ASSERT_TRUE(word && justified);
        auto a = outline_of(structure(*word, normalize(*word)));
        auto b = outline_of(structure(*justified, normalize(*justified)));
        const std::size_t all = std::max(a.size(), b.size());
        std::vector<std::string> both;
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
        EXPECT_GE(both.size(), 0.9 * static_cast<double>(all)) << plan;
    }
}

}  // namespace
}  // namespace celah
