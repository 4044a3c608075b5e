#include "celah/recognize.hpp"

#include <gmock/gmock.h>
#include <set>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "celah/extract.hpp"
#include "celah/page_cache.hpp"
#include "celah/scan.hpp"
#include "scans.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<std::string> lines{"Rencana Kerja Pembangunan Zona Integritas", "Tim kerja telah dibentuk melalui surat keputusan kepala kantor",
                                     "Sosialisasi dilaksanakan kepada seluruh pegawai setiap bulan", "Pengaduan masyarakat ditangani dan dilaporkan tepat waktu",
                                     "Pimpinan berperan sebagai contoh dalam pelaksanaan tugas"};

std::string text_page() {
    std::string content;
    double y = 760;
    for (int again = 0; again < 4; ++again)
        for (const auto& line : lines) content += show(72, y -= 22, line);
    PdfMaker pdf;
    pdf.page(content);
    return pdf.str();
}

/// Three columns and three rows with lines between them.
std::string table_page() {
    std::string content = "0.8 w ";
    for (const int x : {72, 120, 320, 520}) content += std::to_string(x) + " 700 m " + std::to_string(x) + " 580 l S ";
    for (const int y : {700, 660, 620, 580}) content += "72 " + std::to_string(y) + " m 520 " + std::to_string(y) + " l S ";
    const char* const cells[3][3] = {{"No", "Rencana aksi", "Bukti dukung"}, {"1", "Membentuk tim kerja", "Surat keputusan"}, {"2", "Menyusun laporan", "Notulen rapat"}};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) content += show(column == 0 ? 80 : column == 1 ? 128 : 328, 675 - 40 * row, cells[row][column]);
    content += show(72, 740, "Tabel rencana aksi pembangunan zona integritas");
    PdfMaker pdf;
    pdf.page(content);
    return pdf.str();
}

std::string words(const Page& page) {
    std::string out;
    for (const Word& word : page.words) out += (out.empty() ? "" : " ") + word.text;
    return out;
}

Page read(const std::string& pdf) {
    const auto page = recognize_page(pdf, 1, {});
    EXPECT_TRUE(page.has_value()) << page.error().message;
    return page ? *page : Page{};
}

class Recognize : public testing::Test {
  protected:
    void SetUp() override {
        if (!prepare_recognition({})) GTEST_SKIP() << "no OCR model is installed";
    }
};

void expect_lines(const Page& page) {
    EXPECT_EQ(page.source, PageSource::ocr);
    const std::string got = words(page);
    for (const auto& line : lines) EXPECT_THAT(got, HasSubstr(line));
}

TEST_F(Recognize, ReadsAScannedPage) {
    const Page page = read(scanned(text_page()));
    expect_lines(page);
    EXPECT_GT(page.confidence, 0.8);
    EXPECT_NEAR(page.width, 595, 1);
    EXPECT_NEAR(page.height, 842, 1);
}

/// What was turned to be read is found where it stands.
TEST_F(Recognize, BoxesStandOnThePageAsShown) {
    const auto original = extract(text_page());
    ASSERT_TRUE(original.has_value());
    const Box first = original->pages[0].words[0].box;
    for (const int quarters : {0, 1, 2, 3}) {
        const Page page = read(scanned(text_page(), 150, [&](Image image) { return turned(std::move(image), quarters); }));
        expect_lines(page);
        EXPECT_EQ(page.turned, (360 - 90 * quarters) % 360);
        ASSERT_FALSE(page.words.empty());
        const Box box = on_page(page, page.words[0].box);
        const Box expected = quarters == 0   ? first
                             : quarters == 1 ? Box{842 - first.y1, first.x0, 842 - first.y0, first.x1}
                             : quarters == 2 ? Box{595 - first.x1, 842 - first.y1, 595 - first.x0, 842 - first.y0}
                                             : Box{first.y0, 595 - first.x1, first.y1, 595 - first.x0};
        EXPECT_NEAR(box.center_x(), expected.center_x(), 4) << quarters;
        EXPECT_NEAR(box.center_y(), expected.center_y(), 4) << quarters;
    }
}

TEST_F(Recognize, StraightensASlantedPage) {
    const Page page = read(scanned(text_page(), 150, [](Image image) { return slanted(std::move(image), 2); }));
    expect_lines(page);
    EXPECT_NEAR(page.slant, -2, 0.2);
}

TEST_F(Recognize, ReadsUnderUnevenLight) { expect_lines(read(scanned(text_page(), 150, shaded))); }

/// A blank page holds no gap: it is read. A faint line on it makes it a page like others.
TEST_F(Recognize, BlankPaperIsReadWithoutWords) {
    PdfMaker blank, grey, faint;
    blank.page("");
    grey.page("0.85 g 0 0 595 842 re f");
    faint.page("0.8 g " + show(72, 700, "Pengaduan masyarakat ditangani tepat waktu"));
    for (const auto& pdf : {blank.str(), grey.str()}) {
        const Page page = read(scanned(pdf));
        EXPECT_EQ(page.source, PageSource::ocr);
        EXPECT_THAT(page.words, testing::IsEmpty());
        EXPECT_TRUE(read_in_full(page));
    }
    EXPECT_THAT(words(read(scanned(faint.str()))), HasSubstr("masyarakat"));
}

TEST_F(Recognize, ReadsTablesCellByCell) {
    const Page page = read(scanned(table_page(), 200));
    const std::string got = words(page);
    EXPECT_THAT(got, HasSubstr("Tabel rencana aksi pembangunan zona integritas"));
    EXPECT_THAT(got, HasSubstr("1 Membentuk tim kerja Surat keputusan 2 Menyusun laporan Notulen rapat"));
    const auto across = std::count_if(page.rules.begin(), page.rules.end(), [](const Rule& rule) { return rule.horizontal(); });
    EXPECT_EQ(across, 4);
    EXPECT_EQ(static_cast<std::ptrdiff_t>(page.rules.size()) - across, 4);
}

TEST_F(Recognize, OnlyPagesWithoutTextAreWanted) {
    PdfMaker pdf;
    pdf.page(show(72, 700, "Tim kerja telah dibentuk"));
    add_image_page(pdf, *draw_page(text_page(), 1, 100), 100);
    pdf.page(show(72, 700, "Pengaduan masyarakat"));
    const std::string bytes = pdf.str();
    const auto document = extract(bytes);
    ASSERT_TRUE(document.has_value());
    const auto numbers = [&](OcrMode mode, const std::set<int>& known = {}) {
        OcrSettings settings;
        settings.mode = mode;
        std::vector<int> out;
        for (const auto& page : pages_to_recognize(bytes, *document, settings, known)) out.push_back(page.number);
        return out;
    };
    EXPECT_THAT(numbers(OcrMode::automatic), ElementsAre(2));
    EXPECT_THAT(numbers(OcrMode::automatic, {2}), ElementsAre());
    EXPECT_THAT(numbers(OcrMode::off), ElementsAre());
    EXPECT_THAT(numbers(OcrMode::force), ElementsAre(1, 2, 3));
}

/// The same image in another PDF, on another page, need not be read again; with other settings it must.
TEST_F(Recognize, OfALongScanSomePagesAreWantedAtATime) {
    PdfMaker pdf;
    const auto drawn = draw_page(text_page(), 1, 20);
    for (std::size_t i = 0; i < most_pages_at_once + 3; ++i) add_image_page(pdf, *drawn, 20);
    const std::string bytes = pdf.str();
    const Document document = extract(bytes).value();
    std::set<int> known;
    std::size_t signs = 0;
    const auto first = pages_to_recognize(bytes, document, {}, known, [&] { ++signs; });
    EXPECT_EQ(first.size(), most_pages_at_once);
    EXPECT_EQ(signs, most_pages_at_once);
    for (const PageToRecognize& page : first) known.insert(page.number);
    EXPECT_EQ(pages_to_recognize(bytes, document, {}, known).size(), 3U);
}

TEST_F(Recognize, KeysAreOfWhatThePageShows) {
    const Image image = draw_page(text_page(), 1, 100), other = draw_page(table_page(), 1, 100);
    const auto keys = [&](const std::vector<const Pix*>& images, const OcrSettings& settings = {}) {
        PdfMaker pdf;
        for (const Pix* one : images) add_image_page(pdf, *one, 100);
        const std::string bytes = pdf.str();
        std::vector<std::string> out;
        for (const auto& page : pages_to_recognize(bytes, *extract(bytes), settings)) out.push_back(page.key);
        return out;
    };
    const auto one = keys({image.get()}), two = keys({other.get(), image.get()});
    ASSERT_EQ(one.size(), 1U);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(one[0], two[1]);
    EXPECT_NE(two[0], two[1]);
    OcrSettings english;
    english.languages = "eng";
    EXPECT_NE(keys({image.get()}, english), one);
}

/// A row of an image may end in bytes that nobody drew: what memory held before must not get into the key.
TEST_F(Recognize, KeysDoNotDependOnWhatMemoryHeld) {
    PdfMaker pdf;
    const Image image = draw_page(text_page(), 1, 72);
    for (int wider = 0; wider < 4; ++wider) add_image_page(pdf, *Image(pixAddBorderGeneral(image.get(), 0, wider, 0, 0, 255)), 72);
    const std::string bytes = pdf.str();
    const Document document = *extract(bytes);
    std::set<std::vector<std::string>> seen;
    for (const char left_behind : {'\x00', '\x5A', '\x7F'}) {
        std::vector<std::unique_ptr<std::string>> used;
        for (int i = 0; i < 40; ++i) used.push_back(std::make_unique<std::string>(100'000 * static_cast<std::size_t>(i % 8 + 1), left_behind));
        used.clear();
        std::vector<std::string> keys;
        for (const auto& page : pages_to_recognize(bytes, document, {})) keys.push_back(page.key);
        EXPECT_EQ(keys.size(), 4U);
        seen.insert(keys);
    }
    EXPECT_EQ(seen.size(), 1U);
}

TEST_F(Recognize, DocumentsAreReadToTheEnd) {
    PdfMaker pdf;
    pdf.page(show(72, 700, "Tim kerja telah dibentuk"));
    add_image_page(pdf, *draw_page(text_page(), 1, 150), 150);
    const auto document = read_document(pdf.str());
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->pages[0].source, PageSource::text);
    expect_lines(document->pages[1]);
    EXPECT_EQ(document->pages[1].number, 2);
}

TEST(RecognizeErrors, AMissingModelIsNamed) {
    OcrSettings settings;
    settings.languages = "klingon";
    const auto page = recognize_page(text_page(), 1, settings);
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().code, "no-ocr");
    EXPECT_THAT(page.error().message, HasSubstr("klingon"));
}

Page some_page() {
    Page page;
    page.number = 7;
    page.width = 595.25;
    page.height = 841.5;
    page.source = PageSource::ocr;
    page.confidence = 0.873F;
    page.turned = 90;
    page.slant = -0.4375;
    page.words = {{"“Zona", {1.1, 2.2, 3.3, 4.4}, 11.5F, true, false, 0, 0.91F, false}, {"a\nb\"", {5, 6, 7, 8}, 9, false, true, 90, 0.1F, true}};
    page.rules = {{{0, 1, 100, 1.5}}};
    page.fills = {{{3, 4, 5, 6}, 0.7F}};
    page.images = {{7, 8, 9, 10}};
    return page;
}

TEST(RecognizePageText, ReadsBackEqual) {
    const auto page = read_page(write_page(some_page()));
    ASSERT_TRUE(page.has_value()) << page.error().message;
    EXPECT_EQ(write_page(*page), write_page(some_page()));
    EXPECT_EQ(page->words[1].text, "a\nb\"");
    EXPECT_EQ(page->words[0].box, some_page().words[0].box);
    EXPECT_EQ(page->slant, some_page().slant);
    EXPECT_EQ(page->source, PageSource::ocr);
}

TEST(RecognizePageText, AnythingElseIsRefused) {
    for (const std::string text : {"", "{}", "[1]", R"({"format":"celah.page/2"})", R"({"format":"celah.page/1","number":"x"})"}) {
        const auto page = read_page(text);
        ASSERT_FALSE(page.has_value()) << text;
        EXPECT_EQ(page.error().code, "not-a-page");
    }
}

class RecognizePageCache : public testing::Test {
  protected:
    fs::path folder = fs::path(testing::TempDir()) / ("celah-cache-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));

    void SetUp() override { fs::remove_all(folder); }
    void TearDown() override { fs::remove_all(folder); }
    std::string key(int i) const { return "abc" + std::to_string(i); }
    fs::path file() const { return fs::directory_iterator(folder)->path(); }
};

TEST_F(RecognizePageCache, KeepsPages) {
    PageCache(folder).keep(key(1), some_page());
    const PageCache cache(folder);
    EXPECT_EQ(cache.find(key(2)), std::nullopt);
    const auto page = cache.find(key(1));
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(write_page(*page), write_page(some_page()));
}

TEST_F(RecognizePageCache, DamagedEntriesAreNotThere) {
    PageCache cache(folder);
    cache.keep(key(1), some_page());
    std::string whole;
    std::getline(std::ifstream(file()), whole, '\0');
    for (const std::string& damaged : {whole.substr(0, whole.size() / 2), std::string(), "x" + whole, whole.substr(0, whole.size() - 20) + "9" + whole.substr(whole.size() - 19)}) {
        std::ofstream(file(), std::ios::trunc) << damaged;
        EXPECT_EQ(cache.find(key(1)), std::nullopt) << damaged.size();
    }
    cache.keep(key(1), some_page());
    EXPECT_TRUE(cache.find(key(1)).has_value());
}

TEST_F(RecognizePageCache, WhatWasNotUsedForLongestGoesFirst) {
    const std::uint64_t size = write_page(some_page()).size() + 65;
    PageCache cache(folder, 8 * size);
    for (int i = 0; i < 8; ++i) {
        cache.keep(key(i), some_page());
        for (const auto& entry : fs::directory_iterator(folder)) fs::last_write_time(entry, fs::last_write_time(entry) - std::chrono::seconds(10));
    }
    EXPECT_TRUE(cache.find(key(0)).has_value());   // used again
    for (int i = 8; i < 12; ++i) cache.keep(key(i), some_page());
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
    EXPECT_LE(bytes, 8 * size);
    EXPECT_TRUE(cache.find(key(0)).has_value());
    EXPECT_TRUE(cache.find(key(11)).has_value());
    EXPECT_EQ(cache.find(key(1)), std::nullopt);
}

TEST_F(RecognizePageCache, NowhereToWriteIsNoFailure) {
    std::ofstream(folder) << "a file where the folder should be";
    PageCache cache(folder);
    cache.keep(key(1), some_page());
    EXPECT_EQ(cache.find(key(1)), std::nullopt);
    PageCache nowhere{fs::path()};
    nowhere.keep(key(1), some_page());
    EXPECT_EQ(nowhere.find(key(1)), std::nullopt);
}

TEST_F(RecognizePageCache, KeysThatAreNoKeysLeadNowhere) {
    PageCache cache(folder);
    for (const std::string bad : {"", "../x", "a/b", "UPPER", "a b"}) {
        cache.keep(bad, some_page());
        EXPECT_EQ(cache.find(bad), std::nullopt) << bad;
    }
    EXPECT_FALSE(fs::exists(folder));
}

}  // namespace
}  // namespace celah::test
