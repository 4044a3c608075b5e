// What a column is for, by the words in its header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/structure.hpp"

namespace celah::layout {

/// `words` are normalised, of all header rows from top to bottom. Month columns are not told here, see is_month().
ColumnRole role_of(const std::vector<std::string_view>& words);

/// Whether a header cell with these few words names a role: at least half of them speak of it.
bool names_column(const std::vector<std::string_view>& words);

/// "jan", "september", "tw", "triwulan", "b07", "iii", "12": names one period of a schedule. Roman numerals and plain
/// numbers do so only below a header that speaks of time, which `below_time` tells.
bool is_month(const std::vector<std::string_view>& words, bool below_time);

/// A header such as WAKTU, TAHUN 2019, JADWAL, BULAN, TRIWULAN, TARGET.
bool speaks_of_time(const std::vector<std::string_view>& words);

/// Equal, or one letter different in words of six letters or more.
bool nearly_equal(std::string_view a, std::string_view b);

}  // namespace celah::layout
