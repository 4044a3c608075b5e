#pragma once

#include "celah/report.hpp"

namespace celah::render {

/// The report with every text in it made inert (see columns.hpp): plans come from strangers, and so do file names.
Report inert(Report report);

}  // namespace celah::render
