// The program itself: arguments in; exit code, output and messages out.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "make_pdf.hpp"
#include "report_schema.hpp"
#include "workbook_editor.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A PDF of one page with these lines, and a cross-reference table that is right.
std::string pdf(const std::vector<std::string>& lines) {
    std::string drawn = "BT /F 11 Tf 14 TL 72 770 Td\n";
    for (const auto& line : lines) drawn += "(" + line + ") Tj T*\n";
    drawn += "ET";
    const std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Length " + std::to_string(drawn.size()) + ">>stream\n" + drawn + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    std::string out = "%PDF-1.4\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string offset = std::to_string(out.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return out + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" +
           std::to_string(out.size()) + "\n%%EOF\n";
}

struct Outcome {
    int code = -1;
    std::string out, err;
};

class Cli : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "celah-cli-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        save("plan.pdf", pdf({"RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2020", "A. Manajemen Perubahan",
                              "1. Tim Kerja", "Pembentukan tim pembangunan Zona Integritas."}));
    }
    void TearDown() override { fs::remove_all(folder_); }

    void save(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    /// Runs a line of shell in the test's folder, where $celah is the program; its input is empty, and so is its page cache.
    Outcome run(const std::string& line) const {
        std::ofstream(folder_ / "script") << "export XDG_CACHE_HOME=$PWD/cache\ncelah=" CELAH_PROGRAM "\n" << line << '\n';
        const std::string command = "cd '" + folder_.string() + "' && sh ./script </dev/null >stdout 2>stderr";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(folder_ / "stdout"), content(folder_ / "stderr")};
    }

    /// The one report of a JSON scan; each test's report is held against the schema.
    json report(const std::string& arguments, int code) const {
        const auto outcome = run("$celah scan --format json " + arguments);
        EXPECT_EQ(outcome.code, code) << outcome.err;
        const auto out = json::parse(outcome.out, nullptr, false);
        EXPECT_EQ(schema_errors(out), "");
        return out;
    }

    void expect_not_assessed(const std::string& arguments, const std::string& problem) const {
        const auto out = report(arguments, 3);
        EXPECT_EQ(out["status"], "error");
        EXPECT_EQ(out["problems"][0]["code"], problem);
    }

    void expect_usage_error(const std::string& line, const std::string& message) const {
        const auto outcome = run(line);
        EXPECT_EQ(outcome.code, 2) << line;
        EXPECT_EQ(outcome.out, "") << line;
        EXPECT_THAT(outcome.err, HasSubstr(message)) << line;
    }

    /// Files in the folder whose name begins with a dot: what an interrupted run would leave.
    int leftovers() const {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(folder_))
            count += entry.path().filename().string().starts_with(".");
        return count;
    }

    fs::path folder_;
};

TEST_F(Cli, AnnotateWritesTheMarkedPlan) {
    EXPECT_EQ(run("$celah annotate plan.pdf -o marked.pdf").code, 0);
    EXPECT_THAT(content(folder_ / "marked.pdf"), StartsWith(content(folder_ / "plan.pdf")));
    run("$celah scan plan.pdf --format json --output report.json --annotate besides.pdf");
    EXPECT_EQ(content(folder_ / "besides.pdf"), content(folder_ / "marked.pdf"));
    run("$celah annotate plan.pdf --report report.json -o again.pdf");
    EXPECT_EQ(content(folder_ / "again.pdf"), content(folder_ / "marked.pdf"));
}

TEST_F(Cli, AnnotateNeverHarmsThePlan) {
    const auto before = content(folder_ / "plan.pdf");
    const auto itself = run("ln plan.pdf same.pdf; $celah annotate plan.pdf -o same.pdf");
    EXPECT_EQ(itself.code, 2);
    EXPECT_THAT(itself.err, HasSubstr("the plan itself"));
    EXPECT_EQ(run("$celah scan plan.pdf --annotate plan.pdf").code, 2);
    EXPECT_EQ(content(folder_ / "plan.pdf"), before);
    save("other.pdf", pdf({"Menu makan siang"}));
    EXPECT_EQ(run("$celah annotate other.pdf -o marked.pdf").code, 3);
    EXPECT_FALSE(fs::exists(folder_ / "marked.pdf"));
}

/// A round of one plan, with pages and workbook beside its report.
class CliRound : public Cli {
  protected:
    void SetUp() override {
        Cli::SetUp();
        const auto scanned = run("$celah scan plan.pdf --rules permenpanrb-52-2014 -o out --html --xlsx");
        ASSERT_EQ(scanned.code, 1) << scanned.err;
    }

    test::WorkbookEditor workbook() const {
        const std::string bytes = content(folder_ / "out/lke.xlsx");
        const auto book = workbook::read(bytes);
        for (std::size_t sheet = 0; book && sheet < book->sheets.size(); ++sheet)
            for (const auto& cell : book->sheets[sheet].cells)
                if (cell.text == "celah:item") return test::WorkbookEditor(bytes, sheet);
        throw std::runtime_error("no sheet of celah's");
    }

    std::string only_file(const std::string& directory) const {
        std::string out;
        for (const auto& entry : fs::directory_iterator(folder_ / directory)) {
            EXPECT_EQ(out, "");
            out = content(entry.path());
        }
        return out;
    }

    /// Of all files, by name.
    std::map<std::string, std::string> all() const {
        std::map<std::string, std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out"))
            if (entry.is_regular_file()) out[entry.path().string()] = content(entry.path());
        return out;
    }

    static std::string status(const json& report, const std::string& id) {
        for (const auto& area : report["areas"])
            for (const auto& indicator : area["indicators"])
                for (const auto& item : indicator["items"])
                    if (item["id"] == id) return item["status"];
        return "";
    }
};

/// What a run reuses depends on the rules: those behind links too.
TEST_F(Cli, RulesThatChangedAreSeenThroughLinks) {
    fs::copy(CELAH_SOURCE_DIR "/rules", folder_ / "store", fs::copy_options::recursive);
    fs::create_directory(folder_ / "shelf");
    for (const auto& entry : fs::directory_iterator(folder_ / "store")) fs::create_directory_symlink(entry.path(), folder_ / "shelf" / entry.path().filename());
    const std::string scan = "CELAH_RULES=shelf $celah scan plan.pdf -o out";
    EXPECT_EQ(run(scan).code, 1);
    std::ofstream(folder_ / "store/permenpanrb-52-2014/pack.toml", std::ios::app) << "a mistake";
    const auto again = run(scan);
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, HasSubstr("pack.toml"));
}

TEST_F(CliRound, PagesAndWorkbookStandBesideTheReports) {
    EXPECT_THAT(content(folder_ / "out/index.html"), AllOf(HasSubstr("<!DOCTYPE html>"), HasSubstr("html/plan-")));
    EXPECT_THAT(only_file("out/html"), HasSubstr("../index.html"));
    EXPECT_EQ(status(json::parse(only_file("out/reports")), "1.b.1"), "missing");
    EXPECT_EQ(workbook().text(workbook().row("1.b.1"), workbook().column("Kode")), "1.b.1");
    expect_usage_error("$celah scan plan.pdf --html", "--html goes with -o DIR");
    expect_usage_error("$celah scan plan.pdf --xlsx", "--xlsx goes with -o DIR");
}

TEST_F(CliRound, ApplyRenewsAllThatTheRoundMade) {
    const auto before = all();
    save("isi.xlsx", workbook().correct("1.b.1", "ada", "Ada pada lampiran", "Penilai Satu").save());
    const auto applied = run("$celah apply isi.xlsx -o out");
    EXPECT_EQ(applied.code, 0) << applied.err;
    EXPECT_EQ(applied.out, "1 koreksi diterima; 1 putusan dikoreksi, 0 koreksi tidak berlaku lagi; 1 laporan berubah.\n");
    for (const auto& [name, bytes] : all()) {
        if (fs::path(name).filename().string().starts_with(".lock")) continue;
        EXPECT_TRUE(!before.count(name) || before.at(name) != bytes) << name << " is as before";
    }
    EXPECT_EQ(status(json::parse(only_file("out/reports")), "1.b.1"), "present");
    EXPECT_THAT(only_file("out/html"), HasSubstr("dikoreksi oleh Penilai Satu pada 2025-06-30: Ada pada lampiran"));
    EXPECT_EQ(workbook().text(workbook().row("1.b.1"), workbook().column("Koreksi")), "ada");
}

TEST_F(CliRound, ApplyKeepsTheWorkbookThatWasFilledIn) {
    const std::string filled = workbook().correct("1.b.1", "ada").save();
    save("out/lke.xlsx", filled);
    const auto applied = run("$celah apply out/lke.xlsx -o out");
    EXPECT_EQ(applied.code, 0) << applied.err;
    EXPECT_THAT(applied.err, HasSubstr("buku kerja yang sudah diisi disimpan sebagai lke-"));
    int kept = 0;
    for (const auto& [_, bytes] : all()) kept += bytes == filled;
    EXPECT_EQ(kept, 1);
}

TEST_F(CliRound, ApplyNamesWrongCellsAndChangesNothing) {
    auto editor = workbook().correct("1.b.1", "ada").set("1.b.1", "Kode", "1.a.1");
    save("urut.xlsx", editor.save());
    const auto before = all();
    expect_usage_error("$celah apply urut.xlsx -o out", "urut.xlsx: Tidak ada koreksi yang diterima; 1 sel dalam buku kerja keliru:\n  " +
                                                            editor.address("1.b.1", "Kode") + ": baris ini bertuliskan kode \"1.a.1\"");
    expect_usage_error("$celah apply urut.xlsx -o out --lang en", "this row says \"1.a.1\"");
    expect_usage_error("$celah apply plan.pdf -o out", "bukan berkas .xlsx");
    expect_usage_error("$celah apply tidak-ada.xlsx -o out", "tidak-ada.xlsx: Berkas tidak ditemukan.");
    expect_usage_error("$celah apply tidak-ada.xlsx -o out --lang en", "tidak-ada.xlsx: there is no such file");
    expect_usage_error("$celah apply urut.xlsx -o lain", "lain: folder ini tidak memuat hasil 'celah scan -o'");
    EXPECT_EQ(all(), before);
    EXPECT_FALSE(fs::exists(folder_ / "lain"));
}

TEST_F(CliRound, ApplyWritesWhileNoOtherRunDoes) {
    save("isi.xlsx", workbook().correct("1.b.1", "ada").save());
    const auto before = all();
    const int lock = ::open((folder_ / "out/.lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(lock, LOCK_EX), 0);
    expect_usage_error("$celah apply isi.xlsx -o out", "out: perintah celah lain sedang menulis di folder ini");
    EXPECT_EQ(all(), before);
    ::close(lock);
    EXPECT_EQ(run("$celah apply isi.xlsx -o out").code, 0);
}

TEST_F(CliRound, ScanTakesCorrectionsOverAndBack) {
    save("isi.xlsx", workbook().correct("1.b.1", "ada").save());
    save("batal.xlsx", workbook().correct("1.b.1", "batal").save());
    const std::string scan = "$celah scan plan.pdf --rules permenpanrb-52-2014 ";
    const auto alone = run(scan + "--format json --corrections isi.xlsx --annotate marked.pdf");
    EXPECT_EQ(status(json::parse(alone.out), "1.b.1"), "present");
    EXPECT_THAT(content(folder_ / "marked.pdf"), StartsWith("%PDF"));
    run(scan + "-o out --corrections isi.xlsx");
    EXPECT_EQ(status(json::parse(only_file("out/reports")), "1.b.1"), "present");
    EXPECT_THAT(only_file("out/html"), HasSubstr("dikoreksi oleh")) << "pages of the run before";
    run(scan + "-o out --corrections batal.xlsx");
    EXPECT_EQ(status(json::parse(only_file("out/reports")), "1.b.1"), "missing");
    EXPECT_THAT(only_file("out/html"), Not(HasSubstr("dikoreksi oleh")));
}

TEST_F(CliRound, ApplyWithNothingToApplyTakesOffWhatIsNoLongerKept) {
    const json before = json::parse(only_file("out/reports"));
    const std::string untouched = workbook().save();
    save("isi.xlsx", workbook().correct("1.b.1", "ada").save());
    save("kosong.xlsx", untouched);
    run("$celah apply isi.xlsx -o out");
    ASSERT_EQ(status(json::parse(only_file("out/reports")), "1.b.1"), "present");
    const auto applied = run("rm out/corrections.json; $celah apply kosong.xlsx -o out");
    EXPECT_EQ(applied.code, 0) << applied.err;
    EXPECT_THAT(applied.out, HasSubstr("0 putusan dikoreksi, 0 koreksi tidak berlaku lagi; 1 laporan berubah"));
    EXPECT_EQ(json::parse(only_file("out/reports"))["areas"], before["areas"]);
    EXPECT_EQ(json::parse(content(folder_ / "out/results.jsonl"))["items"], before["summary"]["items"]);
    EXPECT_FALSE(fs::exists(folder_ / "out/corrections.json"));
}

TEST_F(CliRound, MergeCarriesCorrectionsAlong) {
    save("kosong.xlsx", workbook().save());
    save("isi.xlsx", workbook().correct("1.b.1", "ada").save());
    run("$celah apply isi.xlsx -o out");
    for (const char* again : {"once", "again"}) {
        const auto merged = run("$celah merge out -o whole");
        ASSERT_EQ(merged.code, 0) << merged.err;
        EXPECT_EQ(content(folder_ / "whole/corrections.json"), content(folder_ / "out/corrections.json")) << again;
        EXPECT_EQ(only_file("whole/reports"), only_file("out/reports")) << again;
    }
    EXPECT_EQ(run("$celah apply kosong.xlsx -o whole").code, 0);
    EXPECT_EQ(status(json::parse(only_file("whole/reports")), "1.b.1"), "present");
}

TEST_F(CliRound, MergeWritesWhereNoOtherRunDoes) {
    run("$celah merge out -o whole");
    const int lock = ::open((folder_ / "whole/.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    ASSERT_EQ(::flock(lock, LOCK_EX), 0);
    expect_usage_error("$celah merge out -o whole", "whole: ");
    ::close(lock);
    EXPECT_EQ(run("$celah merge out -o whole").code, 0);
    save("whole/journal.jsonl", "");
    expect_usage_error("$celah merge out -o whole", "celah scan");
}

TEST_F(CliRound, SimilarAnswersForFinishedRoundsOnly) {
    save("out/journal.jsonl", "");
    expect_usage_error("$celah similar out", "celah scan");
    expect_usage_error("rm out/results.jsonl; $celah similar out", "celah scan");
}

TEST_F(CliRound, SimilarKnowsAPlanInTwoRounds) {
    const auto found = run("$celah merge out -o whole >/dev/null && $celah similar out whole --format json");
    EXPECT_EQ(found.code, 0) << found.err;
    EXPECT_EQ(json::parse(found.out)["plans"].size(), 1U);
    EXPECT_EQ(run("cp plan.pdf copy.pdf; $celah scan plan.pdf copy.pdf -o both; $celah similar both").code, 1) << "equal files, however short";
}

TEST_F(Cli, MergeExpectsWhatWasScanned) {
    save("copy.pdf", content(folder_ / "plan.pdf"));
    ASSERT_EQ(run("mkdir -p in/draft && mv plan.pdf in && mv copy.pdf in/draft && $celah scan in --exclude draft -o part").code, 1);
    const auto missed = run("echo in | $celah merge part -o whole --expect -");
    EXPECT_EQ(missed.code, 3);
    EXPECT_THAT(missed.err, HasSubstr("in/draft/copy.pdf"));
    const auto merged = run("echo in | $celah merge part -o whole --expect - --exclude draft");
    EXPECT_EQ(merged.code, 0) << merged.err;
    expect_usage_error("$celah merge part -o whole --exclude draft", "--expect");
}

TEST_F(Cli, ListsMayComeFromWindows) {
    save("copy.pdf", content(folder_ / "plan.pdf"));
    save("daftar.txt", "\xef\xbb\xbfplan.pdf\r\ncopy.pdf\r\n");
    EXPECT_EQ(run("$celah scan --files-from daftar.txt -o out").code, 1);
    EXPECT_EQ(run("$celah merge out -o whole --expect daftar.txt").code, 0);
}

TEST_F(Cli, TheOutputDirectoryIsNoInput) {
    fs::create_directory(folder_ / "in");
    fs::rename(folder_ / "plan.pdf", folder_ / "in/plan.pdf");
    for (int again = 0; again < 2; ++again) {
        const auto scanned = run("$celah scan in -o in/hasil");
        EXPECT_EQ(scanned.code, 1);
        EXPECT_EQ(scanned.err, "") << "nothing was left out";
        const std::string results = content(folder_ / "in/hasil/results.jsonl");
        EXPECT_EQ(std::count(results.begin(), results.end(), '\n'), 1);
        save("in/hasil/ditandai.pdf", content(folder_ / "in/plan.pdf"));
    }
    EXPECT_EQ(run("echo in | $celah merge in/hasil -o in/utuh --expect -").code, 0);
}

TEST_F(Cli, ErrorsAreSaidInTheLanguageAskedFor) {
    run("$celah scan plan.pdf --format json --output report.json");
    save("other.pdf", pdf({"Menu makan siang"}));
    const auto other = [&](const std::string& options) { return run("$celah annotate other.pdf --report report.json -o x.pdf " + options).err; };
    EXPECT_THAT(other(""), HasSubstr("other.pdf: laporan yang diberikan adalah laporan berkas lain"));
    EXPECT_THAT(other("--lang en"), HasSubstr("The report is of another file"));
    expect_usage_error("$celah scan plan.pdf --lang en --output none/x", "none/x: cannot be written: No such file");
}

TEST_F(Cli, HelpAndVersionAreAnswers) {
    for (const std::string line : {"--help", "-h", "scan --help", "rules --help", "dump --help", "explain -h"}) {
        const auto outcome = run("$celah " + line);
        EXPECT_EQ(outcome.code, 0) << line;
        EXPECT_EQ(outcome.err, "") << line;
        EXPECT_THAT(outcome.out, HasSubstr("Usage: celah ")) << line;
    }
    EXPECT_THAT(run("$celah --version").out, testing::MatchesRegex("celah [0-9.]+\n"));
}

TEST_F(Cli, WrongUsageIsExplainedOnStandardError) {
    expect_usage_error("$celah", "Usage: celah");
    expect_usage_error("$celah plan.pdf", "unknown command 'plan.pdf'");
    expect_usage_error("$celah scan", "no plan to scan");
    expect_usage_error("printf 'a.pdf\\000b.pdf\\000' | $celah merge rounds -o all --expect -", "-0 is missing");
    for (const char* percent : {"nan", "500", "-3", "inf"}) expect_usage_error("$celah similar . --least=" + std::string(percent), "--least takes a percentage");
    expect_usage_error("$celah scan --formal text plan.pdf", "--formal");
    expect_usage_error("$celah scan --form text plan.pdf", "--form");  // no abbreviations
    expect_usage_error("$celah scan --format xml plan.pdf", "unknown format 'xml'");
    expect_usage_error("$celah scan --lang fr plan.pdf", "unknown language 'fr'");
    expect_usage_error("$celah scan --format json plan.pdf plan.pdf", "--format jsonl");
    expect_usage_error("$celah scan - -", "only once");
    expect_usage_error("$celah rules", "Usage: celah rules");
    expect_usage_error("$celah rules paint", "Usage: celah rules");
    expect_usage_error("$celah rules list a b", "too many arguments");
    expect_usage_error("$celah dump pixels plan.pdf", "Usage: celah dump");
    expect_usage_error("$celah explain plan.pdf", "a plan and an item are needed");
}

TEST_F(Cli, InputThatIsNoPlanGetsAnErrorReport) {
    save("empty.pdf", "");
    save("word.pdf", "PK\x03\x04 not a PDF at all");
    expect_not_assessed("missing.pdf", "not-found");
    expect_not_assessed("plan.pdf/below", "not-found");
    expect_not_assessed("empty.pdf", "empty");
    expect_not_assessed("word.pdf", "not-a-pdf");
    EXPECT_THAT(run("$celah scan missing.pdf").out, StartsWith("TIDAK DAPAT DINILAI: Berkas tidak ditemukan."));
}

TEST_F(Cli, TruncatedPlanIsNeverFineInSilence) {
    const auto whole = content(folder_ / "plan.pdf");
    save("cut.pdf", whole.substr(0, whole.size() / 2));
    const auto outcome = run("$celah scan --format json cut.pdf");
    const auto out = json::parse(outcome.out);
    EXPECT_THAT(outcome.code, AnyOf(1, 3));
    EXPECT_NE(out["status"], "ok");
    EXPECT_THAT(out["problems"], Not(IsEmpty()));
}

TEST_F(Cli, StandardInputIsADocument) {
    const auto piped = run("$celah scan --format json - <plan.pdf");
    const auto named = run("$celah scan --format json plan.pdf");
    auto expected = json::parse(named.out);
    expected["document"]["path"] = "-";
    EXPECT_EQ(json::parse(piped.out), expected);
    EXPECT_EQ(piped.code, named.code);
    expect_not_assessed("-", "empty");
}

TEST_F(Cli, SeveralPlansBecomeLinesOrReportsInOrder) {
    save("empty.pdf", "");
    const auto lines = run("$celah scan --format jsonl empty.pdf missing.pdf");
    EXPECT_EQ(lines.code, 3);
    std::istringstream in(lines.out);
    std::vector<std::string> codes;
    for (std::string line; std::getline(in, line);) codes.push_back(json::parse(line)["problems"][0]["code"]);
    EXPECT_EQ(codes, (std::vector<std::string>{"empty", "not-found"}));

    const auto text = run("$celah scan --lang en empty.pdf missing.pdf").out;
    EXPECT_THAT(text, StartsWith("COULD NOT BE ASSESSED: "));
    EXPECT_LT(text.find("empty.pdf"), text.find("===="));
    EXPECT_LT(text.find("===="), text.find("missing.pdf"));
}

TEST_F(Cli, OutputAppearsWholeOrNotAtAll) {
    EXPECT_EQ(run("$celah scan missing.pdf --format json --output report.json").out, "");
    EXPECT_EQ(schema_errors(json::parse(content(folder_ / "report.json"))), "");
    EXPECT_EQ(leftovers(), 0);

    save("old.json", "old");
    run("chmod 640 old.json; ln -s old.json link.json");
    EXPECT_EQ(run("$celah scan missing.pdf --rules none --output old.json").code, 2);
    EXPECT_EQ(content(folder_ / "old.json"), "old");
    EXPECT_EQ(run("$celah scan missing.pdf --output link.json").code, 3);
    EXPECT_TRUE(fs::is_symlink(folder_ / "link.json"));
    EXPECT_THAT(content(folder_ / "old.json"), StartsWith("TIDAK DAPAT"));
}

TEST_F(Cli, FailingOutputIsNeverSilent) {
    expect_usage_error("$celah scan missing.pdf --output none/report.txt",
                       "none/report.txt: tidak dapat ditulis: No such file");
    expect_usage_error("$celah scan missing.pdf --output .", ".: tidak dapat ditulis");
    expect_usage_error("$celah scan missing.pdf --output plan.pdf plan.pdf", "is one of the plans");
    if (fs::exists("/dev/full")) {
        expect_usage_error("$celah scan missing.pdf --output /dev/full", "/dev/full: tidak dapat ditulis: No space left");
        expect_usage_error("$celah scan missing.pdf >/dev/full", "standard output: tidak dapat ditulis: No space left");
        expect_usage_error("$celah --help >/dev/full", "standard output: cannot be written");
        EXPECT_FALSE(fs::is_regular_file("/dev/full"));
    }
    expect_usage_error("$celah scan missing.pdf >&-", "standard output: tidak dapat ditulis");
    expect_usage_error(
        "mkfifo pipe; { sleep 1; $celah scan missing.pdf; echo $? >code; } >pipe & true <pipe; wait; exit $(cat code)",
        "standard output: tidak dapat ditulis: Broken pipe");
    EXPECT_EQ(leftovers(), 0);
}

TEST_F(Cli, InterruptLeavesNothingBehind) {
    const auto outcome =
        run("sleep 2 | timeout --preserve-status -s INT 0.5 $celah scan - --output report.txt; echo $? >code; exit "
            "$(cat code)");
    EXPECT_EQ(outcome.code, 130);
    EXPECT_FALSE(fs::exists(folder_ / "report.txt"));
    EXPECT_EQ(leftovers(), 0);
}

TEST_F(Cli, WhatNobodyReadIsNotCalledComplete) {
    // A cover, and a page that is nothing but a picture.
    const std::string image = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
    save("scan.pdf", test::PdfMaker()
                         .page(test::show(72, 700, "RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2020"))
                         .page(image)
                         .str());
    const auto out = report("scan.pdf --rules permenpanrb-52-2014", 3);
    EXPECT_EQ(out["document"]["kind"], "unknown");
    EXPECT_EQ(out["summary"]["items"]["not_assessed"], 73);
}

TEST_F(Cli, APlanThatCannotBeReadCostsTheOthersNothing) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "needs a limit on memory, which the sanitizer does not live with";
#endif
    const auto outcome = run("truncate -s 1000M huge.pdf; ulimit -v 1000000; "
                             "$celah scan --rules permenpanrb-52-2014 --format jsonl plan.pdf huge.pdf plan.pdf");
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    std::istringstream in(outcome.out);
    std::vector<json> reports;
    for (std::string line; std::getline(in, line);) reports.push_back(json::parse(line));
    ASSERT_EQ(reports.size(), 3U);
    EXPECT_EQ(reports[0], reports[2]);
    EXPECT_EQ(reports[1]["status"], "error");
    EXPECT_EQ(reports[1]["problems"][0]["code"], "too-large");
}

TEST_F(Cli, RulesStandBesideTheProgram) {
    fs::create_directories(folder_ / "bin");
    fs::create_directories(folder_ / "share/celah");
    fs::copy(CELAH_SOURCE_DIR "/rules", folder_ / "share/celah/rules", fs::copy_options::recursive);
    const auto moved = run("cp $celah bin/celah; ./bin/celah rules list");
    EXPECT_EQ(moved.code, 0) << moved.err;
    EXPECT_THAT(moved.out, HasSubstr(fs::canonical(folder_ / "share/celah/rules/permenpanrb-52-2014").string()));
    fs::remove_all(folder_ / "share");
    EXPECT_THAT(run("./bin/celah rules list").out, Not(HasSubstr(CELAH_SOURCE_DIR)));
    fs::remove_all(folder_ / "bin");
}

TEST_F(Cli, RulesAreFoundNamedAndChecked) {
    expect_usage_error("$celah scan plan.pdf --rules permenpanrb-1-1900", "there are no rules 'permenpanrb-1-1900'");
    expect_usage_error("$celah scan plan.pdf --rules ./", "there are no rules './'");
    EXPECT_THAT(run("$celah rules list").out, HasSubstr("permenpanrb-52-2014\t"));
    EXPECT_EQ(run("$celah rules check").code, 0);
    const auto tested = run("$celah rules test");
    EXPECT_THAT(tested.out, testing::MatchesRegex("(permenpanrb-[0-9-]+: [0-9]+ examples, [0-9]+ failed\n)+"));
    EXPECT_EQ(tested.code, tested.err.empty() ? 0 : 1);  // that none fails is for the rules' own test
}

TEST_F(Cli, RulesShowTellsWhatARuleAsks) {
    const auto item = run("$celah rules show 1.c.3");
    EXPECT_EQ(item.code, 0);
    EXPECT_THAT(item.out,
                AllOf(StartsWith("[permenpanrb-52-2014]\n1.c.3 "), HasSubstr("present:"), HasSubstr("passes:"), HasSubstr("regulation:")));
    EXPECT_THAT(run("$celah rules show 1.c").out, AllOf(HasSubstr("1.c.1 "), HasSubstr("expected evidence:")));
    EXPECT_THAT(run("$celah rules show permenpanrb-52-2014").out, HasSubstr("1.Ta "));
    expect_usage_error("$celah rules show 9.z.9", "there is no '9.z.9'");
}

TEST_F(Cli, MistakesInRulesAreShownWithTheirPlace) {
    fs::create_directories(folder_ / "own/broken");
    fs::copy(CELAH_SOURCE_DIR "/rules/vocabulary", folder_ / "own/vocabulary");
    save("own/broken/pack.toml", "id = \"broken\"\ntitle = \n");
    const std::string place = "pack.toml:2:";
    expect_usage_error("CELAH_RULES=own $celah rules check broken", place);
    expect_usage_error("$celah rules check own/broken", place);
    expect_usage_error("$celah scan plan.pdf --rules own/broken", place);
    const auto listed = run("CELAH_RULES=own $celah rules list");
    EXPECT_EQ(listed.code, 2);
    EXPECT_THAT(listed.out, HasSubstr("permenpanrb-52-2014"));
    EXPECT_THAT(listed.err, HasSubstr("own/broken"));
}

TEST_F(Cli, DumpShowsWhatEachStageReads) {
    EXPECT_THAT(run("$celah dump words plan.pdf").out,
                AllOf(StartsWith("1\t72.0 "), HasSubstr("\t-\tRENCANA\n")));
    EXPECT_THAT(run("$celah dump text plan.pdf").out, HasSubstr("rencana kerja pembangunan zona integritas"));
    EXPECT_EQ(run("$celah dump outline plan.pdf").code, 0);
    EXPECT_EQ(run("$celah dump tables - <plan.pdf").code, 0);
    const auto missing = run("$celah dump words missing.pdf");
    EXPECT_EQ(missing.code, 3);
    EXPECT_THAT(missing.err, HasSubstr("missing.pdf"));
}

TEST_F(Cli, ExplainTellsHowAnItemOfThePackWasJudged) {
    const auto outcome = run("$celah explain plan.pdf 1.a.1 --lang en");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, AllOf(StartsWith("1.a.1 "), HasSubstr("Phrases tried:")));
    expect_usage_error("$celah explain plan.pdf 9.z.9", "9.z.9");
    EXPECT_EQ(run("$celah explain missing.pdf 1.c.3").code, 3);
}

}  // namespace
}  // namespace celah
