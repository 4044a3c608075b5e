// Reports built by hand -> what people and machines read of them.
#include <gmock/gmock.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "celah/render.hpp"
#include "render/columns.hpp"
#include "render/messages.hpp"
#include "render/priority.hpp"
#include "report_schema.hpp"

namespace celah {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Location at(int page, std::string quote) {
    return {page, {72, 100.456, 300, 112.5}, std::move(quote)};
}
Verdict present(Location place) {
    return {Status::present, {std::move(place)}, "", std::nullopt};
}
Verdict partial(Location place, std::string reason) {
    return {Status::partial, {std::move(place)}, std::move(reason), std::nullopt};
}
Verdict missing(std::string reason = "") {
    return {Status::missing, {}, std::move(reason), std::nullopt};
}
Verdict missing(std::string reason, Location nearest) {
    return {Status::missing, {}, std::move(reason), std::move(nearest)};
}

IndicatorResult indicator(std::string id, std::string name, std::vector<ItemResult> items) {
    IndicatorResult out;
    out.id = std::move(id), out.name = std::move(name), out.article = "Bab III";
    out.status = IndicatorStatus::complete;
    out.heading = out.action = out.time_target = out.evidence.verdict = present(at(10, "Tim Kerja"));
    out.evidence.expected = {"SK Tim Kerja", "Notulen"};
    out.items = std::move(items);
    return out;
}

void count(Counts& counts, const Verdict& verdict) {
    ++counts.required;
    counts.present += verdict.status == Status::present;
    counts.partial += verdict.status == Status::partial;
    counts.missing += verdict.status == Status::missing;
    counts.not_assessed += verdict.status == Status::not_assessed;
}

double worth(Status status) { return status == Status::present ? 1 : status == Status::partial ? 0.5 : 0; }

/// The items of an area share its weight.
void weigh(Report& report) {
    report.summary.areas.clear();
    for (auto& area : report.areas) {
        std::size_t items = 0;
        for (const auto& indicator : area.indicators) items += indicator.items.size();
        Coverage coverage{{area.weight_percent, 0}, {}, {}};
        for (auto& indicator : area.indicators)
            for (auto& item : indicator.items) {
                item.weight = area.weight_percent / static_cast<double>(items);
                coverage.all.covered += item.weight * worth(item.verdict.status);
            }
        report.summary.areas.push_back({area.id, coverage});
        report.summary.coverage.all.weight += coverage.all.weight;
        report.summary.coverage.all.covered += coverage.all.covered;
    }
}

Report counted(Report report) {
    report.summary = {};
    weigh(report);
    for (const auto& area : report.areas) {
        for (const auto& target : area.targets) count(report.summary.targets, target.verdict);
        for (const auto& one : area.indicators) {
            for (const auto& item : one.items) count(report.summary.items, item.verdict);
            count(report.summary.evidence, one.evidence.verdict);
            count(report.summary.action, one.action);
            count(report.summary.time_target, one.time_target);
        }
    }
    report.summary.coverage_percent = report.summary.coverage.all.percent();
    return report;
}

Report empty_report() {
    Report report;
    report.rules = {"permenpanrb-52-2014", "Permenpan RB 52/2014", "1.0", std::string("sha256:").append(64, 'a')};
    report.document.path = "rencana.pdf";
    return report;
}

/// Two areas; every requirement is met.
Report complete_report() {
    Report report = empty_report();
    report.document = {"rencana.pdf", std::string(64, 'b'), 1000,    40, 38, 2, 0, {}, "Pengadilan Agama Contoh",
                       2020,          "zi-work-plan",       "Judul."};
    const auto good = present(at(10, "membentuk tim"));
    AreaResult first{"1", "Manajemen Perubahan", "Bab III", 5, {}, {}, {9, 10}};
    first.targets = {{"1.Ta", "Meningkatnya komitmen", good}};
    first.indicators = {
        indicator("1.a", "Tim Kerja", {{"1.a.1", "Tim dibentuk", good}, {"1.a.2", "Anggota dipilih", good}}),
        indicator("1.b", "Dokumen Rencana", {{"1.b.1", "Rencana disusun", good}})};
    AreaResult second{"6", "Peningkatan Kualitas Pelayanan Publik", "Bab III", 10, {}, {}, {30}};
    second.indicators = {
        indicator("6.a", "Standar Pelayanan", {{"6.a.1", "Ada standar", good}, {"6.a.2", "Standar diumumkan", good}})};
    report.areas = {first, second};
    report.summary.coverage_percent = 100;
    return counted(report);
}

Report gap_report() {
    Report report = complete_report();
    auto& first = report.areas[0].indicators[0];
    first.items[0].verdict = partial(at(12, "tim akan diusulkan"), "Baru direncanakan.");
    first.items[1].verdict =
        missing("Tidak ada kalimat tentang pemilihan anggota.", at(12, "anggota tim terdiri dari"));
    report.areas[0].targets[0].verdict = missing();
    auto& service = report.areas[1].indicators[0];
    service.items[1].verdict = missing("Tidak disebut.");
    service.evidence.verdict = missing();
    service.time_target = partial(at(31, "segera"), "");
    report.findings = {{"stale-year", "warning", "Rencana menyebut tahun 2018.", {at(3, "tahun 2018")}}};
    report.problems = {{"damaged-page", "Page 7 cannot be read.", 7}, {"damaged-page", "Page 9 cannot be read.", 9}};
    report.status = DocumentStatus::warning;
    return counted(report);
}

Report error_report() {
    Report report = empty_report();
    report.status = DocumentStatus::error;
    report.problems = {{"encrypted", "The PDF needs a password.", std::nullopt}};
    return report;
}

Report scanned_report() {
    Report report = complete_report();
    report.areas[0].indicators[0].items[0].verdict = {
        Status::not_assessed, {}, "Halaman 3 tidak terbaca.", std::nullopt};
    return counted(report);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

int widest(const std::string& text) {
    int out = 0;
    for (const auto& line : lines(text)) out = std::max(out, render::columns(line));
    return out;
}

json parsed(const Report& report) {
    return json::parse(render_json(report));
}

TEST(Json, EveryReportFollowsTheSchema) {
    for (const auto& report : {complete_report(), gap_report(), error_report(), scanned_report()}) {
        EXPECT_EQ(schema_errors(parsed(report)), "");
    }
}

TEST(Json, SchemaRefusesWhatConsumersCouldNotUse) {
    const auto broken = [](const char* pointer, json value) {
        auto report = parsed(gap_report());
        report[json::json_pointer(pointer)] = std::move(value);
        return schema_errors(report);
    };
    EXPECT_NE(broken("/schema", "celah.report/2"), "");
    EXPECT_NE(broken("/status", "fine"), "");
    EXPECT_NE(broken("/areas/0/indicators/0/items/0/status", "not_assessed"), "");
    EXPECT_NE(broken("/areas/0/indicators/0/items/0/id", "x"), "");
    EXPECT_NE(broken("/areas/0/indicators/0/items/0/found/0/page", 0), "");
    EXPECT_NE(broken("/areas/0/indicators/0/items/0/found/0/box", json::array({1, 2, 3})), "");
    EXPECT_NE(broken("/areas/0/indicators/0/items/0/reason", nullptr), "");
    EXPECT_NE(broken("/document/sha256", "abc"), "");
    EXPECT_NE(broken("/summary/items/missing", -1), "");
    EXPECT_EQ(broken("/summary/new_key", "fine"), "");
    auto report = parsed(gap_report());
    report["summary"].erase("action");
    EXPECT_NE(schema_errors(report), "");
    report = parsed(gap_report());
    auto& verdicts = report["areas"][0]["indicators"][0]["items"];
    verdicts[1]["found"] = verdicts[0]["found"];  // a missing item that was found
    EXPECT_NE(schema_errors(report), "");
}

TEST(Json, WritesTheContract) {
    const auto report = parsed(gap_report());
    const auto& item = report["areas"][0]["indicators"][0]["items"][1];
    EXPECT_EQ(item["status"], "missing");
    EXPECT_EQ(item["reason"], "Tidak ada kalimat tentang pemilihan anggota.");
    EXPECT_EQ(item["nearest"],
              json::parse(R"({"page":12,"box":[72.0,100.46,300.0,112.5],"quote":"anggota tim terdiri dari"})"));
    EXPECT_EQ(report["document"]["agency"], "Pengadilan Agama Contoh");
    EXPECT_EQ(report["areas"][0]["pages"], json::array({9, 10}));
    EXPECT_EQ(report["summary"]["time_target"]["partial"], 1);
    EXPECT_EQ(report["problems"][0]["page"], 7);
    EXPECT_TRUE(parsed(error_report())["document"]["year"].is_null());
    EXPECT_EQ(parsed(scanned_report())["areas"][0]["indicators"][0]["items"][0]["status"], "not-assessed");
}

TEST(Json, KeysKeepTheirOrderAndJsonlIsOneLine) {
    const auto line = render_json(gap_report(), -1);
    EXPECT_THAT(line, StartsWith(R"({"schema":"celah.report/1","tool":{"name":"celah","version":)"));
    EXPECT_THAT(lines(line), testing::SizeIs(1));
    EXPECT_EQ(json::parse(line), parsed(gap_report()));
}

TEST(Json, NothingFromAPlanBreaksIt) {
    Report report = gap_report();
    auto& place = report.areas[0].indicators[0].items[0].verdict.found[0];
    place.box = {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity(), 1e300, -0.001};
    place.quote = std::string("a\0\x1b[31m\x7f\xff\xed\xa0\x80", 12) + "\u0085\u2028\u202e\n\"}";
    report.document.path = "\xfe.pdf";
    const auto text = render_json(report, -1);
    EXPECT_EQ(schema_errors(json::parse(text)), "");
    EXPECT_THAT(text, Not(HasSubstr("\u2028")));
    EXPECT_THAT(text, HasSubstr("\\u0085\\u2028\\u202e\\n\\\"}"));
    EXPECT_THAT(text, Not(testing::ContainsRegex("[\x01-\x1f\x7f]")));
    EXPECT_EQ(json::parse(text)["document"]["path"], "\uFFFD.pdf");
}

TEST(Text, TellsAnAssessorTheGapsMostImportantFirst) {
    EXPECT_EQ(render_text(gap_report(), {Language::id, false, 84}),
              R"(Kesenjangan rencana kerja Zona Integritas terhadap Permenpan RB 52/2014

Unit      Pengadilan Agama Contoh
Tahun     2020
Berkas    rencana.pdf
Halaman   40 halaman: 38 terbaca dari teks, 2 dari pindaian (OCR)
Acuan     permenpanrb-52-2014, versi 1.0.
Cakupan   50% — 2 dari 5 butir ada, 1 sebagian, 2 tidak ditemukan.

   Area                       Bobot  Ada  Sebagian  Tidak ada  Bukti  Waktu  Cakupan
1  Manajemen Perubahan           5%    1         1          1    2/2    2/2      50%
6  Peningkatan Kualitas         10%    1         0          1    0/1    0/1      50%
   Pelayanan Publik
   Jumlah                       15%    2         1          2    2/3    2/3      50%

Ada, sebagian, tidak ada: jumlah butir. Bukti, waktu: indikator yang menyebut bukti
dukung dan target waktu. Cakupan: butir ada = 1, sebagian = ½.

KESENJANGAN (yang terpenting lebih dahulu)

Area 6 Peningkatan Kualitas Pelayanan Publik — bobot 10%, 5 poin berisiko
  6.a Standar Pelayanan
    [6.a.2] Standar diumumkan — TIDAK DITEMUKAN
      Tidak disebut.
    Bukti yang lazim diharapkan: SK Tim Kerja; Notulen.

Area 1 Manajemen Perubahan — bobot 5%, 2,5 poin berisiko
  1.a Tim Kerja
    [1.a.2] Anggota dipilih — TIDAK DITEMUKAN
      Tidak ada kalimat tentang pemilihan anggota.
      paling dekat: hlm. 12: “anggota tim terdiri dari”
    [1.a.1] Tim dibentuk — SEBAGIAN
      Baru direncanakan.
      tertulis: hlm. 12: “tim akan diusulkan”
    Bukti yang lazim diharapkan: SK Tim Kerja; Notulen.

TARGET YANG BELUM TERCANTUM
  1 Manajemen Perubahan
    [1.Ta] Meningkatnya komitmen — TIDAK DITEMUKAN

BUKTI, RENCANA AKSI DAN WAKTU PER INDIKATOR
  Tanpa bukti: 6.a.
  Tanpa target waktu: 6.a (sebagian).

TEMUAN LAIN
  Peringatan: Rencana menyebut tahun 2018.
      hlm. 3: “tahun 2018”

MASALAH PADA DOKUMEN
  hlm. 7, 9: Halaman ini rusak dan tidak terbaca.
)");
}

TEST(Text, ErrorSaysWhyInItsFirstLine) {
    EXPECT_EQ(lines(render_text(error_report()))[0],
              "TIDAK DAPAT DINILAI: PDF terkunci kata sandi; simpan ulang tanpa kata sandi.");
    EXPECT_EQ(lines(render_text(error_report(), {Language::en, false, 100}))[0],
              "COULD NOT BE ASSESSED: The PDF needs a password.");
    Report silent = error_report();
    silent.problems.clear();
    EXPECT_THAT(lines(render_text(silent))[0], HasSubstr("alasannya tidak diketahui"));
}

TEST(Text, ErrorKeepsWhatElseWasOdd) {
    Report scan = error_report();
    scan.problems = {{"unreadable-page", "This page holds no text.", 1}, {"unreadable-page", "This page holds no text.", 2}, {"no-text", "No page holds text.", std::nullopt}};
    EXPECT_EQ(render_text(scan, {Language::id, false, 120}),
              "TIDAK DAPAT DINILAI: Tidak ada halaman dengan teks yang terbaca; hasil pindaian perlu OCR lebih dahulu.\n"
              "Berkas    rencana.pdf\n\nMASALAH PADA DOKUMEN\n  hlm. 1-2: Halaman ini tidak memuat teks yang terbaca; mungkin hasil pindaian.\n");
    Report letter = error_report();
    letter.document.kind = "not-a-plan";
    letter.problems = {{"hidden-text", "Hidden.", 1}, {"not-a-plan", "Judulnya undangan.", std::nullopt}};
    EXPECT_THAT(render_text(letter), HasSubstr("hlm. 1: Ada teks yang tidak terlihat"));
}

TEST(Text, DocumentThatIsNoPlanIsCalledThat) {
    Report report = error_report();
    report.document.kind = "not-a-plan";
    report.document.kind_reason = "Judulnya SOP.";
    report.problems = {{"not-a-plan", "Judulnya SOP.", std::nullopt}};
    EXPECT_EQ(render_text(report),
              "TIDAK DAPAT DINILAI: Dokumen ini bukan rencana kerja Zona Integritas.\n"
              "Berkas    rencana.pdf\nCatatan   Judulnya SOP.\n");
}

TEST(Text, ReasonSharedByAllItemsOfAnIndicatorIsSaidOnce) {
    Report report = gap_report();
    for (auto& item : report.areas[0].indicators[0].items) item.verdict = missing("Rencana tidak memuat area ini.");
    const auto text = render_text(report);
    const auto at = text.find("Rencana tidak memuat area ini.");
    EXPECT_LT(at, text.find("[1.a.1]"));
    EXPECT_EQ(text.find("Rencana tidak memuat area ini.", at + 1), std::string::npos);
}

TEST(Text, CompletePlanIsCalledComplete) {
    EXPECT_THAT(render_text(complete_report()), HasSubstr("LENGKAP: seluruh 5 butir"));
    EXPECT_THAT(render_text(complete_report()), Not(HasSubstr("KESENJANGAN")));
    EXPECT_FALSE(has_gap(complete_report()));
    EXPECT_TRUE(has_gap(gap_report()));
}

TEST(Text, UnreadPagesAreNeitherGapNorComplete) {
    const auto text = render_text(scanned_report());
    EXPECT_FALSE(has_gap(scanned_report()));
    EXPECT_TRUE(has_unread(scanned_report()));
    EXPECT_FALSE(has_unread(gap_report()));
    EXPECT_THAT(text, Not(HasSubstr("LENGKAP")));
    EXPECT_THAT(text, HasSubstr("1 hal tidak dapat dinilai"));
    EXPECT_THAT(text, HasSubstr("halaman yang tidak terbaca: 1.a.1."));
    EXPECT_THAT(text, HasSubstr("Tak terbaca"));
    EXPECT_THAT(render_text(complete_report()), Not(HasSubstr("Tak terbaca")));
}

TEST(Text, NoLineIsWiderThanAsked) {
    Report report = gap_report();
    report.areas[0].indicators[0].items[1].text = "日本語" + std::string(300, 'x') + " e\u0301e\u0301 kata";
    report.document.path = std::string(500, 'p');
    for (const int width : {20, 33, 60, 80, 100, 200}) {
        for (const auto language : {Language::id, Language::en}) {
            EXPECT_LE(widest(render_text(report, {language, true, width})), width) << width;
        }
    }
}

TEST(Text, PlanCannotControlTheTerminal) {
    Report report = gap_report();
    report.document.agency = "Unit\x1b]0;owned\x07\nBaru\u202E";
    report.findings[0].found[0].quote = "\u009b2J\x1b[31mmerah";
    const auto text = render_text(report);
    EXPECT_THAT(text, HasSubstr("Unit\uFFFD]0;owned\uFFFD Baru\uFFFD"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\u009b")));
    EXPECT_THAT(render_text(report, {Language::id, true, 100}), HasSubstr("\x1b[31mTIDAK DITEMUKAN\x1b[0m"));
}

TEST(Priority, AreasAndIndicatorsWithMostWeightComeFirst) {
    const Report report = gap_report();
    const auto gaps = render::gaps_by_weight(report);
    ASSERT_EQ(gaps.size(), 2U);
    EXPECT_EQ(gaps[0].area->id, "6");
    EXPECT_DOUBLE_EQ(gaps[0].at_risk, 5);    // 1 of 2 items of 10 %
    EXPECT_DOUBLE_EQ(gaps[1].at_risk, 2.5);  // 1.5 of 3 items of 5 %
    ASSERT_EQ(gaps[1].indicators.size(), 1U);
    EXPECT_EQ(gaps[1].indicators[0].items[0]->id, "1.a.2");  // missing before partial
}

TEST(Columns, WrapsByWhatIsSeen) {
    EXPECT_THAT(render::wrap("satu dua tiga", 8), ElementsAre("satu dua", "tiga"));
    EXPECT_THAT(render::wrap("", 8), ElementsAre(""));
    EXPECT_THAT(render::wrap("  a   b ", 8), ElementsAre("a b"));
    EXPECT_THAT(render::wrap("abcdefghij k", 4), ElementsAre("abcd", "efgh", "ij k"));
    EXPECT_THAT(render::wrap("日本語です", 5), ElementsAre("日本", "語で", "す"));
    EXPECT_THAT(render::wrap("日", 1), ElementsAre("日"));
    EXPECT_THAT(render::wrap("e\u0301e\u0301e\u0301", 2), ElementsAre("e\u0301e\u0301", "e\u0301"));
    EXPECT_EQ(render::columns("\x1b[31mmerah\x1b[0m"), 5);
}

TEST(Columns, LongWordTakesNoLongerThanItsLength) {
    EXPECT_EQ(render::wrap(std::string(3'000'000, 'a'), 100).size(), 30'000U);
}

TEST(Columns, ShortensAtASpace) {
    EXPECT_EQ(render::shorten("satu dua tiga", 13), "satu dua tiga");
    EXPECT_EQ(render::shorten("satu dua tiga", 10), "satu dua…");
    EXPECT_EQ(render::shorten("satuduatiga", 5), "satu…");
}

TEST(Columns, InertTextIsValidAndHarmless) {
    EXPECT_EQ(render::inert("a\tb\r\nc"), "a b  c");
    EXPECT_EQ(render::inert("a\xc3"), "a\uFFFD");
    EXPECT_EQ(render::inert("pem\u00ADbangunan\u200B \U0001F600 é"), "pembangunan \U0001F600 é");
    EXPECT_EQ(render::inert_lines("a\x1b\n\nb\n"), "a\uFFFD\n\nb\n");
    EXPECT_EQ(render::inert("\xf8\x88\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Messages, FillsGapsInOrder) {
    EXPECT_EQ(render::fill("{} dari {}", {"1", "2"}), "1 dari 2");
    EXPECT_EQ(render::fill("{} dari {}", {"1"}), "1 dari {}");
    EXPECT_EQ(render::decimal(12.04, Language::id), "12");
    EXPECT_EQ(render::decimal(12.5, Language::en), "12.5");
}

TEST(Messages, ProblemsThatPlansHaveAreToldInIndonesian) {
    for (const char* code : {"unreadable-page", "truncated", "repaired", "internal-error", "damaged-page", "missing-pages", "too-many-pages", "too-many-words",
                             "too-many-rules", "too-much-drawing", "look-alike-letters", "hidden-text", "unmapped-text", "odd-characters", "actual-text", "no-text"})
        EXPECT_NE(render::problem_text({code, "English.", {}}, Language::id), "English.") << code;
}

TEST(Formats, EachRendersAReport) {
    std::vector<std::string> names;
    for (const OutputFormat& format : output_formats()) {
        names.emplace_back(format.name);
        EXPECT_EQ(find_format(format.name), &format);
        EXPECT_THAT(format.render(gap_report(), {}, true), Not(IsEmpty())) << format.name;
        if (!format.one_document) EXPECT_TRUE(format.render(gap_report(), {}, true).ends_with('\n')) << format.name;
    }
    EXPECT_EQ(names.front(), "text");
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), names.size());
    EXPECT_THAT(names, testing::IsSupersetOf({"json", "jsonl", "csv", "xlsx"}));
    EXPECT_EQ(find_format("xml"), nullptr);
    const auto text = [](bool first) { return find_format("text")->render(gap_report(), {}, first); };
    EXPECT_EQ(text(false), "\n" + std::string(100, '=') + "\n\n" + text(true));
}

TEST(Messages, UnknownProblemKeepsItsOwnWords) {
    EXPECT_EQ(render::problem_text({"odd", "Something odd.", {}}, Language::id), "Something odd.");
    EXPECT_EQ(render::problem_text({"odd", "", {}}, Language::id), "odd");
}

TEST(ReadReport, SaysWhatIsNoReport) {
    for (const char* text : {"", "{}", "[]", "null", R"({"schema":"celah.report/2"})", R"({"schema":"celah.report/1"})"}) {
        const auto report = read_report(text);
        ASSERT_FALSE(report.has_value()) << text;
        EXPECT_EQ(report.error().code, "not-a-report");
    }
}

/// simdjson counts the elements of a list up to 16,777,215.
TEST(ReadReport, HasNoLimitToTheLengthOfAList) {
    json report = json::parse(render_json(gap_report(), -1));
    report["areas"][0]["pages"] = "LIST";
    std::string text = report.dump();
    constexpr std::size_t count = 17'000'000;
    std::string list = "[1";
    for (std::size_t i = 1; i < count; ++i) list += ",1";
    text.replace(text.find("\"LIST\""), 6, list + "]");
    const auto read = read_report(text);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read->areas.front().pages.size(), count);
}

/// A worker may have been taken over by its document, and a folder of results by anybody.
TEST(ReadReport, RefusesOtherKindsOfValues) {
    const std::string right = render_json(gap_report(), -1);
    ASSERT_TRUE(read_report(right).has_value());
    const auto with = [&](std::string_view key, const std::string& value) {   // in place of the first value under that key
        const std::string quoted = "\"" + std::string(key) + "\":";
        EXPECT_NE(right.find(quoted), right.npos) << key;
        const std::size_t begin = right.find(quoted) + quoted.size();
        return right.substr(0, begin) + value + right.substr(std::min(right.find_first_of(",}]", begin), right.size()));
    };
    EXPECT_TRUE(read_report(with("pages", "7")).has_value());
    const auto also = [&](const std::string& field) { return right.substr(0, right.rfind('}')) + "," + field + "}"; };
    EXPECT_TRUE(read_report(also("\"x\":[[[7]]]")).has_value()) << "keys may be added freely";
    EXPECT_TRUE(read_report("\xef\xbb\xbf" + right).has_value()) << "an editor's mark";
    for (const auto& wrong : {with("pages", "\"7\""), with("pages", "null"), with("pages", "7.5"), with("id", "7"), with("coverage_percent", "\"much\""), with("coverage_percent", "1e400"),
                              with("status", "\"odd\""), with("id", "\"\xff\""), also("\"x\":" + std::string(100, '[') + std::string(100, ']')), also("\"status\":\"ok\""),
                              right + "x", right.substr(0, right.size() - 1)})
        EXPECT_EQ(read_report(wrong).has_value() ? "read" : read_report(wrong).error().code, "not-a-report") << wrong.substr(0, 300);
    EXPECT_THAT(read_report(R"({"schema":"celah.report/1"})").error().message, testing::HasSubstr("\"tool\" is missing"));
}

}  // namespace
}  // namespace celah
