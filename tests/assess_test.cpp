// Verdicts, their reasons and quotes, whose plan it is, and what is no plan at all.
#include <gmock/gmock.h>

#include "assess/identity.hpp"
#include "assess/quote.hpp"
#include "invariant.hpp"
#include "plan_text.hpp"

namespace celah::test {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string cover = "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n^ DINAS PERIKANAN KABUPATEN RAWA BIRU\n^ TAHUN 2020\n---\n"
                          "# BAB I PENDAHULUAN\n\nRencana ini memuat hal yang dikerjakan.\n\n# BAB II RENCANA AKSI\n\n";

const std::string areas = "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim pembangunan Zona Integritas dibentuk pada bulan Januari.\n\n"
                          "# 2. Dokumen Rencana Kerja\n\nDokumen rencana kerja pembangunan Zona Integritas disusun.\n\n"
                          "# B. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign gratifikasi telah dilakukan.\n";

const IndicatorResult& indicator(const Report& report, const std::string& id) {
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& result : area.indicators)
            if (result.id == id) return result;
    throw std::invalid_argument("no indicator " + id);
}

const Verdict& item(const Report& report, const std::string& id) {
    for (const ItemResult& result : indicator(report, id.substr(0, id.rfind('.'))).items)
        if (result.id == id) return result.verdict;
    throw std::invalid_argument("no item " + id);
}

// --- verdicts -----------------------------------------------------------------------------------------------------------

TEST(Verdicts, SayWhereAndWhy) {
    Plan plan(cover + areas);
    const Report report = plan.report();
    EXPECT_EQ(broken_invariants(report, plan.document(), shipped_rules()), "");
    EXPECT_EQ(report.status, DocumentStatus::ok);
    EXPECT_EQ(item(report, "1.a.1").status, Status::present);
    EXPECT_EQ(item(report, "1.a.1").reason, "Dinyatakan pada bagian indikator ini, halaman 2.");
    EXPECT_EQ(item(report, "1.a.2").status, Status::missing);
    EXPECT_EQ(item(report, "1.a.2").reason, "Sudah dicari pada bagian indikator ini dan bagian lain dari area ini (halaman 2).");
    EXPECT_THAT(item(report, "1.c.1").reason, HasSubstr("indikator ini tidak punya judul atau baris sendiri"));
    EXPECT_EQ(item(report, "2.a.1").reason, "Rencana ini tidak memuat bagian untuk area ini.");
    EXPECT_EQ(indicator(report, "1.a").heading.status, Status::present);
    EXPECT_EQ(indicator(report, "1.c").heading.reason, "Tidak ada judul atau baris tabel untuk indikator ini.");
    EXPECT_EQ(indicator(report, "1.a").time_target.status, Status::present);
    EXPECT_EQ(indicator(report, "1.b").time_target.status, Status::missing);
    EXPECT_THAT(report.areas[0].pages, ElementsAre(2));
}

TEST(Verdicts, AreToldInEnglishToo) {
    const Report report = Plan(cover + areas).report(Language::en);
    EXPECT_EQ(item(report, "1.a.1").reason, "Stated in this indicator's part, page 2.");
    EXPECT_EQ(item(report, "2.a.1").reason, "This plan has no part for this area.");
}

TEST(Verdicts, IndicatorsAreCompletePartialOrMissing) {
    const Report report = Plan(cover + areas + "\nHasil pelaksanaan pengendalian gratifikasi diterapkan.\n").report();
    EXPECT_EQ(indicator(report, "1.a").status, IndicatorStatus::partial);
    EXPECT_EQ(indicator(report, "2.a").status, IndicatorStatus::missing);
    const Report whole = Plan(cover + "# A. Penataan Sistem Manajemen SDM\n\n# 1. Sistem Informasi Kepegawaian\n\n"
                                      "Data informasi kepegawaian dimutakhirkan secara berkala.\n\n# B. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim dibentuk.\n").report();
    EXPECT_EQ(indicator(whole, "3.f").status, IndicatorStatus::complete);
}

/// Coverage by hand: one of two items of 1.a, one of three of 1.b, one of two of 5.a; 4 and 5 indicators; weights 5 and 15 of 60.
TEST(Verdicts, CoverageIsWeighted) {
    const Report report = Plan(cover + areas).report();
    EXPECT_EQ(report.summary.items.required, 73);
    EXPECT_EQ(report.summary.items.present, 3);
    EXPECT_EQ(report.summary.items.missing, 70);
    const double area1 = (0.5 + 1.0 / 3) / 4, area5 = 0.5 / 5;
    EXPECT_NEAR(report.summary.coverage_percent, 100 * (5 * area1 + 15 * area5) / 60, 0.005 + 1e-9) << "in hundredths";
    // JSON has two decimals and people see one: rounding twice must not give another figure than rounding once.
    EXPECT_EQ(report.summary.coverage_percent, std::round(report.summary.coverage_percent * 100) / 100);
}

TEST(Verdicts, NearestMissIsShown) {
    const Report report = Plan(cover + "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim belum dibentuk oleh Kepala Dinas.\n\n# 2. Dokumen Rencana Kerja\n\n"
                                       "Dokumen rencana kerja disusun.\n").report();
    ASSERT_EQ(item(report, "1.a.1").status, Status::missing);
    ASSERT_TRUE(item(report, "1.a.1").nearest.has_value());
    EXPECT_EQ(item(report, "1.a.1").nearest->quote, "Tim belum dibentuk oleh Kepala Dinas.");
}

/// "Missing" is an accusation: none over pages that nobody read.
TEST(Verdicts, UnreadPagesAccuseNobody) {
    Document document = PlanText(cover + areas + "---\nLampiran\n").document();
    document.pages.back().words.clear();
    document.pages.back().source = PageSource::unreadable;
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, shipped_rules());
    const Report report = assess({document, tokens, parts, matches, shipped_rules(), choose(parts, {&shipped_rules(), 1})});
    EXPECT_EQ(broken_invariants(report, document, shipped_rules()), "");
    EXPECT_EQ(report.status, DocumentStatus::warning);
    EXPECT_EQ(item(report, "1.a.1").status, Status::present);
    EXPECT_EQ(item(report, "2.a.1").status, Status::not_assessed);
    EXPECT_EQ(item(report, "2.a.1").reason, "Tidak dapat dinilai: halaman yang mungkin memuatnya tidak terbaca (halaman 3).");
    EXPECT_EQ(indicator(report, "2.a").status, IndicatorStatus::not_assessed);
}

/// The report of a plan some of whose pages are pictures: `unread` of them, counted from 1.
Report report_with_scans(const std::string& text, const std::vector<int>& unread, int left_out = 0, int incomplete = 0) {
    Document document = PlanText(text).document();
    for (const int page : unread) {
        document.pages[static_cast<std::size_t>(page) - 1].words.clear();
        document.pages[static_cast<std::size_t>(page) - 1].source = PageSource::unreadable;
    }
    document.pages_left_out = left_out;
    if (incomplete > 0) document.pages[static_cast<std::size_t>(incomplete) - 1].incomplete = true;
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, shipped_rules());
    Report report = assess({document, tokens, parts, matches, shipped_rules(), choose(parts, {&shipped_rules(), 1})});
    EXPECT_EQ(broken_invariants(report, document, shipped_rules()), "");
    return report;
}

const std::string scan_page = "---\nPindaian\n";
const std::string tail = "---\n# BAB III PENUTUP\n\nDemikian rencana kerja ini disusun.\n";

/// What the areas refer to as an annex may hold anything that any of them lacks.
TEST(Verdicts, ScansBehindTheClosingMayBelongToAnyArea) {
    const Report report = report_with_scans(cover + areas + tail + scan_page + scan_page, {4, 5});
    EXPECT_EQ(item(report, "1.a.1").status, Status::present);
    EXPECT_EQ(item(report, "1.a.2").status, Status::not_assessed);
    EXPECT_EQ(item(report, "1.a.2").reason, "Tidak dapat dinilai: halaman yang mungkin memuatnya tidak terbaca (halaman 4-5).");
    EXPECT_FALSE(has_gap(report));
}

TEST(Verdicts, ScansWithinAnotherAreasPartDoNot) {
    const std::string first = "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim pembangunan Zona Integritas dibentuk.\n---\n";
    const std::string second = "# B. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign gratifikasi telah dilakukan.\n" + scan_page +
                               "---\n# 2. Pengaduan Masyarakat\n\nPengaduan masyarakat ditindaklanjuti.\n";
    const Report report = report_with_scans(cover + first + second, {4});
    EXPECT_EQ(item(report, "1.a.2").status, Status::missing);
    EXPECT_EQ(item(report, "5.a.2").status, Status::not_assessed);
    EXPECT_EQ(item(report, "6.a.1").status, Status::not_assessed) << "an area that has no part may stand anywhere";
}

TEST(Verdicts, ACoverThatIsAPictureHoldsNothing) {
    const Report report = report_with_scans("Sampul\n---\n" + cover + areas, {1});
    EXPECT_EQ(item(report, "1.a.2").status, Status::missing);
}

TEST(Verdicts, WhatALimitCutOffWasNotRead) {
    const Report more_pages = report_with_scans(cover + areas, {}, 7);
    EXPECT_EQ(item(more_pages, "1.a.2").status, Status::not_assessed);
    EXPECT_EQ(item(more_pages, "2.a.1").reason, "Tidak dapat dinilai: halaman yang mungkin memuatnya tidak terbaca (halaman 3-9).");
    EXPECT_EQ(more_pages.document.pages, 9);
    EXPECT_EQ(more_pages.document.pages_unreadable, 7);
    const Report more_words = report_with_scans(cover + areas, {}, 0, 2);
    EXPECT_EQ(item(more_words, "1.a.1").status, Status::present);
    EXPECT_EQ(item(more_words, "1.a.2").status, Status::not_assessed);
}

TEST(Verdicts, NoPageReadIsNoText) {
    Document document = PlanText("Lampiran").document();
    document.pages.back().words.clear();
    document.pages.back().source = PageSource::unreadable;
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, shipped_rules());
    const Report report = assess({document, tokens, parts, matches, shipped_rules(), choose(parts, {&shipped_rules(), 1})});
    EXPECT_EQ(report.status, DocumentStatus::error);
    EXPECT_THAT(report.problems, Contains(Field(&Problem::code, "no-text")));
    EXPECT_THAT(report.areas, IsEmpty());
}

/// The check that all end-to-end tests rely on is no rubber stamp.
TEST(Invariant, SeesWhatIsBroken) {
    Plan plan(cover + areas);
    const Report sound = plan.report();
    const auto broken = [&](auto change) {
        Report report = sound;
        change(report);
        return broken_invariants(report, plan.document(), shipped_rules());
    };
    const auto first = [](Report& report) -> Verdict& { return report.areas[0].indicators[0].items[0].verdict; };
    EXPECT_EQ(broken([](Report&) {}), "");
    EXPECT_THAT(broken([&](Report& r) { first(r).found[0].quote = "Tim pembangunan WBK dibentuk"; }), HasSubstr("does not stand in its box"));
    EXPECT_THAT(broken([&](Report& r) { first(r).found[0].box.x1 -= 20; }), HasSubstr("does not stand in its box"));
    EXPECT_THAT(broken([&](Report& r) { first(r).found[0].page = 1; }), HasSubstr("does not stand in its box"));
    EXPECT_THAT(broken([&](Report& r) { first(r).found[0].page = 9; }), HasSubstr("is on no page"));
    EXPECT_THAT(broken([&](Report& r) { first(r).found.clear(); }), HasSubstr("nothing is quoted"));
    EXPECT_THAT(broken([&](Report& r) { first(r).status = Status::missing; }), HasSubstr("the summary of items does not add up"));
    EXPECT_THAT(broken([](Report& r) { r.areas.pop_back(); }), HasSubstr("item 6.c.3 stands 0 times"));
    EXPECT_THAT(broken([](Report& r) { r.areas[0].indicators.push_back(r.areas[0].indicators[0]); }), HasSubstr("indicator 1.a stands 2 times"));
    EXPECT_THAT(broken([](Report& r) { r.status = DocumentStatus::error; }), HasSubstr("has areas"));
}

// --- quotes ---------------------------------------------------------------------------------------------------------------

TEST(Quotes, AreThePlansOwnWords) {
    Plan plan(cover + "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nUmum: \"Tim Kerja ZI\" dibentuk (SK No. 7/2020); rapat menyusul.\n\n# 2. Dokumen Rencana Kerja\n\nMenyusul.\n");
    const Verdict verdict = item(plan.report(), "1.a.1");
    ASSERT_EQ(verdict.status, Status::present);
    EXPECT_THAT(verdict.found[0].quote, HasSubstr("\"Tim Kerja ZI\" dibentuk (SK No. 7/2020);"));
    EXPECT_EQ(verdict.found[0].page, 2);
}

TEST(Quotes, BoxCoversTheirLines) {
    Plan plan(cover + areas);
    const Report report = plan.report();
    const Location location = item(report, "1.a.1").found.at(0);
    std::vector<Box> boxes;
    for (const Word& word : plan.document().pages[1].words)
        if (word.text == "Tim" || word.text == "Januari.") boxes.push_back(word.box);
    ASSERT_THAT(boxes, SizeIs(3));   // the heading's "Tim", the sentence's, its end
    EXPECT_EQ(location.box, celah::cover(boxes[1], boxes[2]));
}

/// A sentence over two lines, a word of it broken by a hyphen.
TEST(Quotes, GlueLineBreakHyphens) {
    Sheet sheet;
    sheet.page().centered(60, "RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS", {.size = 16, .bold = true});
    sheet.page().line(60, 60, "A. Manajemen Perubahan", {.bold = true}).line(60, 90, "1. Tim Kerja", {.bold = true});
    sheet.line(60, 120, "Kepala Dinas dan para kepala bidang membentuk tim pemba-").line(60, 133, "ngunan zona integritas dengan surat keputusan.");
    Document& document = sheet.document();
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, shipped_rules());
    const Report report = assess({document, tokens, parts, matches, shipped_rules(), choose(parts, {&shipped_rules(), 1})});
    EXPECT_EQ(broken_invariants(report, document, shipped_rules()), "");
    ASSERT_EQ(item(report, "1.a.1").status, Status::present);
    EXPECT_EQ(item(report, "1.a.1").found[0].quote,
              "Kepala Dinas dan para kepala bidang membentuk tim pembangunan zona integritas dengan surat keputusan.");
    EXPECT_DOUBLE_EQ(item(report, "1.a.1").found[0].box.y0, 120);
    EXPECT_DOUBLE_EQ(item(report, "1.a.1").found[0].box.y1, 143);
}

/// Only the hyphen goes, not the last letter of the word before it.
TEST(Quotes, KeepAccentsBeforeALineBreakHyphen) {
    for (const std::string hyphen : {"-", "\u2010", "\u00AD"}) {
        Document document = Sheet().page().line(60, 60, "Seluruh pegawai makan di Kaf\u00e9" + hyphen).line(60, 73, "taria kantor").document();
        const Tokens tokens = normalize(document);
        Structure parts = structure(document, tokens);
        const Matches none;
        const auto location = quote({document, tokens, parts, none, shipped_rules(), choose(parts, {&shipped_rules(), 1})}, {0, 0, 8});
        ASSERT_TRUE(location.has_value());
        EXPECT_EQ(location->quote, "Seluruh pegawai makan di Kaf\u00e9taria kantor") << hyphen;
    }
}

/// "prosedur/mekanisme" is two tokens of one word; the quote holds it once.
TEST(Quotes, WordsSplitBySlashAreWhole) {
    Plan plan(cover + "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nAnggota tim dipilih melalui prosedur/mekanisme yang jelas.\n\n# 2. Dokumen Rencana Kerja\n\nMenyusul.\n");
    const Report report = plan.report();
    ASSERT_EQ(item(report, "1.a.2").status, Status::present);
    EXPECT_EQ(item(report, "1.a.2").found[0].quote, "Anggota tim dipilih melalui prosedur/mekanisme yang jelas.");
    EXPECT_EQ(broken_invariants(report, plan.document(), shipped_rules()), "");
}

TEST(Quotes, StayOnTheirPage) {
    std::string text = cover + "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n";
    for (int i = 0; i < 46; ++i) text += "Uraian ke sekian tentang kegiatan.\n";
    text += "Kepala Dinas membentuk tim pembangunan zona integritas yang beranggotakan para kepala bidang, kepala seksi, dan seluruh "
            "staf pelaksana pada sekretariat serta unit pelaksana teknis yang tersebar di dua puluh kecamatan.\n";
    Plan plan(text);
    const Report report = plan.report();
    EXPECT_EQ(item(report, "1.a.1").status, Status::present);
    EXPECT_EQ(broken_invariants(report, plan.document(), shipped_rules()), "");
}

// --- whose plan, and for when ---------------------------------------------------------------------------------------------

struct Cover {
    const char* name;
    std::string text;
    std::string agency;
    std::optional<int> year;
    friend void PrintTo(const Cover& of, std::ostream* out) { *out << of.name; }
};

class Covers : public testing::TestWithParam<Cover> {};

TEST_P(Covers, TellAgencyAndYear) {
    const Report report = Plan(GetParam().text + "\n---\n# BAB I RENCANA AKSI\n\n" + areas).report();
    EXPECT_EQ(report.document.agency.value_or(""), GetParam().agency);
    EXPECT_EQ(report.document.year, GetParam().year);
}

INSTANTIATE_TEST_SUITE_P(
    Assess, Covers,
    testing::Values(
        Cover{"Court", "^ RENCANA KERJA\n^ PEMBANGUNAN ZONA INTEGRITAS\n^ MENUJU WILAYAH BEBAS DARI KORUPSI\n\n\n^ PENGADILAN NEGERI WATU LINTANG\n^ TAHUN 2019",
              "PENGADILAN NEGERI WATU LINTANG", 2019},
        Cover{"BelowThoseItBelongsTo", "^ KEMENTERIAN PERDAGANGAN\n^ BADAN PENGAWASAN DAN PENGUJIAN MUTU BARANG\n\n\n^ RENCANA KERJA\n^ PEMBANGUNAN ZONA INTEGRITAS\n\n\n"
                                        "^ BALAI PENGUJIAN MUTU BARANG WAI SELATAN\n^ TAHUN 2024",
              "BALAI PENGUJIAN MUTU BARANG WAI SELATAN", 2024},
        Cover{"TitleInOneLine", "^ RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS DINAS PERIKANAN KABUPATEN RAWA BIRU TAHUN 2021",
              "DINAS PERIKANAN KABUPATEN RAWA BIRU", 2021},
        Cover{"YearOfARegulationIsNone", "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n^ BALAI BESAR KARANTINA MUARA PUTIH\n\nBerdasarkan Permenpan RB Nomor 52 Tahun 2014",
              "BALAI BESAR KARANTINA MUARA PUTIH", std::nullopt},
        Cover{"YearOfTheBudget", "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n\n^ RUMAH SAKIT UMUM DAERAH TIRTA WENING\n^ TAHUN ANGGARAN 2018",
              "RUMAH SAKIT UMUM DAERAH TIRTA WENING", 2018},
        Cover{"Slogan", "^ KANTOR BERSIH, LAYANAN LUHUR\n\n^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n\n^ LEMBAGA PEMASYARAKATAN KELAS IIB TELUK RINDANG\n^ TAHUN 2020\n---\n# KATA PENGANTAR\n\n"
                         "Lembaga Pemasyarakatan Kelas IIB Teluk Rindang membina warga binaan.",
              "LEMBAGA PEMASYARAKATAN KELAS IIB TELUK RINDANG", 2020},
        Cover{"NameInRunningText", "Tahun ini unit kerja yang diusulkan memilih anggota tim. Pada Kantor Pertanahan Kota Sawah Lunto melayani 14 kecamatan dengan 46 pegawai.",
              "Kantor Pertanahan Kota Sawah Lunto", std::nullopt},
        Cover{"NameWithAList", "Rencana ini disusun oleh Dinas Pertanian, Perikanan dan Pangan Kabupaten Rawa Biru, ditandatangani secara elektronik.",
              "Dinas Pertanian, Perikanan dan Pangan Kabupaten Rawa Biru", std::nullopt},
        Cover{"NameBeforeAComma", "Rencana ini disusun oleh Kantor Imigrasi Tanjung Senaya, Jawa Selatan.", "Kantor Imigrasi Tanjung Senaya", std::nullopt},
        Cover{"ProseIsNoName", "Seluruh unit memakai aplikasi kinerja kota, dan dinas melayani 34 perangkat daerah. Pada tiap kecamatan, sebagian hanya terjangkau perahu.", "", std::nullopt},
        Cover{"SmallLetters", "^ rencana kerja pembangunan zona integritas\n^ kelurahan rawa cempaka\n^ tahun 2019", "kelurahan rawa cempaka", 2019},
        Cover{"CommaAtTheEnd", "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n\n^ KELURAHAN RAWA CEMPAKA,\n^ TAHUN 2019", "KELURAHAN RAWA CEMPAKA", 2019}),
    [](const auto& of) { return of.param.name; });

/// Pages of names and none of them a name must not take long: at this size the square of it would be minutes.
TEST(Agency, IsLookedForInReasonableTime) {
    Structure parts;
    parts.blocks.resize(1);
    parts.blocks[0].upper = true;
    for (int i = 0; i < 200000; ++i) parts.blocks[0].text.text += "kementerian ";
    parts.blocks.resize(20001);
    for (std::size_t i = 1; i < parts.blocks.size(); ++i) {
        parts.blocks[i].upper = true;
        parts.blocks[i].text.text = "dinas abcdefgh " + std::to_string(i);
        for (std::uint32_t k = 0; k < 3; ++k) parts.blocks[i].text.tokens.push_back({0, 0}), parts.blocks[i].text.begin.push_back(6 * k);
    }
    Document document = Sheet().page().line(60, 60, "dinas").document();
    const Tokens tokens = normalize(document);
    const Matches none;
    EXPECT_TRUE(find_agency({document, tokens, parts, none, shipped_rules(), {}}).has_value());
}

TEST(Explain, SaysThatTheDocumentIsRefusedAndNamesParts) {
    Plan invitation("^ UNDANGAN RAPAT\n\nDengan hormat kami mengundang.\n");
    EXPECT_THAT(invitation.explain("1.a.1", Language::en), testing::StartsWith("This document was not assessed: "));
    EXPECT_THAT(Plan(cover + areas).explain("1.a.1"), testing::StartsWith("1.a.1 "));
    const Requirement* parted = nullptr;
    for (const Area& area : shipped_rules().areas)
        for (const Indicator& one : area.indicators)
            for (const Requirement& rule : one.items)
                if (!rule.parts.empty()) parted = &rule;
    if (parted == nullptr) GTEST_SKIP() << "no item has parts";
    EXPECT_THAT(Plan(cover + areas).explain(parted->id), HasSubstr(parted->parts.front().front().source + "  (bagian 1 dari "));
}

// --- what is no plan --------------------------------------------------------------------------------------------------------

struct Kind {
    const char* name;
    bool plan;
    std::string text;
    friend void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }
};

class Kinds : public testing::TestWithParam<Kind> {};

TEST_P(Kinds, AreTold) {
    Plan plan(GetParam().text);
    const Report report = plan.report();
    EXPECT_EQ(report.document.kind, GetParam().plan ? "zi-work-plan" : "not-a-plan") << report.document.kind_reason << '\n' << plan.outline();
    EXPECT_FALSE(report.document.kind_reason.empty());
    EXPECT_EQ(report.areas.empty(), !GetParam().plan);
    EXPECT_THAT(report.problems, SizeIs(GetParam().plan ? 0 : 1));
    EXPECT_THAT(report.problems, Each(Field(&Problem::code, "not-a-plan")));
    EXPECT_EQ(broken_invariants(report, plan.document(), shipped_rules()), "");
}

/// A regulation's chapter has all the words of a plan.
std::string articles() {
    std::string out;
    for (int i = 1; i <= 10; ++i) out += "^ Pasal " + std::to_string(i) + "\n\n(1) Unit kerja membangun zona integritas.\n\n";
    return out;
}

std::string blanks() {
    std::string out;
    for (int i = 0; i < 20; ++i) out += "Tim kerja dibentuk dengan surat nomor .................... tanggal ....................\n";
    return out;
}

INSTANTIATE_TEST_SUITE_P(
    Assess, Kinds,
    testing::Values(
        Kind{"Plan", true, cover + areas},
        Kind{"PlanBehindALetter", true, "^ PEMERINTAH KABUPATEN RAWA BIRU\n^ SURAT PENGANTAR\n\nBersama ini kami sampaikan rencana kerja.\n\n---\n" + cover + areas},
        Kind{"PlanBehindADecree", true, "^ KEPUTUSAN KEPALA DINAS PERIKANAN\n^ NOMOR 12 TAHUN 2020\n\nMENIMBANG bahwa perlu ditetapkan rencana kerja;\n\n---\n" + cover + areas},
        Kind{"TableWithoutAreaNames", true, "^ RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS\n\n| No | Indikator | Rencana Aksi | Waktu |\n"
                                            "| 1 | Tim Kerja | Rapat pembentukan tim kerja | Maret 2020 |\n| 2 | Standar Pelayanan | Memasang maklumat di loket | Mei 2020 |\n"},
        Kind{"TableOfActionsAlone", true, "^ RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS\n\n| No | Rencana Aksi | Waktu |\n"
                                          "| 1 | Public campaign pengendalian gratifikasi | Maret 2020 |\n| 2 | Maklumat standar pelayanan dipasang di loket | Mei 2020 |\n"},
        Kind{"Regulation", false, "^ PERATURAN MENTERI PENDAYAGUNAAN APARATUR NEGARA\n^ NOMOR 52 TAHUN 2014\n^ TENTANG PEDOMAN PEMBANGUNAN ZONA INTEGRITAS\n\n"
                                  "Menimbang : a. bahwa perlu pedoman;\n\nMengingat : 1. Undang-Undang;\n\nMEMUTUSKAN\n\n" + articles() + areas},
        Kind{"Report", false, "^ LAPORAN MONITORING DAN EVALUASI\n^ PEMBANGUNAN ZONA INTEGRITAS\n^ TAHUN 2020\n---\n# BAB II HASIL\n\n" + areas},
        Kind{"Decree", false, "^ KEPUTUSAN KEPALA KANTOR\n^ NOMOR 5 TAHUN 2020\n^ TENTANG TIM PEMBANGUNAN ZONA INTEGRITAS\n\nMenimbang : bahwa perlu tim;\n\nMEMUTUSKAN\n\n"
                              "Menetapkan : Tim pembangunan Zona Integritas.\n\nDitetapkan di Rawa Biru\n"},
        Kind{"BlankForm", false, "^ FORMAT RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n---\n# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + blanks()},
        Kind{"OtherSubject", false, "^ RENCANA KERJA DINAS PERIKANAN\n^ TAHUN 2020\n---\n# BAB I PROGRAM\n\nPemberdayaan nelayan kecil dan pembudi daya ikan.\n"},
        Kind{"Procedure", false, "^ STANDAR OPERASIONAL PROSEDUR\n^ PENGADUAN MASYARAKAT\n\nPetugas menerima pengaduan masyarakat menuju WBK.\n"},
        Kind{"PlanWithoutAreas", false, "^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n---\n# BAB I PENDAHULUAN\n\nKami akan membangun zona integritas.\n"}),
    [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace celah::test
