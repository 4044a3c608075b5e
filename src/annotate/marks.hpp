// The passages that a report found, each once, with all that it states.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "annotate/geometry.hpp"
#include "annotate/sheets.hpp"
#include "annotate/update.hpp"
#include "celah/language.hpp"
#include "celah/report.hpp"

namespace celah::annotate_detail {

inline constexpr Color green{0.72, 0.94, 0.70}, amber{1.0, 0.85, 0.45};

struct Mark {
    Location place;
    bool partial = false;
    std::string note = {};          ///< a line for each item or target that it states
    std::vector<Box> lines = {};    ///< of the passage, at least one
};

/// In the order of pages. `document` is what the report was made of.
std::vector<Mark> marks(const Report& report, const Document& document, Language language);

/// Adds the annotations of one page behind those that it has.
void mark_page(Update& update, QPDFObjectHandle page, const std::vector<const Mark*>& marks);

}  // namespace celah::annotate_detail
