// The sheets of a workbook: each function writes one.
#pragma once

#include <string>
#include <vector>

#include "celah/report.hpp"
#include "render/xlsx_book.hpp"

namespace celah::render::xlsx {

/// Where the value of each answer stands: the sheet's formulas look it up there.
struct AnswerTable {
    struct Kind {
        std::string name;                  ///< "A/B/C"
        std::vector<std::string> options;  ///< empty: a percentage
        std::string range;                 ///< "'Pilihan jawaban'!$B$5:$C$7"
    };
    std::vector<Kind> kinds;
    const Kind* find(const std::string& name) const;
};

/// The kinds of answer that a report asks for; none where its regulation has no such answers.
std::vector<AnswerTable::Kind> answer_kinds(const Report& report);
AnswerTable write_answers(Book& book, std::vector<AnswerTable::Kind> kinds);

/// Cells of an LKE sheet that other sheets refer to.
struct AreaCells {
    std::string id;
    std::vector<std::string> pemenuhan = {}, reform = {}, other = {};   ///< scores
    std::vector<std::string> values = {};                     ///< ranges: a number for each question that is answered
    int questions = 0;
};
struct LkeCells {
    std::string score;                      ///< of the pengungkit; empty where there are no answers
    std::vector<AreaCells> areas;           ///< as in the report
};

/// The assessor's sheet: every question with celah's verdict, and room for answers, notes and corrections.
LkeCells write_lke(Book& book, Sheet& sheet, const Report& report, const AnswerTable& answers);

void write_scores(Book& book, Sheet& sheet, const Report& report, const LkeCells& cells);
void write_gaps(Book& book, Sheet& sheet, const Report& report);
void write_read(Book& book, Sheet& sheet, const Report& report, const std::string& date);

/// Of a percentage as reports print it, with one decimal.
double share(double percent);

/// The words of a verdict, with what an assessor said about it.
std::string verdict_text(const Verdict& verdict, Language language);
Style verdict_style(Status status);

/// How many corrections hold, and how many no longer do.
struct CorrectionCounts {
    int hold = 0, stale = 0;
};
CorrectionCounts count_corrections(const Report& report);

namespace look {
inline constexpr std::uint32_t navy = 0x1F3864, band = 0xD9E2F3, light = 0xF2F2F2, unit = 0xFFF9E5, tpi = 0xE2F0D9, celah = 0xEAF3FA, fix = 0xFCE9DA;
inline constexpr std::uint32_t green = 0x2E6B1F, amber = 0x8A5A00, red = 0xB00020, grey = 0x595959, white = 0xFFFFFF;
inline const Style title{.ink = navy, .bold = true, .wrap = false, .border = false, .size = 14};
inline const Style plain{};
inline const Style note{.ink = grey, .italic = true, .wrap = false, .border = false};
inline const Style header{.fill = navy, .ink = white, .bold = true, .center = true};
}  // namespace look

}  // namespace celah::render::xlsx
