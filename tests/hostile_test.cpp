// Documents made to break their reader, and text made to look like a plan: each in a worker, as `celah scan` reads them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "celah/isolate.hpp"
#include "celah/render.hpp"
#include "celah/scan.hpp"
#include "make_pdf.hpp"
#include "plan_text.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::Not;

HeldDocument held(const std::string& bytes) {
    std::string path = (std::filesystem::temp_directory_path() / "celah-hostile-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    ::close(file);
    std::ofstream(path, std::ios::binary) << bytes;
    auto out = hold_document(path, bytes.size());
    std::filesystem::remove(path);
    if (!out) throw std::runtime_error(out.error().message);
    return *std::move(out);
}

/// How a document ended: "crashed" and the like, or, answered, the codes of its problems.
std::vector<std::string> read_in_worker(const std::string& pdf) {
    const HeldDocument document = held(pdf);
    const Packs packs(&shipped_rules(), 1);   // before: a worker reads no files
    Workers workers(1);
    Work work{document.file(), document.bytes(), [packs](std::string_view bytes, Worker& worker) {
                  ScanOptions options;
                  options.ocr.mode = OcrMode::off;
                  options.page_done = [&worker] { worker.progress(); };
                  const auto step = scan_step(bytes, "x.pdf", packs, options, {});
                  std::string codes;
                  for (const Problem& problem : std::get<Report>(step).problems) codes += problem.code + "\n";
                  return codes;
              }};
    workers.start(1, std::move(work));
    std::vector<Finished> finished;
    while (finished.empty()) finished = workers.wait(std::chrono::seconds(60));
    const Outcome& outcome = finished.front().outcome;
    std::vector<std::string> out{code(outcome.ended)};
    std::istringstream codes(outcome.answer);
    for (std::string line; std::getline(codes, line);) out.push_back(line);
    return out;
}

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

#ifdef CELAH_POPPLER_CORE
constexpr bool counts_drawing = true;
#else
constexpr bool counts_drawing = false;   // it ends such a page by the limits of its worker, half a minute later
#endif

TEST(Hostile, ABombIsNotUnpacked) {
    if (!counts_drawing) GTEST_SKIP() << "needs the reader on Poppler's core";
    PdfMaker pdf;
    const int bomb = pdf.stream(std::string(4096, '\x81'), "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]");
    pdf.page("", "/Contents " + reference(bomb));
    EXPECT_THAT(read_in_worker(pdf.str()), testing::IsSupersetOf({"answered", "too-much-drawing"}));
}

TEST(Hostile, FormsThatDrawOneAnotherATrillionTimes) {
    if (!counts_drawing) GTEST_SKIP() << "needs the reader on Poppler's core";
    PdfMaker pdf;
    int form = pdf.stream("0 g\n", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
    std::string calls;
    for (int i = 0; i < 10; ++i) calls += "/X Do\n";
    for (int level = 0; level < 12; ++level)
        form = pdf.stream(calls, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " + reference(form) + " >> >>");
    pdf.page("/X Do", "", "/XObject << /X " + reference(form) + " >>");
    EXPECT_THAT(read_in_worker(pdf.str()), testing::IsSupersetOf({"answered", "too-much-drawing"}));
}

TEST(Hostile, AFormThatDrawsItself) {
    PdfMaker pdf;
    const int self = pdf.object("null") + 1;
    pdf.stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " + reference(self) + " >> >>");
    pdf.page("/X Do " + show(72, 700, "satu"), "", "/XObject << /X " + reference(self) + " >>");
    EXPECT_EQ(read_in_worker(pdf.str()).front(), "answered");
}

TEST(Hostile, PagesThatAreTheirOwnChildren) {
    std::string pdf = PdfMaker().page(show(72, 700, "satu")).str();
    const auto kids = pdf.find("/Kids [");
    ASSERT_NE(kids, std::string::npos);
    pdf.replace(kids, 8, "/Kids [2");
    EXPECT_EQ(read_in_worker(pdf).front(), "answered");
}

TEST(Hostile, ArraysNestedDeeply) {
    std::string content;
    for (int i = 0; i < 500'000; ++i) content += '[';
    EXPECT_THAT(read_in_worker(PdfMaker().page(content).str()).front(), AnyOf("answered", "crashed"));
}

/// Poppler before 25.11 follows it without end; elsewhere it is read like any other.
TEST(Hostile, ACharacterMapThatUsesItself) {
    PdfMaker pdf;
    const int self = pdf.object("null") + 1;
    pdf.stream("/CIDInit /ProcSet findresource begin begincmap endcmap", "/Type /CMap /CMapName /Loop /UseCMap " + reference(self));
    const int descendant = pdf.object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    const int font = pdf.object("<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding " + reference(self) + " /DescendantFonts [" + reference(descendant) + "] >>");
    pdf.page("BT /F9 12 Tf 72 700 Td <0001> Tj ET", "", "", "/F9 " + reference(font));
    EXPECT_THAT(read_in_worker(pdf.str()).front(), AnyOf("answered", "crashed"));
}

TEST(Hostile, CountsAndSizesThatLie) {
    std::string pdf = PdfMaker().page(show(72, 700, "satu")).str();
    pdf.replace(pdf.find("/Count 1"), 8, "/Count 2000000000");
    EXPECT_EQ(read_in_worker(pdf).front(), "answered");
    EXPECT_EQ(read_in_worker(PdfMaker().page(show(72, 700, "satu"), "/MediaBox [0 0 1e30 nan]").str()).front(), "answered");
}

TEST(Hostile, NoPdfAtAll) {
    EXPECT_THAT(read_in_worker(""), Contains("empty"));
    EXPECT_THAT(read_in_worker("\n"), Contains("not-a-pdf"));
    EXPECT_THAT(read_in_worker("%PDF-1.7\n"), Contains("damaged"));
}

// --- text that is not what it seems

constexpr const char* plain_plan = R"(
    ^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS
    ^ BALAI CONTOH TAHUN 2020
    # A. Manajemen Perubahan
    # 1. Tim Kerja
      Unit kerja membentuk tim kerja pembangunan Zona Integritas dengan surat keputusan.
)";

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [from, to] : changes)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

/// The plan's sentence in letters that look alike, or with what nobody sees between them, states what it says.
TEST(Evasion, DisguisedLettersAreRead) {
    const std::string sentence = "membentuk tim kerja pembangunan";
    ASSERT_TRUE(Plan(plain_plan).states("1.a.1"));
    const std::vector<std::vector<std::pair<std::string, std::string>>> disguises{
        {{"a", "\u0430"}, {"e", "\u0435"}, {"o", "\u043E"}},                 // Cyrillic
        {{"m", "m\u200B"}, {"t", "t\u200D"}, {"k", "\u2060k"}},             // zero width
        {{"m", "\uFF4D"}, {"k", "\uFF4B"}, {"t", "\uFF54"}},                // full width
        {{"e", "e\u0301"}, {"u", "u\u0308"}},                               // marks put on letters
        {{"tim", "\u202Etim\u202C"}, {"kerja", "\u2067kerja\u2069"}}};      // bidi controls
    for (const auto& disguise : disguises) {
        const Plan plan(replaced(plain_plan, {{sentence, replaced(sentence, disguise)}}));
        EXPECT_TRUE(plan.states("1.a.1")) << replaced(sentence, disguise);
    }
}

std::vector<std::string> kinds(const Report& report) {
    std::vector<std::string> out;
    for (const Finding& finding : report.findings) out.push_back(finding.kind);
    return out;
}

TEST(Evasion, AListOfKeywordsIsNamed) {
    const Plan honest(plain_plan);
    EXPECT_THAT(kinds(honest.report()), Not(Contains("keyword-list")));
    const Plan stuffed(R"(
        ^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS
        ^ BALAI CONTOH TAHUN 2020
        # A. Manajemen Perubahan
          tim kerja dibentuk rencana kerja pembangunan zona integritas disusun target prioritas sosialisasi pembangunan zona integritas dilaksanakan pemantauan dan evaluasi pembangunan zona integritas dilakukan pimpinan berperan sebagai role model agen perubahan ditetapkan budaya kerja dan pola pikir pelatihan anggota organisasi terlibat
    )");
    EXPECT_THAT(kinds(stuffed.report()), Contains("keyword-list"));
}

TEST(Evasion, TheSamePassageAgainAndAgainIsNamed) {
    std::string text = plain_plan;
    for (int i = 0; i < 10; ++i)
        text += "      Seluruh pegawai mengikuti kegiatan pembangunan zona integritas menuju wilayah bebas dari korupsi dan wilayah birokrasi bersih dan melayani setiap bulan.\n";
    EXPECT_THAT(kinds(Plan(text).report()), Contains("repeated-text"));
}

}  // namespace
}  // namespace celah::test
