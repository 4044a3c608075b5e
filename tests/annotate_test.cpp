// Plans with their findings marked in them: the plan is still the same, and each highlight lies over its quote.
#include "celah/annotate.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "celah/extract.hpp"
#include "celah/scan.hpp"
#include "invariant.hpp"
#include "make_pdf.hpp"
#include "rules/digest.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A PDF as qpdf reads it.
struct Opened {
    explicit Opened(std::string given) : bytes(std::move(given)) {
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("plan", bytes.data(), bytes.size());
        pages = pdf.getAllPages();
    }
    std::string bytes;
    QPDF pdf;
    std::vector<QPDFObjectHandle> pages;
};

struct Highlight {
    Box rect;                       ///< in the page's own space
    std::vector<double> quad;       ///< eight numbers
    std::string note, author;
};

std::vector<QPDFObjectHandle> annotations(QPDFObjectHandle page, const std::string& subtype) {
    std::vector<QPDFObjectHandle> out;
    QPDFObjectHandle all = page.getKey("/Annots");
    for (int i = 0; all.isArray() && i < all.getArrayNItems(); ++i)
        if (all.getArrayItem(i).getKey("/Subtype").getName() == subtype) out.push_back(all.getArrayItem(i));
    return out;
}

std::vector<Highlight> highlights(QPDFObjectHandle page) {
    std::vector<Highlight> out;
    for (auto& one : annotations(page, "/Highlight")) {
        const auto rect = one.getKey("/Rect").getArrayAsRectangle();
        Highlight found{{rect.llx, rect.lly, rect.urx, rect.ury}, {}, one.getKey("/Contents").getUTF8Value(), one.getKey("/T").getUTF8Value()};
        for (auto& number : one.getKey("/QuadPoints").getArrayAsVector()) found.quad.push_back(number.getNumericValue());
        EXPECT_TRUE(one.getKey("/AP").getKey("/N").isStream()) << "no appearance";
        out.push_back(std::move(found));
    }
    return out;
}

/// Of a page that is neither rotated nor cropped.
Box displayed(const Highlight& one, const Page& page) { return {one.rect.x0, page.height - one.rect.y1, one.rect.x1, page.height - one.rect.y0}; }

std::string words(const Page& page) {
    std::string out;
    for (const Word& word : page.words) out += word.text + ' ';
    return out;
}

/// What `qpdf --check` warns of.
std::multiset<std::string> warnings(const std::string& bytes) {
    const fs::path path = fs::temp_directory_path() / ("celah-annotate-" + std::to_string(::getpid()) + ".pdf");
    std::ofstream(path, std::ios::binary) << bytes;
    std::multiset<std::string> out;
    FILE* pipe = ::popen(("qpdf --check '" + path.string() + "' 2>&1").c_str(), "r");
    char line[4096];
    while (pipe && std::fgets(line, sizeof line, pipe)) {
        std::string text = line;
        const auto at = text.find("WARNING");
        if (at != std::string::npos || text.find("ERROR") != std::string::npos) out.insert(text);
    }
    if (pipe) ::pclose(pipe);
    fs::remove(path);
    return out;
}

std::string written(const std::string& bytes, const std::function<void(QPDFWriter&)>& settings) {
    QPDF pdf;
    pdf.processMemoryFile("plan", bytes.data(), bytes.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    settings(writer);
    writer.write();
    const auto out = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

// ---- every plan of the corpus

class AnnotateCorpus : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        bytes = read_bytes(corpus / (GetParam() + ".pdf"));
        report = scan(bytes, "corpus/" + GetParam() + ".pdf", shipped_rules(read_truth(corpus / (GetParam() + ".labels.json")).rules));
        const auto out = annotate(bytes, report);
        ASSERT_TRUE(out.has_value()) << out.error().message;
        marked = *out;
    }

    std::string bytes, marked;
    Report report;
};

TEST_P(AnnotateCorpus, KeepsThePlan) {
    EXPECT_TRUE(marked.starts_with(bytes)) << "not appended to";
    const auto before = extract(bytes), after = extract(marked);
    ASSERT_TRUE(before && after);
    ASSERT_GT(after->pages.size(), before->pages.size());
    const auto front = after->pages.size() - before->pages.size();
    for (std::size_t i = 0; i < before->pages.size(); ++i) EXPECT_EQ(words(after->pages[front + i]), words(before->pages[i]));
    EXPECT_EQ(warnings(marked), warnings(bytes));
}

TEST_P(AnnotateCorpus, EachHighlightLiesOverItsQuote) {
#ifndef CELAH_POPPLER_CORE
    if (GetParam() == "jadwal-balai") GTEST_SKIP() << "needs the reader on Poppler's core: without cells, a passage is a whole row of the schedule";
#endif
    const auto document = extract(bytes);
    ASSERT_TRUE(document.has_value());
    Opened opened(marked);
    const auto front = opened.pages.size() - document->pages.size();
    const auto check = [&](const ItemResult& item) {
        for (const Location& place : item.verdict.found) {
            const Page& page = document->pages[static_cast<std::size_t>(place.page) - 1];
            const auto here = highlights(opened.pages[front + static_cast<std::size_t>(place.page) - 1]);
            EXPECT_TRUE(std::any_of(here.begin(), here.end(), [&](const Highlight& one) {
                Box box = displayed(one, page);
                box = {box.x0 - 0.01, box.y0 - 0.01, box.x1 + 0.01, box.y1 + 0.01};   // hundredths of a point are written
                return one.note.find(item.id + " " + item.text) != std::string::npos && stands_in_box({place.page, box, place.quote}, page);
            })) << item.id << " is not highlighted on page " << place.page << ": " << place.quote;
        }
    };
    int items = 0;
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) check(target), ++items;
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) check(item), ++items;
    }
    EXPECT_GT(items, 0);
}

TEST_P(AnnotateCorpus, NothingElseIsHighlighted) {
    std::set<std::tuple<int, double, double, double, double, Status>> passages;
    const auto add = [&](const ItemResult& item) {
        for (const Location& at : item.verdict.found) passages.insert({at.page, at.box.x0, at.box.y0, at.box.x1, at.box.y1, item.verdict.status});
    };
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) add(target);
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) add(item);
    }
    Opened opened(marked);
    std::size_t all = 0;
    for (auto& page : opened.pages) all += highlights(page).size();
    EXPECT_EQ(all, passages.size());
}

TEST_P(AnnotateCorpus, ListsEveryGapInFront) {
    const auto before = extract(bytes), after = extract(marked);
    ASSERT_TRUE(before && after);
    std::string front;
    for (std::size_t i = 0; i + before->pages.size() < after->pages.size(); ++i) front += words(after->pages[i]);
    for (const auto& area : report.areas)
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items) {
                const bool gap = item.verdict.status == Status::missing || item.verdict.status == Status::partial;
                EXPECT_EQ(front.find("[" + item.id + "]") != std::string::npos, gap) << item.id;
            }
    EXPECT_THAT(front, HasSubstr("bukan bagian dari dokumen yang diajukan"));
}

INSTANTIATE_TEST_SUITE_P(Plans, AnnotateCorpus, testing::ValuesIn(corpus_plans()), [](const auto& plan) {
    std::string name = plan.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

// ---- made ones

/// A report of `bytes` in which one item stands where the plan says `word` (on page 1), and another is missing.
Report report_on(const std::string& bytes, const std::string& word = "membentuk") {
    Report report;
    report.rules.id = "uji";
    report.document.sha256 = sha256(bytes);
    report.document.pages = 1;
    Location place{1, {72, 72, 144, 90}, word};
    if (const auto document = extract(bytes))
        for (const Word& one : document->pages.front().words)
            if (one.text == word) place.box = one.box;
    AreaResult area{"1", "Manajemen Perubahan", "Bab III", 5, {}, {}, {1}};
    IndicatorResult indicator;
    indicator.id = "1.a", indicator.name = "Tim Kerja", indicator.status = IndicatorStatus::partial;
    indicator.items = {{"1.a.1", "Tim dibentuk", {Status::present, {place}, "Dinyatakan.", {}, {}}, 1, {}, {}, {}, {}, {}},
                       {"1.a.2", "Anggota (dipilih) \\ ولاية", {Status::missing, {}, "Sudah dicari.", {}, {}}, 1, {}, {}, {}, {}, {}}};
    area.indicators = {indicator};
    report.areas = {area};
    return report;
}

std::string marked(const std::string& bytes) {
    const auto out = annotate(bytes, report_on(bytes));
    EXPECT_TRUE(out.has_value()) << out.error().message;
    return out.value_or("");
}

struct Turn {
    int degrees;
    std::string boxes;
};

class AnnotateTurned : public testing::TestWithParam<Turn> {};

/// The word is drawn at (100, 400) of the page's own space, whatever is shown of that space and however.
TEST_P(AnnotateTurned, TheHighlightStaysOnTheWord) {
    const auto [degrees, boxes] = GetParam();
    const std::string entries = "/Rotate " + std::to_string(degrees) + " " + boxes;
    Opened opened(marked(PdfMaker().page(show(100, 400, "membentuk tim"), entries).str()));
    const auto found = highlights(opened.pages.back());
    ASSERT_EQ(found.size(), 1u);
    const Box& rect = found.front().rect;
    EXPECT_NEAR(rect.x0, 100, 0.5);
    EXPECT_NEAR(rect.x1, 100 + 12 * 5.168, 1) << "Helvetica's width of the word";
    EXPECT_LT(rect.y0, 400);
    EXPECT_GT(rect.y0, 396);
    EXPECT_GT(rect.y1, 408);
    EXPECT_LT(rect.y1, 413);
    EXPECT_EQ(found.front().author, "celah");
    EXPECT_EQ(found.front().note, "1.a.1 Tim dibentuk");
}

/// The corners come in the order that readers expect: as the page is shown, top left, top right, bottom left, bottom right.
TEST_P(AnnotateTurned, TheQuadBeginsTopLeft) {
    const auto [degrees, boxes] = GetParam();
    const std::string entries = "/Rotate " + std::to_string(degrees) + " " + boxes;
    Opened opened(marked(PdfMaker().page(show(100, 400, "membentuk tim"), entries).str()));
    const auto quad = highlights(opened.pages.back()).at(0).quad;
    ASSERT_EQ(quad.size(), 8u);
    const double right_x = quad[2] - quad[0], right_y = quad[3] - quad[1];
    switch ((degrees + 360) % 360) {
        case 90: EXPECT_GT(right_y, 0); EXPECT_EQ(right_x, 0); break;
        case 180: EXPECT_LT(right_x, 0); EXPECT_EQ(right_y, 0); break;
        case 270: EXPECT_LT(right_y, 0); EXPECT_EQ(right_x, 0); break;
        default: EXPECT_GT(right_x, 0); EXPECT_EQ(right_y, 0);
    }
}

const std::string cropped = "/MediaBox [-20 -30 595 842] /CropBox [50 60 500 700]";
const std::string beyond = "/MediaBox [10 20 600 800] /CropBox [-100 -100 900 900] /UserUnit 2";
INSTANTIATE_TEST_SUITE_P(Ways, AnnotateTurned,
                         testing::Values(Turn{0, ""}, Turn{90, ""}, Turn{180, ""}, Turn{270, ""}, Turn{0, cropped}, Turn{90, cropped},
                                         Turn{180, cropped}, Turn{270, cropped}, Turn{-90, beyond}, Turn{0, beyond}),
                         [](const auto& one) { return "No" + std::to_string(one.index); });

std::string plain_plan() { return PdfMaker().page(show(72, 700, "membentuk tim")).page(show(72, 700, "halaman dua")).str(); }

TEST(Annotate, AnItemInPartIsMarkedOtherwise) {
    const std::string bytes = plain_plan();
    Report report = report_on(bytes);
    const auto color = [&] {
        Opened opened(*annotate(bytes, report));
        return annotations(opened.pages[1], "/Highlight").at(0).getKey("/C").unparse();
    };
    const auto whole = color();
    report.areas[0].indicators[0].items[0].verdict.status = Status::partial;
    EXPECT_NE(color(), whole);
}

TEST(Annotate, APassageOfSeveralLinesIsMarkedLineByLine) {
    const std::string bytes = PdfMaker().page(show(300, 700, "Unit akan") + show(72, 680, "membentuk tim kerja tahun ini") + show(72, 660, "segera")).str();
    Report report = report_on(bytes);
    const auto document = extract(bytes);
    Location& place = report.areas[0].indicators[0].items[0].verdict.found[0];
    place.quote = "Unit akan membentuk tim kerja tahun ini segera";
    for (const Word& word : document->pages[0].words) place.box = word.text == "Unit" ? word.box : cover(place.box, word.box);
    const auto count = [&] { return highlights(Opened(*annotate(bytes, report)).pages[1]).at(0).quad.size() / 8; };
    EXPECT_EQ(count(), 3u);
    place.quote = "kata lain";   // not what the page says: OCR may have read it
    EXPECT_EQ(count(), 1u);
}

TEST(Annotate, OnePassageHasOneHighlight) {
    const std::string bytes = plain_plan();
    Report report = report_on(bytes);
    auto& items = report.areas[0].indicators[0].items;
    items[1].verdict = items[0].verdict;
    Opened opened(*annotate(bytes, report));
    const auto found = highlights(opened.pages[1]);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_THAT(found[0].note, testing::AllOf(HasSubstr("1.a.1"), HasSubstr("\n1.a.2")));
}

TEST(Annotate, KeepsBookmarksAnnotationsAndPageLabels) {
    PdfMaker pdf;
    const int outlines = pdf.object("<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>");
    ASSERT_EQ(pdf.object("<< /Title (Bab I) /Parent " + std::to_string(outlines) + " 0 R >>"), 6);
    const int note = pdf.object("<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (catatan) >>");
    const int list = pdf.object("[" + std::to_string(note) + " 0 R]");
    pdf.page(show(72, 700, "membentuk tim"), "/Annots " + std::to_string(list) + " 0 R").page(show(72, 700, "dua"));
    pdf.catalog("/Outlines " + std::to_string(outlines) + " 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>");
    Opened opened(marked(pdf.str()));
    ASSERT_EQ(opened.pages.size(), 3u);
    EXPECT_EQ(annotations(opened.pages[1], "/Text").size(), 1u);
    EXPECT_EQ(highlights(opened.pages[1]).size(), 1u);

    QPDFObjectHandle ours = opened.pdf.getRoot().getKey("/Outlines").getKey("/First");
    EXPECT_EQ(ours.getKey("/Title").getUTF8Value(), "Hasil pemeriksaan celah");
    EXPECT_EQ(ours.getKey("/First").getKey("/Title").getUTF8Value(), "1 Manajemen Perubahan");
    EXPECT_EQ(ours.getKey("/First").getKey("/First").getKey("/Title").getUTF8Value(), "1.a Tim Kerja — Belum lengkap");
    EXPECT_EQ(ours.getKey("/Next").getKey("/Title").getUTF8Value(), "Bab I");
    EXPECT_EQ(ours.getKey("/Next").getKey("/Prev").getObjGen(), ours.getObjGen());
    EXPECT_EQ(opened.pdf.getRoot().getKey("/Outlines").getKey("/Last").getKey("/Title").getUTF8Value(), "Bab I");

    QPDFPageLabelDocumentHelper labels(opened.pdf);
    EXPECT_EQ(labels.getLabelForPage(1).getKey("/S").getName(), "/r");
    EXPECT_EQ(labels.getLabelForPage(2).getKey("/S").getName(), "/D");
    EXPECT_EQ(labels.getLabelForPage(2).getKey("/St").getIntValue(), 1);
}

TEST(Annotate, ThePlansPagesKeepTheirNumbers) {
    Opened opened(marked(plain_plan()));
    QPDFPageLabelDocumentHelper labels(opened.pdf);
    EXPECT_EQ(labels.getLabelForPage(1).getKey("/St").getIntValue(), 1);
    EXPECT_EQ(labels.getLabelForPage(1).getKey("/S").getName(), "/D");
}

/// Where a page tree says what its pages inherit, the pages in front do not.
TEST(Annotate, PagesInFrontAreUpright) {
    std::string bytes = PdfMaker().page(show(72, 700, "membentuk tim"), "/Rotate 0").str();
    const std::string count = "/Count 1";
    bytes.replace(bytes.find(count), count.size(), count + " /Rotate 90");
    const auto document = extract(marked(bytes));
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->pages[0].rotation, 0);
    EXPECT_NEAR(document->pages[0].height, 842, 0.5);
}

TEST(Annotate, FollowsACrossReferenceStreamWithAStream) {
    const auto bytes = written(plain_plan(), [](QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); });
    const std::string out = marked(bytes);
    EXPECT_TRUE(out.starts_with(bytes));
    EXPECT_EQ(out.find("\nxref\n", bytes.size()), std::string::npos);
    EXPECT_EQ(warnings(out).size(), 0u);
    Opened opened(out);
    EXPECT_EQ(opened.pages.size(), 3u);
}

TEST(Annotate, LinearizedPlansStayWhole) {
    const auto bytes = written(plain_plan(), [](QPDFWriter& writer) { writer.setLinearization(true); });
    const std::string out = marked(bytes);
    EXPECT_TRUE(out.starts_with(bytes));
    EXPECT_EQ(warnings(out).size(), 0u);
}

std::string broken_table(std::string bytes) {
    const auto at = bytes.rfind("startxref\n") + 10;
    return bytes.replace(at, bytes.find('\n', at) - at, "7");
}

TEST(Annotate, ADamagedPlanIsWrittenAnew) {
    const std::string bytes = broken_table(plain_plan());
    const std::string out = marked(bytes);
    EXPECT_FALSE(out.starts_with(bytes));
    EXPECT_EQ(warnings(out).size(), 0u);
    Opened opened(out);
    EXPECT_EQ(highlights(opened.pages.at(1)).size(), 1u);
}

std::string signed_plan() {
    return PdfMaker().page(show(72, 700, "membentuk tim")).catalog("/AcroForm << /SigFlags 3 /Fields [] >>").str();
}

TEST(Annotate, ASignedPlanIsOnlyAppendedTo) {
    EXPECT_TRUE(marked(signed_plan()).starts_with(signed_plan()));
    const std::string damaged = broken_table(signed_plan());
    const auto refused = annotate(damaged, report_on(damaged));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "signed");
}

std::string locked(const char* password) {
    return written(plain_plan(), [password](QPDFWriter& writer) {
        writer.setR6EncryptionParameters(password, "pemilik", true, true, true, true, true, true, qpdf_r3p_full, true);
    });
}

TEST(Annotate, AProtectedPlanStaysProtected) {
    const std::string out = marked(locked(""));
    Opened opened(out);
    EXPECT_TRUE(opened.pdf.isEncrypted());
    EXPECT_EQ(highlights(opened.pages.at(1)).at(0).note, "1.a.1 Tim dibentuk");
}

TEST(Annotate, SaysWhatItCannotMark) {
    const auto code = [](const std::string& bytes, Report report) {
        const auto out = annotate(bytes, report);
        return out ? "marked" : out.error().code;
    };
    const std::string secret = locked("rahasia");
    EXPECT_EQ(code(secret, report_on(secret)), "encrypted");
    EXPECT_EQ(code("%PDF-1.7\nnonsense", report_on("%PDF-1.7\nnonsense")), "damaged");
    EXPECT_EQ(code(plain_plan(), report_on(signed_plan())), "other-document");
    Report refused = report_on(plain_plan());
    refused.status = DocumentStatus::error;
    EXPECT_EQ(code(plain_plan(), refused), "not-assessed");
}

TEST(Annotate, APassageOnNoPageIsTold) {
    const std::string bytes = plain_plan();
    Report report = report_on(bytes);
    report.areas[0].indicators[0].items[0].verdict.found[0].page = 99;
    const auto out = extract(*annotate(bytes, report));
    ASSERT_TRUE(out.has_value());
    EXPECT_THAT(words(out->pages[0]), HasSubstr("1 kutipan tidak dapat disorot"));
}

TEST(Annotate, TextThatTheFontLacksBreaksNothing) {
    const auto out = extract(marked(plain_plan()));
    ASSERT_TRUE(out.has_value());
    EXPECT_THAT(words(out->pages[0]), HasSubstr("Anggota (dipilih) \\ ?????"));
}

TEST(Annotate, ALongWordStaysOnThePage) {
    const std::string bytes = plain_plan();
    Report report = report_on(bytes);
    report.areas[0].indicators[0].items[1].text = std::string(60'000, 'W');
    const auto out = extract(*annotate(bytes, report));
    ASSERT_TRUE(out.has_value());
    std::size_t letters = 0;
    for (const Page& page : out->pages)
        for (const Word& word : page.words) {
            EXPECT_LE(word.box.x1, page.width - 50);
            EXPECT_GE(word.box.y0, 30);
            letters += static_cast<std::size_t>(std::count(word.text.begin(), word.text.end(), 'W'));
        }
    EXPECT_EQ(letters, 60'000u);
}

TEST(Annotate, SaysWhatAnAssessorCorrected) {
    const std::string bytes = plain_plan();
    Report report = report_on(bytes);
    auto& items = report.areas[0].indicators[0].items;
    const Status before = items[0].verdict.status;
    items[0].verdict.status = Status::partial;
    items[0].verdict.correction = VerdictCorrection{before, Status::partial, "Baru satu tim", "Penilai Satu", "2025-06-30", {}};
    const auto pages = [&] {
        const auto out = annotate(bytes, report);
        return words(extract(*out)->pages[0]);
    };
    const std::string said = "dikoreksi oleh Penilai Satu pada 2025-06-30: Baru satu tim";
    EXPECT_THAT(pages(), HasSubstr(said));
    EXPECT_THAT(highlights(Opened(*annotate(bytes, report)).pages[1]).at(0).note, HasSubstr(said));
    items[0].verdict.status = items[0].verdict.correction->to = Status::present;
    items[0].verdict.correction->from = Status::partial;
    EXPECT_THAT(pages(), testing::AllOf(HasSubstr("KOREKSI PENILAI"), HasSubstr(said)));
}

TEST(Annotate, SpeaksEnglish) {
    const std::string bytes = plain_plan();
    const auto out = extract(*annotate(bytes, report_on(bytes), Language::en));
    ASSERT_TRUE(out.has_value());
    EXPECT_THAT(words(out->pages[0]), testing::AllOf(HasSubstr("MISSING"), Not(HasSubstr("TIDAK"))));
}

}  // namespace
}  // namespace celah::test
