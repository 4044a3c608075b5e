#include "celah/extract.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "make_pdf.hpp"

namespace celah {
namespace {

using test::PdfMaker;
using test::show;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Document read(const PdfMaker& pdf, const ExtractLimits& limits = {}) {
    Result<Document> document = extract(pdf.str(), limits);
    EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().message);
    return document.value_or(Document{});
}

Page read_page(const std::string& content, const std::string& entries = "", const std::string& resources = "") {
    const Document document = read(PdfMaker().page(content, entries, resources));
    return document.pages.empty() ? Page{} : document.pages.front();
}

std::vector<std::string> texts(const Page& page) {
    std::vector<std::string> result;
    for (const Word& word : page.words) result.push_back(word.text);
    return result;
}

std::vector<std::string> visible(const Page& page) {
    std::vector<std::string> result;
    for (const Word& word : page.words) {
        if (!word.hidden) result.push_back(word.text);
    }
    return result;
}

std::vector<std::string> codes(const Document& document) {
    std::vector<std::string> result;
    for (const Problem& problem : document.problems) result.push_back(problem.code);
    return result;
}

std::string error_code(std::string_view bytes) {
    const Result<Document> document = extract(bytes);
    return document ? "none" : document.error().code;
}

/// True for builds that read words through Poppler's core and therefore see lines, images and hidden text.
bool reads_core() {
    return read(PdfMaker().page(show(72, 700, "x"))).draw_order;
}

// What only the core reader can do is skipped in the fallback build.
class CoreExtract : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!reads_core()) GTEST_SKIP() << "built without Poppler's core";
    }
};

TEST(Extract, NamesWhatIsNotAReadablePdf) {
    EXPECT_EQ(error_code(""), "empty");
    EXPECT_EQ(error_code("\n"), "not-a-pdf");
    EXPECT_EQ(error_code("PK\x03\x04 a zip file"), "not-a-pdf");
    EXPECT_EQ(error_code(std::string(2000, ' ') + "%PDF-1.7"), "not-a-pdf");
    EXPECT_EQ(error_code("%PDF-1.7\n"), "damaged");
    EXPECT_EQ(error_code(PdfMaker().str()), "no-pages");
}

TEST(Extract, TellsUnknownEncryption) {
    PdfMaker pdf;
    pdf.page(show(72, 700, "rahasia"));
    const int handler = pdf.object("<< /Filter /Rumahan /V 1 >>");
    pdf.trailer("/Encrypt " + std::to_string(handler) + " 0 R /ID [<00> <00>]");
    EXPECT_EQ(error_code(pdf.str()), "unsupported-encryption");
}

TEST(Extract, AcceptsJunkBeforeTheHeader) {
    EXPECT_EQ(error_code(std::string(500, '\n') + PdfMaker().page(show(72, 700, "Halo")).str()), "none");
}

TEST(Extract, SaysThatTheFileWasCutOff) {
    std::string pdf = PdfMaker().page(show(72, 700, "Halo")).page(show(72, 700, "lagi")).str();
    pdf.resize(pdf.size() - 8);
    const Result<Document> document = extract(pdf);
    ASSERT_TRUE(document.has_value());
    EXPECT_THAT(codes(*document), ::testing::Contains("truncated"));
}

TEST(Extract, ReadsWordsWithTheirPlaces) {
    const Page page = read_page(show(72, 700, "Zona Integritas", 10));
    EXPECT_THAT(texts(page), ElementsAre("Zona", "Integritas"));
    EXPECT_EQ(page.number, 1);
    EXPECT_DOUBLE_EQ(page.width, 595);
    EXPECT_DOUBLE_EQ(page.height, 842);
    const Word& word = page.words[0];
    EXPECT_NEAR(word.box.x0, 72, 0.01);
    EXPECT_NEAR(word.box.x1, 72 + 22.79, 0.1);  // Helvetica: Z 611, o 556, n 556, a 556
    EXPECT_LT(word.box.y0, 842 - 700 - 5);
    EXPECT_GT(word.box.y1, 842 - 700);
    EXPECT_NEAR(word.size, 10, reads_core() ? 0.01 : 2.5);  // estimated without the core
    EXPECT_EQ(word.angle, 0);
    EXPECT_FALSE(word.hidden);
}

TEST(Extract, ReadsTitleAndProducer) {
    PdfMaker pdf;
    pdf.page(show(72, 700, "Halo"));
    const int info = pdf.object("<< /Title <FEFF00520065006E0063202E0061006E0061000A> /Producer (Mesin\\007 Ketik) >>");
    const Document document = read(pdf.trailer("/Info " + std::to_string(info) + " 0 R"));
    EXPECT_EQ(document.title, "Rencana ");  // without the bidi control
    EXPECT_EQ(document.producer, "Mesin Ketik");
}

TEST_F(CoreExtract, KeepsDrawOrder) {
    // Two columns, drawn one after the other; a reading order by lines would mix them.
    const Page page = read_page(show(72, 700, "kiri atas") + show(72, 680, "kiri bawah") +
                                show(320, 700, "kanan atas") + show(320, 680, "kanan bawah"));
    EXPECT_THAT(texts(page), ElementsAre("kiri", "atas", "kiri", "bawah", "kanan", "atas", "kanan", "bawah"));
}

TEST_F(CoreExtract, KeepsKernedWordsTogetherAndSplitsAtGaps) {
    const Page page = read_page("BT /F1 12 Tf 72 700 Td [(Pe) 60 (ru) -70 (bahan) -250 (Tata) -20 (laksana)] TJ ET");
    EXPECT_THAT(texts(page), ElementsAre("Perubahan", "Tatalaksana"));
}

TEST_F(CoreExtract, SplitsLetterSpacedText) {
    const Page page = read_page("BT /F1 12 Tf 4 Tc 72 700 Td (BAB) Tj ET");
    EXPECT_THAT(texts(page), ElementsAre("B", "A", "B"));
    EXPECT_NEAR(page.words[1].box.x0 - page.words[0].box.x1, 4, 0.1);
}

TEST_F(CoreExtract, SplitsAtSuperscriptsAndNewLines) {
    const Page page =
        read_page("BT /F1 12 Tf 72 700 Td (kaki) Tj 5 Ts /F1 7 Tf (1) Tj 0 Ts /F1 12 Tf -0 -14 Td (baris) Tj ET");
    EXPECT_THAT(texts(page), ElementsAre("kaki", "1", "baris"));
}

TEST_F(CoreExtract, KnowsBoldAndItalic) {
    const Page page = read_page(show(72, 700, "tebal", 12, "F2") + show(72, 680, "biasa") +
                                "BT /F1 12 Tf 1 0 0.3 1 72 660 Tm (miring) Tj ET 2 Tr " + show(72, 640, "digaris"));
    ASSERT_THAT(page.words, SizeIs(4));
    EXPECT_TRUE(page.words[0].bold);
    EXPECT_FALSE(page.words[1].bold);
    EXPECT_TRUE(page.words[2].italic);
    EXPECT_TRUE(page.words[3].bold);
}

TEST_F(CoreExtract, TakesDoubledTextOnce) {
    const Page page = read_page(show(72, 700, "BAB I") + show(72.4, 700, "BAB I") +
                                "BT /F1 12 Tf 72 600 Td (a) Tj 0.3 0 Td (a) Tj ET");
    EXPECT_THAT(texts(page), ElementsAre("BAB", "I", "a"));
}

TEST_F(CoreExtract, TurnsRotatedPages) {
    // /Rotate 90 shows the page turned clockwise: the lower left corner comes to the upper left.
    const Page page = read_page("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (tegak) Tj ET", "/Rotate 90");
    ASSERT_THAT(page.words, SizeIs(1));
    EXPECT_EQ(page.rotation, 90);
    EXPECT_DOUBLE_EQ(page.width, 842);
    EXPECT_DOUBLE_EQ(page.height, 595);
    EXPECT_EQ(page.words[0].angle, 0);
    EXPECT_NEAR(page.words[0].box.x0, 50, 0.01);
    EXPECT_NEAR(page.words[0].box.center_y(), 100, 6);
}

TEST_F(CoreExtract, KnowsReadingDirections) {
    const Page page = read_page(
        "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (naik) Tj 0 -1 1 0 200 700 Tm (turun) Tj "
        "-1 0 0 -1 400 400 Tm (balik) Tj 0.7 0.7 -0.7 0.7 300 300 Tm (serong) Tj ET");
    ASSERT_THAT(page.words, SizeIs(4));
    EXPECT_EQ(page.words[0].angle, 270);
    EXPECT_EQ(page.words[1].angle, 90);
    EXPECT_EQ(page.words[2].angle, 180);
    EXPECT_EQ(page.words[3].angle, -1);
    EXPECT_GT(page.words[0].box.height(), page.words[0].box.width());
}

TEST_F(CoreExtract, MeasuresFromTheCropBox) {
    const Page page = read_page(show(72, 700, "Halo"), "/CropBox [50 100 545 742]");
    EXPECT_DOUBLE_EQ(page.width, 495);
    EXPECT_DOUBLE_EQ(page.height, 642);
    ASSERT_THAT(page.words, SizeIs(1));
    EXPECT_NEAR(page.words[0].box.x0, 22, 0.01);
}

TEST_F(CoreExtract, CollectsRules) {
    const Page page = read_page(
        "1 w 72 700 m 272 700 l S\n"         // a line
        "72 500 200 0.5 re f\n"              // a thin box
        "72 300 100 50 re S\n"               // a frame: four lines
        "72 200 m 100 220 l S\n"             // a slanted line: none
        "1 1 1 RG 72 100 m 272 100 l S\n");  // white on white: none
    ASSERT_THAT(page.rules, SizeIs(6));
    EXPECT_TRUE(page.rules[0].horizontal());
    EXPECT_NEAR(page.rules[0].box.x0, 72, 0.01);
    EXPECT_NEAR(page.rules[0].box.x1, 272, 0.01);
    EXPECT_NEAR(page.rules[0].box.center_y(), 142, 0.01);
    EXPECT_NEAR(page.rules[0].box.height(), 1, 0.01);
    EXPECT_NEAR(page.rules[1].box.height(), 0.5, 0.01);
    EXPECT_EQ(std::count_if(page.rules.begin() + 2, page.rules.end(), [](const Rule& r) { return r.horizontal(); }), 2);
    EXPECT_THAT(page.fills, IsEmpty());
}

TEST_F(CoreExtract, CollectsFills) {
    const Page page = read_page(
        "1 g 72 700 100 50 re f\n"  // white
        "0.5 g 0 0 595 842 re f\n"  // the whole page
        "0.8 g 72 500 100 50 re f\n"
        "q 72 300 50 20 re W n 0 g 0 0 595 842 re f Q\n"  // the page, seen through a window
        "12 w 0.8 G 200 600 m 300 600 l S\n");            // a line so thick that it is a box
    ASSERT_THAT(page.fills, SizeIs(3));
    EXPECT_NEAR(page.fills[0].gray, 0.8, 0.01);
    EXPECT_EQ(page.fills[0].box, (Box{72, 292, 172, 342}));
    EXPECT_EQ(page.fills[1].box, (Box{72, 522, 122, 542}));
    EXPECT_NEAR(page.fills[2].box.height(), 12, 0.01);
}

constexpr const char* tiny_image = "q 200 0 0 100 72 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";

TEST_F(CoreExtract, FindsImagesWithoutLosingWhatFollows) {
    const Page page = read_page(tiny_image + show(72, 300, "sesudah"));
    ASSERT_THAT(page.images, SizeIs(1));
    EXPECT_EQ(page.images[0], (Box{72, 342, 272, 442}));
    EXPECT_THAT(texts(page), ElementsAre("sesudah"));
}

TEST_F(CoreExtract, KnowsSourcesOfPages) {
    PdfMaker pdf;
    pdf.page("").page(tiny_image).page(show(72, 700, "teks")).page("72 700 m 272 700 l S");
    const Document document = read(pdf);
    ASSERT_THAT(document.pages, SizeIs(4));
    EXPECT_EQ(document.pages[0].source, PageSource::text) << "blank";
    EXPECT_EQ(document.pages[1].source, PageSource::unreadable) << "a scan";
    EXPECT_EQ(document.pages[2].source, PageSource::text);
    EXPECT_EQ(document.pages[3].source, PageSource::text) << "a line is no text";
}

constexpr const char* scan_image = "q 440 0 0 560 72 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";

TEST_F(CoreExtract, AScanWithAStampIsUnreadable) {
    const std::string foot = show(72, 30, "Dokumen ini telah ditandatangani secara elektronik oleh BSrE", 7);
    const std::string head = show(72, 700, "Rencana Kerja Zona Integritas Dinas Perikanan Rawa Biru", 9);   // on the picture
    PdfMaker pdf;
    pdf.page(show(72, 700, "Isi rencana") + foot).page(scan_image + foot).page(scan_image + head).page(scan_image + head + foot);
    const Document document = read(pdf);
    ASSERT_THAT(document.pages, SizeIs(4));
    EXPECT_EQ(document.pages[0].source, PageSource::text);
    EXPECT_EQ(document.pages[1].source, PageSource::unreadable) << "words on the margin only";
    EXPECT_EQ(document.pages[2].source, PageSource::unreadable) << "words that stand on other pages too";
    EXPECT_EQ(document.pages[3].source, PageSource::unreadable);
}

TEST_F(CoreExtract, APictureWithATitleIsText) {
    const std::string title = show(100, 500, "RENCANA KERJA PEMBANGUNAN ZONA") + show(100, 480, "INTEGRITAS DINAS PERIKANAN");
    const Document document = read(PdfMaker().page(scan_image + title).page(scan_image + show(100, 450, "Lampiran")).page(tiny_image + show(72, 700, "Gambar")));
    ASSERT_THAT(document.pages, SizeIs(3));
    EXPECT_EQ(document.pages[0].source, PageSource::text) << "a cover with a picture behind it";
    EXPECT_EQ(document.pages[1].source, PageSource::unreadable);
    EXPECT_EQ(document.pages[2].source, PageSource::text) << "a small picture";
}

TEST_F(CoreExtract, HidesWhatAReaderCannotSee) {
    const Page page =
        read_page(show(72, 700, "tampak") + "1 g " + show(72, 650, "putih") + "0 g " + show(72, 600, "kecil", 0.5) +
                  show(5000, 600, "jauh") + "3 Tr " + show(72, 550, "siluman") + "0 Tr q 72 100 50 20 re W n " +
                  show(72, 500, "terpotong") + "Q " + show(72, 450, "tampak"));
    EXPECT_THAT(visible(page), ElementsAre("tampak", "tampak"));
    EXPECT_THAT(page.words, SizeIs(7));
}

TEST_F(CoreExtract, SaysThatTextIsHidden) {
    const Document document = read(PdfMaker().page("1 g " + show(72, 650, "tiga kata putih")));
    EXPECT_THAT(codes(document), ElementsAre("hidden-text"));
    EXPECT_EQ(document.problems[0].page, 1);
}

TEST_F(CoreExtract, SeesWhiteTextOnADarkBox) {
    const Page page =
        read_page("0 0 0.5 rg 60 640 300 30 re f 1 g " + show(72, 650, "judul") + show(72, 500, "hilang"));
    EXPECT_THAT(visible(page), ElementsAre("judul"));
}

TEST_F(CoreExtract, TrustsTheTextLayerOfAScan) {
    const Page page = read_page("3 Tr " + show(80, 450, "lapisan") + show(80, 200, "siluman") + tiny_image);
    EXPECT_THAT(visible(page), ElementsAre("lapisan"));
}

TEST_F(CoreExtract, DropsHiddenCopiesOfVisibleText) {
    const Page page = read_page("q 72 100 50 20 re W n " + show(72, 500, "sama") + "Q " + show(72, 500, "sama"));
    EXPECT_THAT(texts(page), ElementsAre("sama"));
    EXPECT_THAT(visible(page), SizeIs(1));
}

TEST_F(CoreExtract, JoinsAWordClippedInPieces) {
    const Page page = read_page("q 72 690 6.7 20 re W n " + show(72, 700, "d") + "Q q 78.7 690 14 20 re W n " +
                                show(78.67, 700, "an") + "Q");
    EXPECT_THAT(visible(page), ElementsAre("dan"));
}

TEST_F(CoreExtract, BelievesGlyphsRatherThanActualText) {
    const Document document =
        read(PdfMaker().page("/Span << /ActualText (sudah lengkap) >> BDC " + show(72, 700, "belum ada") + "EMC " +
                             "/Span << /ActualText (fisik) >> BDC " + show(72, 650, "fisik") + "EMC"));
    EXPECT_THAT(texts(document.pages[0]), ElementsAre("belum", "ada", "fisik"));
    EXPECT_THAT(codes(document), ElementsAre("actual-text"));
}

/// A font whose code 1 … n mean the given UTF-16 texts, in hex; code n + 1 means nothing.
struct Mapped {
    PdfMaker pdf;
    std::string fonts;

    explicit Mapped(const std::vector<std::string>& utf16) {
        std::string map =
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            "1 begincodespacerange <0000> <FFFF> endcodespacerange " +
            std::to_string(utf16.size()) + " beginbfchar ";
        for (std::size_t i = 0; i < utf16.size(); ++i) map += "<000" + std::to_string(i + 1) + "> <" + utf16[i] + "> ";
        const int to_unicode = pdf.stream(map + "endbfchar endcmap end end");
        const int descendant = pdf.object(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering "
            "(Identity) /Supplement 0 >> /DW 600 >>");
        const int font =
            pdf.object("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [" +
                       std::to_string(descendant) + " 0 R] /ToUnicode " + std::to_string(to_unicode) + " 0 R >>");
        fonts = "/F9 " + std::to_string(font) + " 0 R";
    }

    Document show(const std::string& hex) {
        pdf.page("BT /F9 12 Tf 72 700 Td <" + hex + "> Tj ET", "", "", fonts);
        return read(pdf);
    }
};

TEST(Extract, KeepsLigaturesAsDrawn) {
    const Document document = Mapped({"FB01", "0073"}).show("00010002");
    ASSERT_THAT(document.pages[0].words, SizeIs(1));
    EXPECT_THAT(document.pages[0].words[0].text, ::testing::AnyOf("\uFB01s", "fis"));  // Poppler-cpp takes it apart
}

TEST_F(CoreExtract, LeavesOutWhatIsNoText) {
    // NUL, ESC, a lone surrogate, a noncharacter, a bidi override and a zero width space, between letters.
    const Document document = Mapped({"0061", "0000", "001B", "D800", "FFFF", "202E", "200B", "D83DDE00"})
                                  .show("00010002000300040005000600070008");
    // Poppler turns some of these into U+FFFD itself.
    EXPECT_THAT(texts(document.pages[0]), ElementsAre(::testing::MatchesRegex("a(\uFFFD)*\U0001F600")));
    EXPECT_THAT(codes(document), ElementsAre("odd-characters"));
}

TEST_F(CoreExtract, CallsAPageOfUnknownSymbolsUnreadable) {
    std::string codes_shown;
    for (int i = 0; i < 30; ++i) codes_shown += "0001";
    const Document document = Mapped({"E001"}).show(codes_shown);
    EXPECT_EQ(document.pages[0].source, PageSource::unreadable);
    EXPECT_THAT(codes(document), ElementsAre("unmapped-text"));
}

TEST_F(CoreExtract, ReadsFormsAndType3Fonts) {
    PdfMaker pdf;
    const int form =
        pdf.stream(show(72, 700, "formulir"),
                   "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>");
    const int glyph = pdf.stream("600 0 0 0 500 700 d1 0 0 500 700 re f");
    const int font = pdf.object(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/FirstChar 97 /LastChar 97 /Widths [600] /Encoding << /Differences [97 /a] >> "
        "/CharProcs << /a " +
        std::to_string(glyph) + " 0 R >> >>");
    pdf.page("/X1 Do " + show(72, 600, "aa", 10, "T3"), "", "/XObject << /X1 " + std::to_string(form) + " 0 R >>",
             "/T3 " + std::to_string(font) + " 0 R");
    const Document document = read(pdf);
    EXPECT_THAT(texts(document.pages[0]), ElementsAre("formulir", "aa"));
    EXPECT_NEAR(document.pages[0].words[1].size, 10, 0.1);
    EXPECT_THAT(document.pages[0].fills, IsEmpty()) << "glyphs are not run";
}

TEST_F(CoreExtract, SharesAnInterpreterBetweenPagesWithoutMixingThem) {
    PdfMaker pdf;
    const int shared = pdf.object("<< /Font << /F1 3 0 R >> >>");
    const std::string entries = "/Resources " + std::to_string(shared) + " 0 R";
    // The first page leaves a state open that must not reach the second.
    const Document document = read(pdf.page("q 1 g 3 Tr 0.5 0 0 0.5 0 0 cm " + show(72, 700, "satu"), entries)
                                       .page(show(72, 700, "dua"), entries));
    ASSERT_THAT(document.pages, SizeIs(2));
    EXPECT_THAT(texts(document.pages[0]), ElementsAre("satu"));
    EXPECT_THAT(visible(document.pages[0]), IsEmpty());
    EXPECT_THAT(visible(document.pages[1]), ElementsAre("dua"));
    EXPECT_NEAR(document.pages[1].words[0].size, 12, 0.1);
}

TEST(Extract, KeepsToItsLimits) {
    PdfMaker pdf;
    for (int i = 0; i < 4; ++i) pdf.page(show(72, 700, "satu dua tiga empat"));
    ExtractLimits limits;
    limits.pages = 3;
    limits.words_per_page = 2;
    const Document document = read(pdf, limits);
    ASSERT_THAT(document.pages, SizeIs(3));
    EXPECT_THAT(document.pages[0].words, SizeIs(2));
    EXPECT_THAT(codes(document), ::testing::IsSupersetOf({"too-many-pages", "too-many-words"}));
    EXPECT_TRUE(document.pages[0].incomplete);
    EXPECT_EQ(document.pages_left_out, 1);
    EXPECT_EQ(read(pdf).pages_left_out, 0);
    EXPECT_FALSE(read(pdf).pages[0].incomplete);
}

TEST_F(CoreExtract, LimitsRules) {
    std::string content;
    for (int i = 0; i < 20; ++i)
        content += "72 " + std::to_string(100 + 10 * i) + " m 272 " + std::to_string(100 + 10 * i) + " l S\n";
    ExtractLimits limits;
    limits.rules_per_page = 5;
    const Document document = read(PdfMaker().page(content), limits);
    EXPECT_THAT(document.pages[0].rules, SizeIs(5));
    EXPECT_THAT(codes(document), ElementsAre("too-many-rules"));
}

TEST_F(CoreExtract, LimitsDrawing) {
    std::string content = show(72, 700, "awal");
    for (int i = 0; i < 2000; ++i) content += "0 g\n";
    ExtractLimits limits;
    limits.operators_per_page = 1000;
    const Document document = read(PdfMaker().page(content + show(72, 600, "akhir")).page(show(72, 700, "dua")), limits);
    EXPECT_THAT(codes(document), ElementsAre("too-much-drawing"));
    EXPECT_THAT(texts(document.pages[0]), ElementsAre("awal"));
    EXPECT_TRUE(document.pages[0].incomplete);
    EXPECT_THAT(texts(document.pages[1]), ElementsAre("dua"));
    EXPECT_THAT(codes(read(PdfMaker().page(content))), IsEmpty());
}

/// Each saved state takes memory.
TEST_F(CoreExtract, LimitsNestedStates) {
    std::string content;
    for (int i = 0; i < 100'000; ++i) content += "q ";
    EXPECT_THAT(codes(read(PdfMaker().page(content))), ElementsAre("too-much-drawing"));
}

/// Runs of runs: each filter makes 64 times as much of it.
std::string bomb(PdfMaker& pdf, int filters) {
    std::string names;
    for (int i = 0; i < filters; ++i) names += "/RunLengthDecode ";
    const int stream = pdf.stream(std::string(4096, '\x81'), "/Filter [" + names + "]");
    return "/Contents " + std::to_string(stream) + " 0 R";
}

TEST_F(CoreExtract, LimitsWhatAPageUnpacksTo) {
    PdfMaker pdf;
    pdf.page("", bomb(pdf, 3)).page(show(72, 700, "dua"));
    const Document document = read(pdf);
    EXPECT_THAT(codes(document), ElementsAre("too-much-drawing"));
    EXPECT_EQ(document.pages[0].source, PageSource::unreadable);
    EXPECT_THAT(texts(document.pages[1]), ElementsAre("dua"));
}

TEST(Extract, ToldAfterEachPage) {
    int pages = 0;
    const std::string pdf = PdfMaker().page(show(72, 700, "satu")).page(show(72, 700, "dua")).str();
    ASSERT_TRUE(extract(pdf, {}, [&] { ++pages; }).has_value());
    EXPECT_EQ(pages, 2);
}

TEST(Extract, APageThatFailsCostsOnlyItself) {
    PdfMaker pdf;
    pdf.page(show(72, 700, "satu")).page("BT /F1 12 Tf ((( 72 Td <zz Tj", "").page(show(72, 700, "tiga"));
    const Document document = read(pdf);
    ASSERT_THAT(document.pages, SizeIs(3));
    EXPECT_THAT(texts(document.pages[0]), ElementsAre("satu"));
    EXPECT_THAT(texts(document.pages[2]), ElementsAre("tiga"));
}

std::string shared_file(const std::string& name) {
    std::ifstream file(std::filesystem::path(CELAH_SOURCE_DIR) / "../shared" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class SharedFiles : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(std::filesystem::path(CELAH_SOURCE_DIR) / "../shared")) {
            GTEST_SKIP() << "no ../shared beside the source tree";
        }
    }
};

TEST_F(SharedFiles, RefusesProtectedFiles) {
    for (const char* name : {"enc-long-pw.pdf", "enc-user-aes128.pdf", "enc-user-aes256.pdf", "enc-user-rc4-40.pdf"}) {
        EXPECT_EQ(error_code(shared_file("hostile/" + std::string(name))), "encrypted") << name;
    }
    EXPECT_EQ(error_code(shared_file("hostile/enc-unknown-handler.pdf")), "unsupported-encryption");
    EXPECT_EQ(error_code(shared_file("hostile/enc-owner-only-aes256.pdf")), "none") << "opens without a password";
}

TEST_F(SharedFiles, RefusesOrReportsDamagedFiles) {
    EXPECT_EQ(error_code(shared_file("hostile/header-only.pdf")), "damaged");
    EXPECT_EQ(error_code(shared_file("hostile/truncated-01.pdf")), "damaged");
    EXPECT_EQ(error_code(shared_file("hostile/zero-pages.pdf")), "no-pages");
    const Result<Document> cut = extract(shared_file("hostile/truncated-99.pdf"));
    ASSERT_TRUE(cut.has_value());
    EXPECT_THAT(cut->problems, ::testing::Not(IsEmpty()));
}

TEST_F(SharedFiles, ReadsAPlan) {
    const Result<Document> plan = extract(shared_file("plans/003-word.pdf"));
    ASSERT_TRUE(plan.has_value());
    EXPECT_THAT(plan->pages, SizeIs(29));
    std::size_t words = 0;
    for (const Page& page : plan->pages) words += page.words.size();
    EXPECT_EQ(words, 7678U);
    EXPECT_THAT(plan->problems, IsEmpty());
}

}  // namespace
}  // namespace celah
