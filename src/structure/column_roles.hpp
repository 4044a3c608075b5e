// What a column is for, by the words in its header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/structure.hpp"

namespace celah::layout {

/// What the words of a header cell say of its column.
struct HeaderWords {
    ColumnRole role = ColumnRole::other;
    bool names_column = false;  ///< few words, at least half of which speak of the role
};

/// `words` are normalised, of all header rows from top to bottom. Month columns are not told here, see is_month().
HeaderWords read_header(const std::vector<std::string_view>& words);

/// "jan", "september", "tw", "triwulan", "b07", "iii", "12": names one period of a schedule. Roman numerals and plain
/// numbers do so only below a header that speaks of time, which `below_time` tells.
bool is_month(const std::vector<std::string_view>& words, bool below_time);

/// A header such as WAKTU, TAHUN 2019, JADWAL, BULAN, TRIWULAN, TARGET.
bool speaks_of_time(const std::vector<std::string_view>& words);

}  // namespace celah::layout
