// The workbook, read back: what stands in which cell, and that nothing from a plan is more than text.
#include <gmock/gmock.h>

#include <set>

#include "celah/corrections.hpp"
#include "celah/render.hpp"
#include "plan_report.hpp"
#include "render/named_evidence.hpp"
#include "render/names.hpp"
#include "render/xlsx_book.hpp"
#include "workbook_editor.hpp"

namespace celah {
namespace {

using namespace test;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> sheets_of(const std::string& bytes) {
    std::vector<std::string> out;
    const auto book = workbook::read(bytes, {}).value();
    for (const auto& sheet : book.sheets) out.push_back(sheet.name);
    return out;
}

std::string all_text(const workbook::Sheet& sheet) {
    std::string out;
    for (const auto& cell : sheet.cells) out += cell.text + '\n';
    return out;
}

std::size_t utf16_units(const std::string& text) {
    std::size_t out = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
    }
    return out;
}

template <class Function>
void each_item(const Report& report, Function use) {
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets) use(target, false);
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& one : indicator.items) use(one, true);
    }
}

TEST(Xlsx, HasItsSheetsInBothLanguages) {
    EXPECT_THAT(sheets_of(render_xlsx(plan_of_90())), ElementsAre("LKE", "Nilai", "Kesenjangan", "Dibaca", "Pilihan jawaban"));
    EXPECT_THAT(sheets_of(render_xlsx(plan_of_90(), {.language = Language::en})), ElementsAre("LKE", "Scores", "Gaps", "What was read", "Answers"));
    EXPECT_THAT(sheets_of(render_xlsx(plan_of_52())), ElementsAre("LKE", "Kesenjangan", "Dibaca"));
}

TEST(Xlsx, SameReportGivesTheSameBytes) {
    EXPECT_TRUE(render_xlsx(plan_of_90()) == render_xlsx(plan_of_90()));
    EXPECT_TRUE(render_xlsx(plan_of_90()) == render_xlsx(read_report(render_json(plan_of_90())).value()));
    EXPECT_FALSE(render_xlsx(plan_of_90(), {.date = "2025-06-30"}) == render_xlsx(plan_of_90()));
}

/// Half of two thirds is 0.333333, half of 0.666667 would be 0.333334.
TEST(Xlsx, HalvesOfWeightsAreTheSameAfterReadingBack) {
    Report thirds = plan_of_90();
    for (AreaResult& area : thirds.areas)
        for (IndicatorResult& indicator : area.indicators)
            for (ItemResult& item : indicator.items) {
                item.weight = 2.0 / 3;
                item.verdict.status = Status::partial;
            }
    EXPECT_TRUE(render_xlsx(thirds) == render_xlsx(read_report(render_json(thirds)).value()));
}

TEST(Xlsx, EveryItemStandsOnceWithItsVerdictAndKeys) {
    for (const Report* report : {&plan_of_90(), &plan_of_52()}) {
        const WorkbookEditor lke(render_xlsx(*report));
        each_item(*report, [&](const ItemResult& item, bool) {
            int rows = 0;
            for (const auto& cell : lke.sheet().cells) rows += cell.column == lke.column("celah:item") && cell.text == item.id;
            EXPECT_EQ(rows, 1) << item.id;
            const auto row = lke.row(item.id);
            EXPECT_EQ(lke.text(row, lke.column("celah:verdict")), render::name(item.verdict.status));
            EXPECT_EQ(lke.text(row, lke.column("Area / indikator / pertanyaan")), item.text);
            if (!item.verdict.found.empty()) {
                EXPECT_EQ(lke.text(row, lke.column("Hlm.")), std::to_string(item.verdict.found.front().page));
            }
        });
    }
}

TEST(Xlsx, AnswersAreTheAssessors) {
    const WorkbookEditor lke(render_xlsx(plan_of_90()));
    for (const char* title : {"Jawaban unit", "Catatan unit", "Jawaban TPI", "Catatan TPI", "Koreksi", "Alasan koreksi", "Nama", "Tanggal"})
        each_item(plan_of_90(), [&](const ItemResult& item, bool) { EXPECT_EQ(lke.text(lke.row(item.id), lke.column(title)), "") << title << " of " << item.id; });
}

TEST(Xlsx, EveryQuestionHasItsDropDown) {
    const std::string bytes = render_xlsx(plan_of_90());
    pugi::xml_document xml;
    xml.load_string(part(bytes, "xl/worksheets/sheet1.xml").c_str());
    std::set<std::string> lists;
    int percentages = 0;
    for (const auto rule : xml.child("worksheet").child("dataValidations").children("dataValidation")) {
        if (std::string(rule.attribute("type").value()) == "list") lists.insert(rule.child("formula1").text().get());
        else ++percentages;
    }
    EXPECT_THAT(lists, AllOf(Contains("\"A,B,C\""), Contains("\"A,B,C,D\""), Contains("\"A,B,C,D,E\""), Contains("\"Ya,Tidak\""), Contains("\"ada,sebagian,tidak ada,tidak dinilai,batal\"")));
    EXPECT_GT(percentages, 0);
}

TEST(Xlsx, ScoresAreFormulas) {
    const std::string bytes = render_xlsx(plan_of_90());
    const WorkbookEditor lke(bytes);
    pugi::xml_document xml;
    xml.load_string(part(bytes, "xl/worksheets/sheet1.xml").c_str());
    std::size_t questions = 0, formulas = 0;
    each_item(plan_of_90(), [&](const ItemResult&, bool question) { questions += question; });
    for (const auto row : xml.child("worksheet").child("sheetData").children("row"))
        for (const auto cell : row.children("c")) formulas += !cell.child("f").empty();
    EXPECT_GT(formulas, 2 * questions);
    EXPECT_THAT(part(bytes, "xl/worksheets/sheet2.xml"), AllOf(HasSubstr("terpenuhi"), HasSubstr("<f>")));
}

TEST(Xlsx, SaysWhatWasRead) {
    const auto book = workbook::read(render_xlsx(plan_of_90(), {.date = "2025-06-30"}), {}).value();
    EXPECT_THAT(all_text(book.sheets[3]), AllOf(HasSubstr(plan_of_90().document.sha256), HasSubstr(plan_of_90().rules.digest), HasSubstr("celah "), HasSubstr("2025-06-30")));
}

TEST(Xlsx, PlanThatCouldNotBeReadSaysWhy) {
    Report failed;
    failed.status = DocumentStatus::error;
    failed.document.path = "rusak.pdf";
    failed.problems = {{"damaged", "It is damaged.", std::nullopt}};
    const auto book = workbook::read(render_xlsx(failed), {}).value();
    ASSERT_THAT(book.sheets, SizeIs(1));
    EXPECT_THAT(all_text(book.sheets[0]), AllOf(HasSubstr("rusak.pdf"), HasSubstr("PDF rusak")));
}

TEST(Xlsx, WhatComesFromAPlanIsTextAndInert) {
    for (const std::string evil : {"=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "<script>alert(1)</script>",
                                   "_x003D_1", "a\x01\x1b[2J\u202eb", "]]>&amp;\"'"}) {
        Report report = plan_of_90();
        report.document.agency = evil;
        report.document.path = evil + ".pdf";
        const std::string id = first_item(report, Status::present).id;
        item(report, id).verdict.found.front().quote = evil;
        for (AreaResult& area : report.areas)
            for (IndicatorResult& indicator : area.indicators)
                for (Location& place : indicator.evidence.verdict.found) place.quote = evil;
        const std::string bytes = render_xlsx(report);
        const auto book = workbook::read(bytes, {});
        ASSERT_TRUE(book) << book.error().message;
        for (int sheet = 1; sheet <= 5; ++sheet) {
            const std::string xml = part(bytes, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
            EXPECT_THAT(xml, AllOf(Not(HasSubstr("HYPERLINK")), Not(HasSubstr("cmd|")), Not(HasSubstr("<script"))));
        }
        EXPECT_THAT(part(bytes, "xl/sharedStrings.xml"), AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\u202e")), Not(HasSubstr("<script"))));
        const WorkbookEditor lke(bytes);
        const std::string shown = lke.text(lke.row(id), lke.column("Kutipan rencana"));
        if (evil[0] == '=' || evil[0] == '<' || evil[0] == '_') {
            EXPECT_EQ(shown, evil);
        }
    }
}

TEST(Xlsx, LongTextIsCutWithAMark) {
    for (const std::string& letter : {std::string("x"), std::string("é"), std::string("😀")}) {
        std::string text;
        for (int i = 0; i < 60'000; ++i) text += letter;
        const std::string shown = render::xlsx::cell_text(text, Language::id);
        EXPECT_LE(utf16_units(shown), 32'767u);
        EXPECT_GT(utf16_units(shown), 32'000u);
        EXPECT_TRUE(shown.ends_with("[dipotong]"));
        Report report = plan_of_90();
        item(report, first_item(report, Status::present).id).verdict.found.front().quote = text;
        report.document.agency = text;
        EXPECT_TRUE(workbook::read(render_xlsx(report), {}));
    }
}

TEST(Xlsx, SheetNamesAreThoseASpreadsheetTakes) {
    using render::xlsx::sheet_name;
    EXPECT_EQ(sheet_name("Dinas [A]: x/y\\z*?", {}), "Dinas A x y z");
    EXPECT_EQ(sheet_name("'Dinas'", {}), "Dinas");
    EXPECT_EQ(sheet_name("", {}), "Unit");
    EXPECT_EQ(sheet_name("History", {}), "Unit");
    EXPECT_EQ(utf16_units(sheet_name(std::string(100, 'a'), {})), 31u);
    EXPECT_LE(utf16_units(sheet_name("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", {})), 31u);
    std::set<std::string> taken;
    for (int i = 0; i < 120; ++i) {
        const std::string name = sheet_name("KANTOR KEMENTERIAN AGAMA KABUPATEN CONTOH", taken);
        EXPECT_LE(utf16_units(name), 31u);
        std::string key = name;
        std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        EXPECT_TRUE(taken.insert(key).second) << name;
    }
}

TEST(XlsxEvidence, NotNamedIsWhatNothingNamedResembles) {
    EvidenceResult evidence;
    evidence.expected = {"SK Tim Kerja Pembangunan ZI", "Sasaran Kinerja Pegawai (SKP)", "Peta jabatan", "Laporan evaluasi SOP"};
    EXPECT_EQ(render::evidence_not_named(evidence), evidence.expected);
    evidence.verdict.found = {{1, {}, "SK tim; SKP"}, {2, {}, "Peta Jabatan, foto kegiatan"}};
    EXPECT_THAT(render::evidence_not_named(evidence), ElementsAre("Laporan evaluasi SOP"));
}

}  // namespace
}  // namespace celah
