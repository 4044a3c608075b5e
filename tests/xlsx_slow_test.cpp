// The workbook in LibreOffice: filled in, recalculated, saved, and read back.
#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "celah/corrections.hpp"
#include "celah/render.hpp"
#include "plan_report.hpp"
#include "workbook_editor.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
using namespace test;
using nlohmann::json;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Saved {
    std::string bytes;
    json told;
};

class XlsxInLibreOffice : public testing::Test {
  protected:
    void SetUp() override {
        if (std::system("command -v soffice >/dev/null && /usr/bin/python3 -c 'import uno' 2>/dev/null") != 0)
            GTEST_SKIP() << "LibreOffice or python3-uno is not installed (tools/install-packages --slow)";
        std::string name = (fs::temp_directory_path() / "celah-xlsx-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override {
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    Saved fill_in(const std::string& workbook, const json& cells) {
        std::ofstream(folder_ / "in.xlsx", std::ios::binary) << workbook;
        std::ofstream(folder_ / "cells.json") << cells.dump();
        const std::string folder = "'" + folder_.string() + "/";
        const std::string command = "timeout 240 /usr/bin/python3 '" CELAH_SOURCE_DIR "/tests/spreadsheet.py' " + folder + "in.xlsx' " + folder + "out.xlsx' " + folder + "cells.json' >" + folder + "told'";
        EXPECT_EQ(std::system(command.c_str()), 0);
        return {content(folder_ / "out.xlsx"), json::parse(content(folder_ / "told"))};
    }

    fs::path folder_;
};

std::vector<std::string> options_of(const std::string& answer) {
    std::vector<std::string> out;
    std::istringstream in(answer);
    for (std::string one; answer != "%" && std::getline(in, one, '/');) out.push_back(one);
    return out;
}

/// An assessor's answers, and what they are worth by hand.
struct Answers {
    json cells = json::array();
    std::vector<std::string> lists;               ///< the drop-down expected for each cell; empty: none
    std::map<std::string, double> score;          ///< by indicator, "area N", "pemenuhan", "reform"; "total"
};

Answers answer_all(const Report& report, const WorkbookEditor& lke) {
    Answers out;
    int n = 0;
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) {
                const auto options = options_of(item.answer);
                const std::string cell = workbook::address(lke.sheet(), lke.row(item.id), lke.column("Jawaban TPI")).substr(4);
                double worth = 0;
                if (options.empty()) {
                    worth = (n * 7 % 101) / 100.0;
                    out.cells.push_back({"LKE", cell, worth});
                    out.lists.emplace_back();
                } else {
                    const std::size_t chosen = static_cast<std::size_t>(n) % options.size();
                    const std::map<std::size_t, std::vector<double>> worths{{2, {1, 0}}, {3, {1, 0.5, 0}}, {4, {1, 0.67, 0.33, 0}}, {5, {1, 0.75, 0.5, 0.25, 0}}};
                    worth = worths.at(options.size()).at(chosen);
                    out.cells.push_back({"LKE", cell, options[chosen]});
                    std::string list;
                    for (const auto& option : options) list += (list.empty() ? "\"" : "\",\"") + option;
                    out.lists.push_back(list + "\"");
                }
                ++n;
                const double points = item.weight * worth;
                out.score[indicator.id] += points;
                out.score["area " + area.id] += points;
                out.score[indicator.kind == IndicatorKind::reform ? "reform" : "pemenuhan"] += points;
                out.score["total"] += points;
            }
    return out;
}

std::string without_spaces_and_separators(std::string text) {
    std::replace(text.begin(), text.end(), ';', ',');
    std::erase(text, ' ');
    return text;
}

TEST_F(XlsxInLibreOffice, TotalsAreThoseOfTheReference) {
    const Report& report = plan_of_90();
    const WorkbookEditor before(render_xlsx(report));
    const Answers answers = answer_all(report, before);
    const Saved saved = fill_in(render_xlsx(report), answers.cells);
    for (std::size_t i = 0; i < answers.lists.size(); ++i) {
        if (answers.lists[i].empty()) {
            EXPECT_TRUE(saved.told["validation"][i].is_null()) << i;
        } else {
            EXPECT_EQ(without_spaces_and_separators(saved.told["validation"][i]), answers.lists[i]);
        }
    }
    for (const auto& [formula, error] : saved.told["formulas"].items()) EXPECT_EQ(error, 0) << formula;

    const WorkbookEditor lke(saved.bytes);
    const auto score = lke.column("Skor"), id = lke.column("Kode"), title = lke.column("Area / indikator / pertanyaan");
    std::map<std::string, double> sums;
    for (const auto& cell : lke.sheet().cells) {
        if (cell.column != score || cell.kind != workbook::Cell::Kind::number) continue;
        const std::string name = lke.text(cell.row, title), code = lke.text(cell.row, id);
        if (name.find("PENGUNGKIT") != name.npos) sums["total"] = cell.number;
        else if (name.ends_with("PEMENUHAN")) sums["pemenuhan"] = cell.number;
        else if (name.ends_with("REFORM")) sums["reform"] = cell.number;
        else if (code.size() == 1) sums["area " + code] += cell.number;   // of both halves
        else sums[code] = cell.number;
    }
    for (const auto& [name, expected] : answers.score) {
        ASSERT_TRUE(sums.count(name)) << name;
        EXPECT_NEAR(sums[name], expected, 1e-4) << name;
    }

    const WorkbookEditor scores(saved.bytes, 1);
    const auto total = scores.column("Jumlah");
    for (const auto& cell : scores.sheet().cells) {
        if (cell.text != "Pengungkit") continue;
        EXPECT_NEAR(std::stod(scores.text(cell.row, total)), answers.score.at("total"), 1e-4);
        for (const auto& one : report.summary.minima) {
            const bool reached = answers.score.at("total") >= one.demanded.leverage;
            EXPECT_EQ(scores.text(cell.row, scores.column("Syarat " + one.demanded.predicate)), reached ? "terpenuhi" : "tidak terpenuhi");
        }
    }
    for (const auto& area : report.areas)
        for (const auto& cell : scores.sheet().cells) {
            if (cell.text != area.name) continue;
            const double percent = 100 * answers.score.at("area " + area.id) / area.weight_percent;
            for (const auto& one : report.summary.minima)
                EXPECT_EQ(scores.text(cell.row, scores.column("Syarat " + one.demanded.predicate)), percent >= one.demanded.area_percent ? "terpenuhi" : "tidak terpenuhi") << area.id;
        }
}

TEST_F(XlsxInLibreOffice, BestAnswersReachEverything) {
    const Report& report = plan_of_90();
    const WorkbookEditor before(render_xlsx(report));
    json cells = json::array();
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& item : indicator.items) {
                const auto options = options_of(item.answer);
                const std::string cell = workbook::address(before.sheet(), before.row(item.id), before.column("Jawaban TPI")).substr(4);
                cells.push_back({"LKE", cell, options.empty() ? json(1.0) : json(options.front())});
            }
    const WorkbookEditor scores(fill_in(render_xlsx(report), cells).bytes, 1);
    int reached = 0;
    for (const auto& cell : scores.sheet().cells) {
        EXPECT_NE(cell.text, "tidak terpenuhi");
        EXPECT_NE(cell.text, "belum terjawab semua");
        reached += cell.text == "terpenuhi";
    }
    EXPECT_EQ(reached, 2 * 7);
}

TEST_F(XlsxInLibreOffice, CorrectionsComeBack) {
    const Report& report = plan_of_90();
    const WorkbookEditor before(render_xlsx(report));
    const std::string id = first_item(report, Status::missing).id;
    const auto cell = [&](const char* title) { return before.address(id, title).substr(4); };
    const json cells = {{"LKE", cell("Koreksi"), "ada"},
                        {"LKE", cell("Alasan koreksi"), "Ada pada lampiran 3, “tertulis”"},
                        {"LKE", cell("Nama"), "Penilai Satu"},
                        {"LKE", cell("Tanggal"), {{"date", "2025-06-30"}}}};
    const Saved saved = fill_in(render_xlsx(report), cells);
    const auto read = read_corrections(saved.bytes);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_THAT(*read, SizeIs(1));
    EXPECT_EQ(read->front().date, "2025-06-30");
    EXPECT_EQ(read->front().reason, "Ada pada lampiran 3, “tertulis”");
    const Report after = corrected(report, *read);
    EXPECT_EQ(item(after, id).verdict.status, Status::present);
    EXPECT_THAT(item(after, id).verdict.correction->stale, IsEmpty());
    // Its own workbook, through LibreOffice once more, says the same.
    const auto again = read_corrections(fill_in(render_xlsx(after), json::array()).bytes);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(write_corrections_json(*again), write_corrections_json(*read));
}

TEST_F(XlsxInLibreOffice, HostileTextStaysText) {
    Report report = plan_of_90();
    const std::vector<std::string> evil{"=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", std::string(60'000, 'x'),
                                        "\u202eDETALEB", "_x003D_1"};
    report.document.agency = evil[0];
    report.document.path = evil[4];
    std::size_t n = 0;
    for (AreaResult& area : report.areas)
        for (IndicatorResult& indicator : area.indicators)
            for (ItemResult& item : indicator.items)
                for (Location& place : item.verdict.found) place.quote = evil[n++ % evil.size()];
    const Saved saved = fill_in(render_xlsx(report), json::array());
    for (const auto& [formula, error] : saved.told["formulas"].items()) {
        EXPECT_EQ(error, 0) << formula;
        EXPECT_THAT(formula, Not(HasSubstr("HYPERLINK")));
        EXPECT_THAT(formula, Not(HasSubstr("cmd")));
        EXPECT_NE(formula, "=1");
    }
    const auto book = workbook::read(saved.bytes, {});
    ASSERT_TRUE(book) << book.error().message;
    int seen = 0;
    for (const auto& cell : book->sheets[0].cells) seen += cell.text == evil[0] && cell.kind == workbook::Cell::Kind::text;
    EXPECT_GT(seen, 0);
}

}  // namespace
}  // namespace celah
