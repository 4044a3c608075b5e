// What the pages in front say: the gaps, most important first.
#pragma once

#include <string>
#include <vector>

#include "celah/language.hpp"
#include "celah/report.hpp"

namespace celah::annotate_detail {

/// Content streams as Sheets::finish() gives them. `unmarked`: passages that stand on no page of the PDF.
std::vector<std::string> gap_pages(const Report& report, int unmarked, Language language);

}  // namespace celah::annotate_detail
