// The report as bookmarks: areas, and below them indicators with their verdict.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "annotate/update.hpp"
#include "celah/language.hpp"
#include "celah/report.hpp"

namespace celah::annotate_detail {

/// Puts them before the bookmarks that the plan has. `pages` are those of the plan; what stands on none of them leads to `front`.
void add_bookmarks(Update& update, QPDFObjectHandle root, const Report& report, const std::vector<QPDFObjectHandle>& pages,
                   QPDFObjectHandle front, Language language);

}  // namespace celah::annotate_detail
