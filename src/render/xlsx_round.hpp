// The workbook of a round: a recapitulation, and a sheet like the LKE for each plan that could be assessed.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "celah/render.hpp"
#include "celah/report.hpp"
#include "render/xlsx_sheets.hpp"

namespace celah::render::xlsx {

/// More sheets than this make a workbook that spreadsheet programs open slowly; a round that has more gets several workbooks.
inline constexpr std::size_t most_plans = 200;

class RoundWorkbook {
  public:
    /// `part` of `parts` counts from 1.
    RoundWorkbook(const RenderOptions& options, std::size_t part, std::size_t parts);

    void add(const Report& report);
    /// Error: as Book::take(). Nothing can be added afterwards.
    Result<std::string> take();

  private:
    struct Line {
        const Sheet* sheet = nullptr;   ///< none: it could not be assessed
        std::string agency, year, file, status, problem, score;
        double coverage = 0;
        Counts items;
        CorrectionCounts corrections;
        std::vector<AreaCoverage> areas;
    };

    const AnswerTable& answers_for(const Report& report);
    void line(lxw_row_t row, int number, const Line& line);
    void titles();

    Book book_;
    Sheet& recapitulation_;
    std::string part_;
    std::vector<std::string> area_ids_;
    std::vector<Line> lines_;
    std::vector<std::pair<std::string, std::unique_ptr<AnswerTable>>> answers_;   ///< by rule pack
};

}  // namespace celah::render::xlsx
