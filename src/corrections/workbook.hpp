// A workbook's cells, as some spreadsheet program saved them. Formulas are not calculated: what the program stored counts.
//
// By libzip and pugixml: liborcus 0.17 leaves out strings that stand in the cell (t="inlineStr") and says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "celah/corrections.hpp"
#include "celah/result.hpp"

namespace celah::workbook {

struct Cell {
    enum class Kind { text, number, truth, error };
    std::uint32_t row = 0, column = 0;   ///< count from 0
    Kind kind = Kind::text;
    std::string text;                    ///< as stored; of an error its name
    double number = 0;
};

struct Sheet {
    std::string name;
    std::vector<Cell> cells;             ///< by row, then column; empty ones are left out
};

struct Workbook {
    std::vector<Sheet> sheets;
    bool from_1904 = false;              ///< dates count from 1904-01-01
};

/// Error: "bad-workbook", said in this language.
Result<Workbook> read(std::string_view bytes, Language language = Language::id, const WorkbookLimits& limits = {});

/// "LKE!S14".
std::string address(const Sheet& sheet, std::uint32_t row, std::uint32_t column);

}  // namespace celah::workbook
