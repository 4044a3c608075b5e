// What a stranger writes into a plan, its name or its metadata is text in every output, and nothing else. New formats are
// tested as soon as they stand in output_formats().
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <qpdf/QPDF.hh>
#include <set>
#include <sstream>

#include "celah/annotate.hpp"
#include "celah/render.hpp"
#include "celah/scan.hpp"
#include "make_pdf.hpp"
#include "render/columns.hpp"
#include "report_schema.hpp"
#include "rules/digest.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::vector<std::string>& evils() {
    static const std::vector<std::string> all = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'); alert(1); ('",
        "</title></style></textarea><svg onload=alert(1)>",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://contoh.invalid\",\"klik\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "  =1+1",
        "\u200b=1+1",
        "\uff1d1+1",
        "\u001b[2J\u001b]0;judul\u0007",
        "\u009b31m\u0085\u2028\u2029",
        "\u202egnp.exe \u2066\u2069 \u200f",
        "\xff\xfe\xc3(",
        std::string("nol\0nol", 7),
        "[klik](javascript:alert(1)) {0} ${7*7} {{NAMA}} {{#DAFTAR}}",
        "baris\nbaru,\"koma\";titik\r\n=1+1",
        "مرحبا بالعالم עברית",
        "%s%n%x",
        "../../../etc/passwd",
        "&amp;&lt;b&gt;&#x202e;",
        std::string(60'000, 'W'),
        std::string(20'000, '<')};
    return all;
}

/// A report in which all that comes from a plan, and all that a rule file says, is `evil`.
Report evil_report(const std::string& evil) {
    Report out;
    const Location place{1, {72, 72, 200, 90}, evil};
    const auto verdict = [&](Status status) {
        Verdict one{status, {}, evil, std::nullopt};
        if (status == Status::present || status == Status::partial) one.found = {place};
        else one.nearest = place;
        if (status == Status::partial) one.correction = VerdictCorrection{Status::missing, status, evil, evil, "2025-06-30", {}};
        return one;
    };
    out.rules = {"uji", evil, evil, "sha256:" + std::string(64, 'a'), ChosenBy::asked, evil};
    out.document.path = evil;
    out.document.sha256 = std::string(64, 'b');
    out.document.pages = out.document.pages_text = 1;
    out.document.agency = evil;
    out.document.year = 2024;
    out.document.kind = "zi-work-plan";
    out.document.kind_reason = evil;
    out.document.readings = {{1, PageSource::text, 1}};
    out.problems = {{"odd-characters", evil, 1}};
    out.findings = {{"foreign-agency", "warning", evil, {place}}};
    AreaResult area{"1", evil, evil, 5, {}, {}, {1}};
    IndicatorResult indicator;
    indicator.id = "1.a", indicator.name = indicator.article = evil;
    indicator.weight = 5;
    indicator.status = IndicatorStatus::partial;
    indicator.heading = indicator.action = verdict(Status::present);
    indicator.time_target = verdict(Status::missing);
    indicator.evidence = {verdict(Status::missing), {evil, evil}};
    int number = 0;
    for (const Status status : {Status::present, Status::partial, Status::missing, Status::not_assessed}) {
        ItemResult item{"1.a." + std::to_string(++number), evil, verdict(status), 1.25, evil, evil, "", ""};
        indicator.items.push_back(item);
        item.id = "1.T" + std::to_string(number);
        area.targets.push_back(item);
    }
    area.indicators = {indicator};
    out.areas = {area};
    out.summary.items = out.summary.targets = {4, 1, 1, 1, 1};
    out.summary.evidence = out.summary.time_target = {1, 0, 0, 1, 0};
    out.summary.action = {1, 1, 0, 0, 0};
    out.summary.coverage = {{5, 1.875}, {}, {}};
    out.summary.coverage_percent = 37.5;
    out.summary.areas = {{"1", out.summary.coverage}};
    return out;
}

/// What harms whoever reads it: empty when nothing does.
std::string harm(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const char32_t c = render::next_character(text, at);
        const bool control = (c < 0x20 && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
        const bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        const bool line_end = c == 0x2028 || c == 0x2029;
        const bool invalid = c == 0xFFFD && text.substr(begin, 3) != "\uFFFD";
        if (!control && !direction && !line_end && !invalid) continue;
        std::ostringstream out;
        out << "U+" << std::hex << static_cast<unsigned>(c) << (invalid ? " (bytes that are no UTF-8)" : "") << " in: " << text.substr(begin > 40 ? begin - 40 : 0, 80);
        return out.str();
    }
    return "";
}

/// RFC 4180 by the letter; throws what is wrong.
std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1);
    std::size_t at = 0;
    while (at < text.size()) {
        std::string cell;
        if (text[at] != '"') throw std::runtime_error("a cell without quotes");
        for (++at;; ++at) {
            if (at >= text.size()) throw std::runtime_error("a cell without an end");
            if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
            if (text[at] == '"') ++at;
            cell += text[at];
        }
        rows.back().push_back(cell);
        ++at;
        if (text.substr(at, 2) == "\r\n") rows.emplace_back(), at += 2;
        else if (at < text.size() && text[at] == ',') ++at;
        else throw std::runtime_error("neither comma nor line end behind a cell");
    }
    if (!rows.back().empty()) throw std::runtime_error("the last line has no end");
    rows.pop_back();
    return rows;
}

void check_csv(std::string_view text) {
    if (text.starts_with("\uFEFF")) text.remove_prefix(3);
    const auto rows = parse_csv(text);
    ASSERT_GT(rows.size(), 1u);
    for (const auto& row : rows) {
        ASSERT_EQ(row.size(), rows[0].size());
        for (const std::string& cell : row) {
            EXPECT_LE(render::columns(cell), 32'767);
            const auto first = cell.find_first_not_of(" \t\r\n\u00A0");
            const std::string_view begin = first == std::string::npos ? std::string_view() : std::string_view(cell).substr(first);
            for (const char* formula : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) EXPECT_FALSE(begin.starts_with(formula)) << cell.substr(0, 60);
        }
    }
}

/// Links and placeholders of SARIF's messages, none of which celah writes itself.
void check_messages(const json& value) {
    if (value.is_object() && value.contains("text") && value.at("text").is_string()) {
        const std::string text = value.at("text");
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\\') ++at;
            else EXPECT_FALSE(text[at] == '[' || text[at] == ']') << text.substr(0, 80);
        }
        EXPECT_EQ(text.find("{0}") == std::string::npos || text.find("{{0}}") != std::string::npos, true) << text;
    }
    if (value.is_structured())
        for (const json& one : value) check_messages(one);
}

/// The parts of a document that is a zip file, one after another.
std::string unpacked(const std::string& bytes) {
    const fs::path path = fs::temp_directory_path() / ("celah-inert-" + std::to_string(::getpid()));
    std::ofstream(path, std::ios::binary) << bytes;
    std::string out;
    FILE* pipe = ::popen(("python3 -c \"import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
                          "[sys.stdout.buffer.write(z.read(n)) for n in z.namelist()]\" '" + path.string() + "'").c_str(), "r");
    char buffer[65536];
    for (std::size_t count; pipe && (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, count);
    EXPECT_EQ(pipe ? ::pclose(pipe) : -1, 0) << "not a zip file, or no python3 to open it";
    fs::remove(path);
    return out;
}

bool is_markup(std::string_view text) {
    const auto begin = text.substr(0, 1000);
    return begin.find("<!DOCTYPE") != std::string_view::npos || begin.find("<html") != std::string_view::npos || begin.find("<?xml") != std::string_view::npos;
}

void check_markup(const std::string& text) {
    for (const char* tag : {"<script>alert", "<img src=x", "<svg onload", "\"><img", "</textarea><svg", "<<<<", "=\"javascript:", "='javascript:"})
        EXPECT_EQ(text.find(tag), std::string::npos) << text.substr(text.find(tag) - std::min<std::size_t>(text.find(tag), 60), 120);
}

void check(const OutputFormat& format, const std::string& out) {
    const std::string text = out.starts_with("PK") ? unpacked(out) : out;
    ASSERT_FALSE(text.empty());
    // A byte order mark is what csv-excel is for.
    EXPECT_EQ(harm(std::string_view(text).substr(text.starts_with("\uFEFF") ? 3 : 0)), "");
    if (is_markup(text)) check_markup(text);
    if (format.name == "csv" || format.name == "csv-excel") check_csv(out);
    if (format.name == "json" || format.name == "jsonl") { EXPECT_EQ(schema_errors(json::parse(out)), ""); }
    if (format.name == "jsonl") { EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1); }
    if (format.name == "sarif") check_messages(json::parse(out));
}

class Inert : public testing::TestWithParam<OutputFormat> {};

TEST_P(Inert, WhateverAReportSays) {
    for (const std::string& evil : evils())
        for (const Language language : {Language::id, Language::en}) {
            SCOPED_TRACE(json(evil.substr(0, 60)).dump(-1, ' ', true, json::error_handler_t::replace));
            check(GetParam(), GetParam().render(evil_report(evil), {language}, true));
        }
}

TEST_P(Inert, WhateverARefusalSays) {
    for (const std::string& evil : evils()) {
        Report report = evil_report(evil);
        report.status = DocumentStatus::error;
        report.areas.clear();
        report.summary = {};
        check(GetParam(), GetParam().render(report, {}, true));
    }
}

/// Shown by a PDF: cover, agency and table cells.
std::string evil_plan() {
    PdfMaker pdf;
    std::string cover = show(72, 780, "RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2023") + show(72, 760, "DINAS <script>alert\\(1\\)</script> KOTA \"><img src=x onerror=alert\\(1\\)>");
    std::string area = show(72, 780, "AREA I MANAJEMEN PERUBAHAN") + show(72, 760, "1. Tim Kerja") +
                       show(72, 740, "=HYPERLINK\\(1\\) membentuk tim kerja pembangunan zona integritas <img src=x onerror=alert\\(1\\)>") +
                       show(72, 720, "@SUM\\(A1\\) Data dukung: SK Tim Kerja; waktu: Januari 2023") + show(72, 700, std::string(60'000, 'x'), 2);
    return pdf.page(cover).page(area).trailer("/Info << /Title (<script>alert\\(1\\)</script>\\033[2J) >>").str();
}

TEST_P(Inert, WhateverAPlanShows) {
    const std::string path = "=HYPERLINK(1)<script>alert(1)</script>\u001b[2J\u202e.pdf";
    const Report report = scan(evil_plan(), path, shipped_rules(rules_90));
    ASSERT_NE(report.status, DocumentStatus::error);
    check(GetParam(), GetParam().render(report, {}, true));
}

INSTANTIATE_TEST_SUITE_P(Formats, Inert, testing::ValuesIn(output_formats().begin(), output_formats().end()), [](const auto& format) {
    std::string name(format.param.name);
    std::replace_if(name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

/// All strings that an annotated plan shows besides its pages.
void check_strings(QPDFObjectHandle object, std::set<QPDFObjGen>& seen) {
    if (object.isIndirect() && !seen.insert(object.getObjGen()).second) return;
    if (object.isString()) { EXPECT_EQ(harm(object.getUTF8Value()), ""); }
    if (object.isDictionary())
        for (const auto& key : object.getKeys())
            if (key != "/ID" && key != "/Info") check_strings(object.getKey(key), seen);
    for (int i = 0; object.isArray() && i < object.getArrayNItems(); ++i) check_strings(object.getArrayItem(i), seen);
}

TEST(InertAnnotated, WhateverAReportSays) {
    const std::string plan = PdfMaker().page(show(72, 700, "Rencana")).str();
    for (const std::string& evil : evils()) {
        Report report = evil_report(evil);
        report.document.sha256 = sha256(plan);
        const auto out = annotate(plan, report);
        ASSERT_TRUE(out.has_value()) << out.error().message;
        QPDF pdf;
        pdf.processMemoryFile("plan", out->data(), out->size());
        ASSERT_GE(pdf.getAllPages().size(), 2u);
        std::set<QPDFObjGen> seen;
        check_strings(pdf.getRoot(), seen);
        EXPECT_FALSE(pdf.anyWarnings());
        for (auto& object : pdf.getAllObjects())
            if (object.isDictionary()) { EXPECT_FALSE(object.hasKey("/JS") || object.hasKey("/URI") || object.hasKey("/Launch")); }
    }
}

/// Messages name files, and a file's name is a stranger's too.
TEST(InertMessages, OnTheTerminal) {
    const fs::path folder = fs::temp_directory_path() / ("celah-inert-messages-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "script") << "celah=" CELAH_PROGRAM "\nname=$(printf 'tiada\\033[2J\\342\\200\\256.pdf')\n"
                                        "$celah scan \"$name\"\n$celah scan --format \"$name\" a.pdf\n$celah scan --rules \"$name\" a.pdf\n"
                                        "$celah explain \"$name\" 1.P.i.a\n$celah dump text \"$name\"\n$celah compare \"$name\" \"$name\"\n"
                                        "$celah annotate \"$name\" -o keluar.pdf\n$celah \"$name\"\n";
    const std::string command = "cd '" + folder.string() + "' && sh ./script </dev/null >stdout 2>stderr";
    ASSERT_NE(std::system(command.c_str()), -1);
    const std::string said = read_bytes(folder / "stderr") + read_bytes(folder / "stdout");
    EXPECT_THAT(said, testing::HasSubstr("tiada"));
    EXPECT_EQ(harm(said), "");
    fs::remove_all(folder);
}

}  // namespace
}  // namespace celah::test
